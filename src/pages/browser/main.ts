import { startAdding } from './add.ts'
import { startJudging } from './judge.ts'
import { startPane } from './pane.ts'

startPane()
startJudging()
startAdding()
