/* The home page says loudly when the last link check is too long ago: worked out here, since a page may be old itself. */

const STALE_AFTER_DAYS = 21

/** Mark the line of the last check where it is stale, and bring it up to where it is seen at once. */
export const checked = root => {
  for (const line of root.querySelectorAll("[data-sp-checked]")) {
    const days = Math.floor((Date.now() - Date.parse(line.dataset.spChecked)) / 86_400_000)
    if (days <= STALE_AFTER_DAYS || line.classList.contains("sp-doubt")) continue
    line.classList.add("sp-doubt")
    line.firstChild.after(`That is ${days} days ago: check before you rely on a link. `)
    root.querySelector(".sp-urgent")?.after(line)
  }
}
