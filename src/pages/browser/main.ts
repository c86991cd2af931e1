import { startAdding } from './add.ts'
import { startJudging } from './judge.ts'
import { startPane } from './pane.ts'
import { startTimeline } from './timeline.ts'

startPane()
startJudging()
startAdding()
void startTimeline()
