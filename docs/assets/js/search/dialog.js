/* The search dialog: opened by any search link, by "/" and by ?q= in the address. Who to ring now stands above the results
   where a life may be at risk, and also while the search cannot be loaded. */
import { createElement } from "../site/dom.js"
import { createClient, loadSearch } from "./client.js"
import { firstInDanger, loadDanger } from "./danger.js"
import { urgentLinks } from "./empty-results.js"
import { createResultList } from "./result-list.js"

const FAILED = "The search could not be loaded. Check your signal, then try again."
const LOADING = "Loading the list…"
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

/** Wire the dialog, and everything that opens it. */
export const wireSearch = () => {
  const dialog = part("search-dialog"), input = part("query"), status = part("search-status")
  if (!dialog?.showModal) return
  const hint = status.textContent
  const showUrgent = createUrgentLine(part("crisis"))
  const list = createResultList(dialog.querySelector(".sp-dialog__output"), part("results"), query => searchFor(query))
  const ask = createClient(found => { status.textContent = list.show(found) || hint })

  const fail = () => {
    const again = createElement("button", { type: "button", class: "sp-button", "data-sp-retry": "" }, "Try again")
    again.onclick = () => { input.focus(); update() }
    list.clear()
    status.replaceChildren(FAILED, again)
    showUrgent("Do not wait for the search if someone is in danger.")
  }

  const update = () => {
    const query = input.value.trim()
    const first = firstInDanger(query)
    showUrgent(first ? "In danger now, or is a life at risk?" : "")
    part("clear").hidden = !input.value
    if (!query) {
      list.clear()
      status.textContent = hint
    } else if (!list.isShown()) status.textContent = LOADING
    ask(query, first).catch(fail)
  }

  const open = () => {
    if (!dialog.open) dialog.showModal()
    input.focus()
    input.select()
    loadDanger().then(() => { if (input.value) update() })
    loadSearch().then(() => { if (input.value) update() }, fail)
  }

  const searchFor = query => {
    input.value = query
    open()
    update()
  }

  input.oninput = update
  dialog.querySelector("form").onsubmit = event => {
    event.preventDefault()
    part("results").querySelector("a[href]")?.click()
  }
  part("clear").onclick = () => { input.value = ""; input.focus(); update() }
  part("close").onclick = () => dialog.close()
  dialog.onclose = removeQueryFromUrl
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
  else if (navigator.serviceWorker?.controller) setTimeout(() => loadSearch().catch(() => {}), PRELOAD_AFTER)
}
