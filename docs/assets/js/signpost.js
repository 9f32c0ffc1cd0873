/* What a page does beyond being read. Each concern is a module; every page works without them. */
import { exit } from "./exit.js"
import { privacy } from "./privacy.js"
import { share } from "./share.js"
import { narrow } from "./narrow.js"

const features = [exit, share, narrow, privacy]

/* Material swaps the page's content on instant loading and says so on document$. */
const start = () => features.forEach(feature => feature(document))
if (window.document$) window.document$.subscribe(start)
else start()
