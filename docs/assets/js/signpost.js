/* The entry module: what a page does beyond being read. Each concern is a module of its own. */
import { showSavedCopy } from "./offline/saved-copy.js"
import { wirePlanButtons } from "./plan/add-buttons.js"
import { wireSearch } from "./search/dialog.js"
import { measureBar } from "./site/bar.js"
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

/* Each of these is a task of its own, so that a key or a tap between them is heard at once. */
const LATER = [
  showOpenStatus, showStaleNotice, wireShareButtons, wireListFilter, showSavedCopy, wireRemoveButton, wirePlanButtons,
  wireFindByNeed, showNearest, measureBar]

const start = () => {
  document.documentElement.classList.replace("no-js", "js")
  for (const feature of [wireExit, wireMenu, wireSearch]) feature(document)
  for (const feature of LATER) setTimeout(feature, 0, document)
}

/* A script that waits for the whole page waits for its first paint too. This one runs when it is there, perhaps before the
   end of the page. */
if (!coverAgain()) {
  reloadOldPage()
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
}
