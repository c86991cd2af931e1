// A line filter for tests of what threads share: says what it was prepared with.
let held = 'nothing'

export function prepare(shared: unknown): void {
  held = String(new Int32Array(shared as SharedArrayBuffer)[0])
}

export function tell(line: string): string {
  if (line === 'exit') process.exit(3)
  return `${line} ${held}`
}
