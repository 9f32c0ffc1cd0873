/* The entry module: what a page does beyond being read. Each concern is a module of its own. */
import { showSavedCopy } from "./offline/saved-copy.js"
import { wirePlanButtons } from "./plan/add-buttons.js"
import { wireSearch } from "./search/dialog.js"
import { coverAgain, wireExit } from "./site/exit.js"
import { wireFindByNeed } from "./site/find-by-need.js"
import { wireListFilter } from "./site/list-filter.js"
import { wireMenu } from "./site/menu.js"
import { showNearest } from "./site/nearest.js"
import { showOpenStatus } from "./site/open-now.js"
import { reloadOldPage } from "./site/release.js"
import { wireShareButtons } from "./site/share.js"
import { showStaleNotice } from "./site/stale-notice.js"
import { wireRemoveButton } from "./site/stored-data.js"

coverAgain()
reloadOldPage()
document.documentElement.classList.replace("no-js", "js")
for (const feature of [wireExit, wireMenu, wireSearch]) feature(document)
/* Each of the others is a task of its own, so that a key or a tap between them is heard at once. */
const later = [
  showOpenStatus, showStaleNotice, wireShareButtons, wireListFilter, showSavedCopy, wireRemoveButton, wirePlanButtons,
  wireFindByNeed, showNearest]
for (const feature of later) setTimeout(feature, 0, document)
