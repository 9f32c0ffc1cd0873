/* "Exit this page": covers the page at once, then replaces it with a neutral site. Pressing Shift three times in a row
   does the same. A reload or Back afterwards is answered by stay-away.js. */
import { siteName } from "./site-name.js"
import { clearStoredData } from "./stored-data.js"
import { siteUrl } from "./urls.js"

const KEY = "sp-left"
const PRESSES = 3
const WITHIN = 5000 // milliseconds
const OFFLINE = "No internet connection. Try again later."

const exitLink = () => document.querySelector("[data-sp-exit]")

/** Cover the whole page; what is under the cover is hidden from screen readers too. An open dialog would make the cover
    inert, and its text would not be read out. */
const coverPage = text => {
  document.querySelector("dialog[open]")?.close()
  const cover = document.createElement("div")
  cover.className = "sp-exit-cover"
  cover.setAttribute("role", "status")
  cover.textContent = text
  document.documentElement.classList.add("sp-exit-covered")
  document.body.append(cover)
  window.scrollTo(0, 0)
}

/* Without a network the cover stays, and the address opens when the network is back. */
const coverAndLeave = href => {
  document.title = siteName()
  coverPage(navigator.onLine ? "" : OFFLINE)
  const leave = () => location.replace(href)
  if (navigator.onLine) leave()
  else window.addEventListener("online", leave, { once: true })
}

/* What keeps Back from showing the page again. Neither may keep the page from being left. */
const BEFORE_LEAVING = [href => sessionStorage.setItem(KEY, href), () => history.replaceState(null, "", siteUrl(""))]

const exitTo = href => {
  if (document.querySelector(".sp-exit-cover")) return
  clearStoredData()
  for (const act of BEFORE_LEAVING) {
    try {
      act(href)
    } catch {
      // Storage is disabled, or the page was opened from a folder, where no page may take another's address.
    }
  }
  coverAndLeave(href)
}

/** Cover a page that was left before, and leave it again: stay-away.js has hidden it already. Returns whether it was. */
export const coverAgain = () => {
  const wasLeft = document.documentElement.classList.contains("sp-exit-covered")
  if (wasLeft) coverAndLeave(sessionStorage.getItem(KEY))
  return wasLeft
}

let presses = []

/** Count presses of Shift with no other key between them, and exit at the third. */
const countShiftPresses = event => {
  if (event.key !== "Shift") presses = []
  else if (!event.repeat) presses = [...presses.filter(time => event.timeStamp - time < WITHIN), event.timeStamp]
  const link = presses.length >= PRESSES && exitLink()
  if (link) exitTo(link.href)
}

document.addEventListener("keydown", countShiftPresses)

/** Wire the exit buttons. */
export const wireExit = root => {
  for (const button of root.querySelectorAll("[data-sp-exit]")) {
    button.onclick = event => {
      event.preventDefault()
      event.stopPropagation()
      exitTo(button.href)
    }
  }
}
