import { startAdding } from './add.ts'
import { startJudging } from './judge.ts'
import { startPane } from './pane.ts'
import { startPicking } from './pick.ts'
import { startTimeline } from './timeline.ts'

startPane()
startJudging()
startPicking()
startAdding()
void startTimeline()
