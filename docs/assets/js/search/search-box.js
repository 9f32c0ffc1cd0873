/* The theme's search box, with what it lacks: who to ring now, arrow keys that reach every button, and our own list of
   results (result-list.js). Results come from the worker by way of worker-fallback.js. */
import { createElement } from "../site/dom.js"
import { CRISIS_TERMS } from "../site/site-file.js"
import { crisisTest } from "./crisis.js"
import { urgentLinks } from "./empty-results.js"
import { createResultList } from "./result-list.js"

const isCrisis = crisisTest(CRISIS_TERMS)
const component = name => document.querySelector(`[data-md-component=${name}]`)
const searchToggle = () => document.querySelector("[data-md-toggle=search]")

let opener // the element that had the focus before the box was opened

/** Open the box and focus its field. A closed box may not take the focus, so it is opened first. */
const openSearch = input => {
  if (document.activeElement !== input) opener = document.activeElement
  if (!searchToggle().checked) searchToggle().click()
  input.focus()
}

/** Return the focus to the opener when the box is closed, unless something else has taken it. */
const restoreFocus = () => setTimeout(() => {
  if (document.activeElement === document.body && opener?.isConnected) opener.focus({ preventScroll: true })
})

/** Search for something as if it had been typed. */
const searchFor = (input, query) => {
  input.value = query
  openSearch(input)
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

/** Add the line about urgent help above the results; return a function that shows or hides it by what is typed. */
const addUrgentLine = (input, container) => {
  const line = createElement("div", { class: "sp-crisis", role: "status" })
  container.before(line)
  return () => {
    const isNeeded = isCrisis(input.value)
    if (isNeeded === line.hasChildNodes()) return
    line.replaceChildren(...isNeeded ? [createElement("p", {}, "In danger now, or is a life at risk?"), urgentLinks()] : [])
  }
}

/** Move the focus with the arrow keys through all links and buttons, in the order of the screen. The theme knows only links. */
const moveFocus = (event, input, container) => {
  const focused = document.activeElement
  const dialog = input.closest("[data-md-component=search]")
  if (event.key === " " && focused.matches("button")) event.stopImmediatePropagation()
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.isComposing || !dialog.contains(focused)) return
  const stops = [input, ...dialog.querySelectorAll(".sp-crisis a"), ...container.querySelectorAll("a[href], button")]
  const step = event.key === "ArrowDown" ? 1 : -1
  stops[(Math.max(0, stops.indexOf(focused)) + step + stops.length) % stops.length].focus()
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Open the box by the theme's keys: the theme would focus the field while the box is still closed. */
const openByKey = (event, input) => {
  const focused = document.activeElement
  if (!["/", "f", "s"].includes(event.key) || event.metaKey || event.ctrlKey || event.altKey || searchToggle().checked) return
  if (focused.isContentEditable || focused.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return
  event.preventDefault()
  event.stopImmediatePropagation()
  openSearch(input)
  input.select()
}

/** Remove the query from the address. */
const removeQueryFromUrl = () => {
  const url = new URL(location.href)
  if (!url.searchParams.has("q")) return
  url.searchParams.delete("q")
  history.replaceState(history.state, "", url)
}

/** Wire the box itself; done once, because instant loading keeps it. */
const wireBox = (input, container) => {
  const updateUrgentLine = addUrgentLine(input, container)
  const showResults = createResultList(container, query => searchFor(input, query))
  addEventListener("sp-search-results", event => {
    event.preventDefault()
    showResults(event.detail, input.value.trim())
    updateUrgentLine()
  })
  dispatchEvent(new Event("sp-search-ready"))
  // The theme searches on keyup, which dictation, pasting and some keyboards do not send.
  input.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup")))
  for (const event of ["input", "focus"]) input.addEventListener(event, updateUrgentLine)
  input.form.addEventListener("reset", () => setTimeout(updateUrgentLine))
  addEventListener("keydown", event => {
    moveFocus(event, input, container)
    openByKey(event, input)
  }, true)
  searchToggle().addEventListener("change", event => {
    if (event.target.checked) return
    removeQueryFromUrl()
    restoreFocus()
  })
  updateUrgentLine()
}

/** Make each of our search links open a search. */
const wireOpeners = (root, open) => {
  for (const link of root.querySelectorAll("[data-sp-search]")) {
    link.onclick = event => {
      event.preventDefault()
      event.stopPropagation()
      open()
    }
  }
}

/** Wire the box, the links that open it, and `?q=`. Where the builder is Zensical, open its own search instead. */
export const wireSearchBox = root => {
  const input = component("search-query"), container = component("search-result")
  if (!input || !container) {
    const zensicalButton = document.querySelector(".md-search__button")
    if (zensicalButton) wireOpeners(root, () => zensicalButton.click())
    return
  }
  if (!input.dataset.spWired) wireBox(input, container)
  input.dataset.spWired = "yes"
  wireOpeners(root, () => { openSearch(input); input.select() })
  for (const link of root.querySelectorAll("[data-sp-search]")) {
    link.setAttribute("role", "button")
    link.onkeydown = event => { if (event.key === " ") link.onclick(event) }
  }
  const query = new URLSearchParams(location.search).get("q")
  if (query && input.value !== query) searchFor(input, query)
}
