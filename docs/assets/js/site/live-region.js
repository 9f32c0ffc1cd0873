/* One live region, outside the content that the theme replaces, announces to screen readers what was done. */

const DELAY = 60 // milliseconds: text that is set at once after clearing it is not announced

let region = null

/** Announce a text politely. The same text twice is announced twice. */
export const announce = text => {
  if (!region?.isConnected) {
    region = document.createElement("div")
    region.className = "sp-visually-hidden"
    region.setAttribute("role", "status")
    region.dataset.spLiveRegion = ""
    document.body.append(region)
  }
  region.textContent = ""
  setTimeout(() => { region.textContent = text }, DELAY)
}
