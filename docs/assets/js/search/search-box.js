/* The theme's own search box, with what it lacks: who to ring now, the arrow keys to all that can be tapped, and results
   that are there as soon as they can be (results.js). What is found comes from the worker (search/) by way of door.js. */
import { isCrisis } from "./crisis.js"
import { urgentLinks } from "./empty-results.js"
import { make } from "../site/dom.js"
import { results } from "./result-list.js"

const part = name => document.querySelector(`[data-md-component=${name}]`)

let opened
const toggle = () => document.querySelector("[data-md-toggle=search]")

/** Open the box with the caret in it. Closed, it may be out of the keyboard's reach: it is opened first. */
const open = input => {
  if (document.activeElement !== input) opened = document.activeElement
  if (!toggle().checked) toggle().click()
  input.focus()
}

/** Give the focus back to what opened the box, when it is closed and nothing else has taken it. */
const giveBack = () => setTimeout(() => {
  if (document.activeElement === document.body && opened?.isConnected) opened.focus({ preventScroll: true })
})

/** Ask the theme's search for something, as if it had been typed. */
const type = (input, words) => {
  input.value = words
  open(input)
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

/** Keep the line about urgent help above the results in step with what is typed. */
const urgentLine = (input, result) => {
  const line = make("div", { class: "sp-crisis", role: "status" })
  result.before(line)
  return () => {
    const wanted = isCrisis(input.value)
    if (wanted === line.hasChildNodes()) return
    line.replaceChildren(...wanted ? [make("p", {}, "In danger now, or is a life at risk?"), urgentLinks()] : [])
  }
}

/** Let the arrow keys reach all that can be tapped, in the order of the screen. The theme knows only the links. */
const steer = (event, input, result) => {
  const here = document.activeElement
  const dialog = input.closest("[data-md-component=search]")
  if (event.key === " " && here.matches("button")) event.stopImmediatePropagation()
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.isComposing || !dialog.contains(here)) return
  const stops = [input, ...dialog.querySelectorAll(".sp-crisis a"), ...result.querySelectorAll("a[href], button")]
  const step = event.key === "ArrowDown" ? 1 : -1
  stops[(Math.max(0, stops.indexOf(here)) + step + stops.length) % stops.length].focus()
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Open the box for the theme's keys: the theme would put the caret into a box that is still closed. */
const openByKey = (event, input) => {
  const here = document.activeElement
  if (!["/", "f", "s"].includes(event.key) || event.metaKey || event.ctrlKey || event.altKey || toggle().checked) return
  if (here.isContentEditable || here.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return
  event.preventDefault()
  event.stopImmediatePropagation()
  open(input)
  input.select()
}

/** Wire the box, once: it stays when the theme swaps pages. */
const wire = (input, result) => {
  const showUrgent = urgentLine(input, result)
  const draw = results(result, words => type(input, words))
  addEventListener("sp-found", event => {
    event.preventDefault()
    draw(event.detail, input.value.trim())
    showUrgent()
  })
  dispatchEvent(new Event("sp-draws"))
  // The theme waits for a key to be let go; dictation, pasting and some keyboards let none go.
  input.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup")))
  for (const event of ["input", "focus"]) input.addEventListener(event, showUrgent)
  input.form.addEventListener("reset", () => setTimeout(showUrgent))
  addEventListener("keydown", event => {
    steer(event, input, result)
    openByKey(event, input)
  }, true)
  toggle().addEventListener("change", event => {
    if (event.target.checked) return
    forgetQuery()
    giveBack()
  })
  showUrgent()
}

/** Take what was searched for out of the address once the search is closed. */
const forgetQuery = () => {
  const here = new URL(location.href)
  if (!here.searchParams.has("q")) return
  here.searchParams.delete("q")
  history.replaceState(history.state, "", here)
}

/** Where the builder is Zensical, the box is its own: open that. */
const openTheirs = root => {
  const theirs = document.querySelector(".md-search__button")
  for (const opener of theirs ? root.querySelectorAll("[data-sp-search]") : []) {
    opener.onclick = event => {
      event.preventDefault()
      event.stopPropagation()
      theirs.click()
    }
  }
}

/** Wire the box, what opens it on this page, and `?q=` where the theme swapped the page. */
export const searchBox = root => {
  const input = part("search-query"), result = part("search-result")
  if (!input || !result) return openTheirs(root)
  if (!input.dataset.spWired) wire(input, result)
  input.dataset.spWired = "yes"
  for (const opener of root.querySelectorAll("[data-sp-search]")) {
    opener.setAttribute("role", "button")
    opener.onclick = event => {
      event.preventDefault()
      event.stopPropagation()
      open(input)
      input.select()
    }
    opener.onkeydown = event => { if (event.key === " ") opener.onclick(event) }
  }
  const asked = new URLSearchParams(location.search).get("q")
  if (asked && input.value !== asked) type(input, asked)
}
