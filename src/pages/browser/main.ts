import { startPane } from './pane.ts'

startPane()
