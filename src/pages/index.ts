import type { Page } from './page.ts'
import { actorsPage } from './views/actors.ts'
import { addPage } from './views/add.ts'
import { articlePage } from './views/article.ts'
import { articlesPage } from './views/articles.ts'
import { besidePage } from './views/beside.ts'
import { conditionsPage } from './views/conditions.ts'
import { conflictsPage } from './views/conflicts.ts'
import { copiesPage } from './views/copies.ts'
import { deadlinesPage } from './views/deadlines.ts'
import { homePage } from './views/home.ts'
import { judgementsPage } from './views/judgements.ts'
import { positionsPage } from './views/positions.ts'
import { saidPage } from './views/said.ts'
import { searchPage } from './views/search.ts'
import { shownPage } from './views/shown.ts'
import { storiesPage } from './views/stories.ts'
import { timelinePage } from './views/timeline.ts'
import { tracksPage } from './views/tracks.ts'

/** Every page, in the order of the menu. A new one is a file in `views/` and a line here. */
export const PAGES: readonly Page[] = [
  homePage,
  timelinePage,
  tracksPage,
  saidPage,
  positionsPage,
  conditionsPage,
  deadlinesPage,
  conflictsPage,
  copiesPage,
  actorsPage,
  articlesPage,
  judgementsPage,
  addPage,
  storiesPage,
  besidePage,
  searchPage,
  articlePage,
  shownPage,
]
