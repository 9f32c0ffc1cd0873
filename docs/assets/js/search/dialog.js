/* The search dialog: opened by any search link, by "/" and by ?q= in the address. Who to ring now stands above the results
   where a life may be at risk, and also while it is not known whether one is. */
import { createElement } from "../site/dom.js"
import { reloadPage } from "../site/release.js"
import { createClient, load } from "./client.js"
import { urgentLinks } from "./empty-results.js"
import { createResultList } from "./result-list.js"

const FAILED = "The search could not be loaded. Check your signal, then try again."
const OLD_PAGE = "This page is older than the list. Load it again to search."
const LOADING = "Loading the list…"
const IN_DANGER = "In danger now, or is a life at risk?"
const DO_NOT_WAIT = "Do not wait for the search if someone is in danger."
const LATE_AFTER = 3000 // milliseconds without knowing what speaks of danger
const PRELOAD_AFTER = 300 // milliseconds after loading, where the saved copy answers

const part = name => document.querySelector(`[data-sp-${name}]`)

/** Return whether a key press is meant for a field in which one types. */
const isTyping = ({ target }) => target.isContentEditable || target.matches("input, textarea, select")

/** Return a function that shows who to ring now, or hides it again. */
const createUrgentLine = line => text => {
  if (text === line.firstChild?.textContent || (!text && !line.hasChildNodes())) return
  line.replaceChildren(...text ? [createElement("p", {}, text), urgentLinks()] : [])
}

/** Remove the query from the address, so that it is not kept in the browser's history. */
const removeQueryFromUrl = () => {
  const url = new URL(location.href)
  if (!url.searchParams.has("q")) return
  url.searchParams.delete("q")
  history.replaceState(history.state, "", url)
}

/** Move the focus with the arrow keys through the field and all links and buttons, in the order of the screen. */
const moveFocus = (event, dialog) => {
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.isComposing) return
  const stops = [part("query"), ...dialog.querySelectorAll(".sp-dialog__output :is(a[href], button:not([hidden]))")]
  const step = event.key === "ArrowDown" ? 1 : -1
  stops[(Math.max(0, stops.indexOf(document.activeElement)) + step + stops.length) % stops.length].focus()
  event.preventDefault()
}

/* What the phone has saved costs nothing. */
const preload = () => Promise.all([load("danger"), load("index").then(() => load("texts"))]).catch(() => {})

/** Wire the dialog, and everything that opens it. */
export const wireSearch = () => {
  const dialog = part("search-dialog"), input = part("query"), status = part("search-status")
  if (!dialog?.showModal) return
  const hint = status.textContent
  const showUrgent = createUrgentLine(part("crisis"))
  const list = createResultList(dialog.querySelector(".sp-dialog__output"), part("results"), query => searchFor(query))
  let isUnsure = false // whether a query speaks of danger is not known, and will not be in a moment
  let failure = null // why the index could not be loaded

  const ask = createClient(({ query, danger, ...found }) => {
    if (query !== input.value.trim()) return
    showUrgent(danger ? IN_DANGER : failure || (danger === null && isUnsure) ? DO_NOT_WAIT : "")
    if (found.results) status.textContent = list.show({ query, ...found }) || hint
  })

  const fail = error => {
    const label = error.isOldPage ? "Load the page again" : "Try again"
    const again = createElement("button", { type: "button", class: "sp-button", "data-sp-retry": "" }, label)
    again.onclick = error.isOldPage ? () => reloadPage(input.value.trim()) : () => { failure = null; input.focus(); update() }
    failure = error
    list.clear()
    status.replaceChildren(error.isOldPage ? OLD_PAGE : FAILED, again)
    showUrgent(DO_NOT_WAIT)
  }

  /* Load what is not there yet, and tell what does not come. */
  const loadAll = () => {
    const late = setTimeout(() => beUnsure(), LATE_AFTER)
    const beUnsure = () => { isUnsure = true; if (!part("crisis").hasChildNodes()) showUrgent(DO_NOT_WAIT) }
    load("danger").then(() => { if (isUnsure) { isUnsure = false; update() } }, beUnsure).finally(() => clearTimeout(late))
    load("index").then(() => { if (failure) { failure = null; update() } }, fail)
  }

  const update = () => {
    const query = input.value.trim()
    part("clear").hidden = !input.value
    loadAll()
    if (query) {
      if (!list.isShown() && !failure) status.textContent = LOADING
      return ask(query)
    }
    list.clear()
    if (!failure) status.textContent = hint
    showUrgent(failure || isUnsure ? DO_NOT_WAIT : "")
  }

  /* To show the dialog takes a slow phone a tenth of a second: what is loaded is on its way by then. */
  const open = () => {
    update()
    if (!dialog.open) dialog.showModal()
    input.focus()
    input.select()
  }

  const searchFor = query => {
    input.value = query
    open()
  }

  input.oninput = update
  dialog.querySelector("form").onsubmit = event => {
    event.preventDefault()
    part("results").querySelector("a[href]")?.click()
  }
  part("clear").onclick = () => { input.value = ""; input.focus(); update() }
  part("close").onclick = () => dialog.close()
  dialog.onclose = removeQueryFromUrl
  addEventListener("online", () => { if (dialog.open && (failure || isUnsure)) update() })
  dialog.onkeydown = event => moveFocus(event, dialog)
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || dialog.open || isTyping(event)) return
    event.preventDefault()
    open()
  })
  for (const link of document.querySelectorAll("[data-sp-search]")) {
    link.setAttribute("role", "button")
    link.setAttribute("aria-haspopup", "dialog")
    link.onclick = event => { event.preventDefault(); open() }
    link.onkeydown = event => { if (event.key === " ") link.onclick(event) }
  }
  const query = new URLSearchParams(location.search).get("q")
  if (query !== null) searchFor(query)
  else if (navigator.serviceWorker?.controller) setTimeout(preload, PRELOAD_AFTER)
}
