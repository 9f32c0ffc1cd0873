/* The entry module: what a page does beyond being read. Each concern is a module of its own. */
import { showSavedCopy } from "./offline/saved-copy.js"
import { wirePlanButtons } from "./plan/add-buttons.js"
import { wireSearchBox } from "./search/search-box.js"
import { wireExit } from "./site/exit.js"
import { wireFindByNeed } from "./site/find-by-need.js"
import { wireListFilter } from "./site/list-filter.js"
import { wireMenuButtons } from "./site/menu-buttons.js"
import { showOpenStatus } from "./site/open-now.js"
import { wireShareButtons } from "./site/share.js"
import { showStaleNotice } from "./site/stale-notice.js"
import { wireRemoveButton } from "./site/stored-data.js"
import "./site/target-scroll.js"

const features = [
  showOpenStatus, showStaleNotice, wireExit, wireShareButtons, wireListFilter, showSavedCopy, wireMenuButtons,
  wireRemoveButton, wirePlanButtons, wireSearchBox, wireFindByNeed]

/* The theme's instant loading replaces the page's content, and announces each new page on document$. */
const start = () => features.forEach(feature => feature(document))
if (window.document$) window.document$.subscribe(start)
else start()
