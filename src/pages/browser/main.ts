import { keepDay } from '../parts/h.ts'
import { startAdding } from './add.ts'
import { startJudging } from './judge.ts'
import { startPane } from './pane.ts'
import { startPicking } from './pick.ts'
import { dayOfPage } from './server.ts'
import { startTimeline } from './timeline.ts'

const dayShown = dayOfPage()
if (dayShown) keepDay(dayShown)
startPane()
startJudging()
startPicking()
startAdding()
void startTimeline()
