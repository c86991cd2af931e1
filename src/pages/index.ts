import type { Page } from './page.ts'
import { homePage } from './views/home.ts'
import { articlePage } from './views/article.ts'
import { saidPage } from './views/said.ts'
import { shownPage } from './views/shown.ts'
import { tracksPage } from './views/tracks.ts'

/** Every page, in the order of the menu. A new one is a file in `views/` and a line here. */
export const PAGES: readonly Page[] = [homePage, tracksPage, saidPage, articlePage, shownPage]
