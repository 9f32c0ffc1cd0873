/* What a page does beyond being read. Each concern is a module; every page works without them. */
import "./landing.js"
import { checked } from "./checked.js"
import { exit } from "./exit.js"
import { find } from "./find.js"
import { keys } from "./keys.js"
import { offline } from "./offline.js"
import { openNow } from "./open-now.js"
import { plan } from "./plan/button.js"
import { privacy } from "./privacy.js"
import { searchBox } from "./search-box.js"
import { share } from "./share.js"
import { narrow } from "./narrow.js"

const features = [openNow, checked, exit, share, narrow, offline, keys, privacy, plan, searchBox, find]

/* Material swaps the page's content on instant loading and says so on document$. */
const start = () => features.forEach(feature => feature(document))
if (window.document$) window.document$.subscribe(start)
else start()
