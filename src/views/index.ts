import { brief } from './brief.ts'
import { conditions } from './conditions.ts'
import { conflicts } from './conflicts.ts'
import { copies } from './copies.ts'
import { deadlines } from './deadlines.ts'
import { positions } from './positions.ts'
import { said } from './said.ts'
import { timeline } from './timeline.ts'
import { tracks } from './tracks.ts'
import type { View } from './view.ts'
import { who } from './who.ts'

/** Every view, in the order of the manual. A new one is a file in this folder and a line here. */
export const VIEWS = [brief, timeline, tracks, said, who, positions, conditions, deadlines, conflicts, copies] as unknown as readonly View[]
