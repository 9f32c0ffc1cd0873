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
const features = [
  wireExit, wireMenu, wireSearch, showOpenStatus, showStaleNotice, wireShareButtons, wireListFilter, showSavedCopy,
  wireRemoveButton, wirePlanButtons, wireFindByNeed, showNearest]
features.forEach(feature => feature(document))
