/**
 * Weights of an averaged perceptron in a hashed table. The average over all steps is had without time stamps: next to each
 * weight runs the sum of its changes times the step they came at (Daumé, thesis, 2006, figure 2.3).
 */
export class Weights {
  readonly values: Float32Array
  private readonly sums: Float64Array
  step = 1

  constructor(cells: number) {
    this.values = new Float32Array(cells)
    this.sums = new Float64Array(cells)
  }

  add(cell: number, change: number): void {
    this.values[cell]! += change
    this.sums[cell]! += change * this.step
  }

  averaged(): Float32Array {
    const out = new Float32Array(this.values.length)
    for (let i = 0; i < out.length; i++) out[i] = this.values[i]! - this.sums[i]! / this.step
    return out
  }
}
