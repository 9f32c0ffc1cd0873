/* The home page warns when the last link check is too old. The age is worked out in the browser, because the page itself
   may be a saved copy. */

const STALE_AFTER = 21 // days
const DAY = 86_400_000 // milliseconds

/** Turn the line about the last link check into a warning where the check is stale, and move it up the page. */
export const showStaleNotice = root => {
  for (const line of root.querySelectorAll("[data-sp-checked]")) {
    const age = Math.floor((Date.now() - Date.parse(line.dataset.spChecked)) / DAY)
    if (age <= STALE_AFTER || line.classList.contains("sp-warning")) continue
    line.classList.add("sp-warning")
    line.firstChild.after(`That is ${age} days ago: check before you rely on a link. `)
    root.querySelector(".sp-urgent")?.after(line)
  }
}
