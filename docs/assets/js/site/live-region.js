/* What was done, said to screen readers by one quiet region that outlives the pages. */

let region = null

/** Say something politely. The same words twice are said twice. */
export const say = words => {
  if (!region?.isConnected) {
    region = document.createElement("div")
    region.className = "sp-hidden"
    region.setAttribute("role", "status")
    region.dataset.spSaid = ""
    document.body.append(region)
  }
  region.textContent = ""
  setTimeout(() => { region.textContent = words }, 60)
}
