/* "Exit this page": a blank screen at once, then a neutral site in this one's place. Shift three times does the same. */
import { forget } from "./stored-data.js"

const PRESSES = 3
const WITHIN = 5000
const OFFLINE = "No internet connection. Try again later."

const link = () => document.querySelector("[data-sp-exit]")
const siteName = () => document.querySelector('meta[property="og:site_name"]')?.content ?? ""

/** Cover everything; what is under the cover is hidden from screen readers too. */
const cover = words => {
  const blank = document.createElement("div")
  blank.className = "sp-blank"
  blank.setAttribute("role", "status")
  blank.textContent = words
  document.documentElement.classList.add("sp-blanked")
  document.body.append(blank)
  window.scrollTo(0, 0)
}

/** Leave now. Without a network the cover stays, and the neutral site follows when the network is back. */
export const leave = (to, go = address => location.replace(address)) => {
  if (document.querySelector(".sp-blank")) return
  document.title = siteName()
  cover(navigator.onLine ? "" : OFFLINE)
  forget()
  const home = JSON.parse(document.getElementById("__config").textContent).base
  history.replaceState(null, "", new URL(home.replace(/\/?$/, "/"), location.href))
  if (navigator.onLine) go(to)
  else window.addEventListener("online", () => go(to), { once: true })
}

let presses = []

/** Count presses of Shift with nothing between them. */
const count = event => {
  if (event.key !== "Shift") presses = []
  else if (!event.repeat) presses = [...presses.filter(time => event.timeStamp - time < WITHIN), event.timeStamp]
  const way = presses.length >= PRESSES && link()
  if (way) leave(way.href)
}

document.addEventListener("keydown", count)

/** Wire the buttons, and keep the page's name out of the tab and the task switcher. */
export const exit = root => {
  const buttons = root.querySelectorAll("[data-sp-exit]")
  if (buttons.length) document.title = siteName()
  for (const button of buttons) {
    button.onclick = event => {
      event.preventDefault()
      event.stopPropagation()
      leave(button.href)
    }
  }
}
