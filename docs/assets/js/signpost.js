/* What a page does beyond being read. Each concern is a module; every page works without them. */
import "./site/target-scroll.js"
import { checked } from "./site/stale-notice.js"
import { exit } from "./site/exit.js"
import { find } from "./site/find-by-need.js"
import { keys } from "./site/menu-buttons.js"
import { offline } from "./offline/saved-copy.js"
import { openNow } from "./site/open-now.js"
import { plan } from "./plan/add-buttons.js"
import { privacy } from "./site/stored-data.js"
import { searchBox } from "./search/search-box.js"
import { share } from "./site/share.js"
import { narrow } from "./site/list-filter.js"

const features = [openNow, checked, exit, share, narrow, offline, keys, privacy, plan, searchBox, find]

/* Material swaps the page's content on instant loading and says so on document$. */
const start = () => features.forEach(feature => feature(document))
if (window.document$) window.document$.subscribe(start)
else start()
