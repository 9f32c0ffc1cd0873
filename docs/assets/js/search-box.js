/* The theme's own search box, with what it lacks: who to ring now, ring buttons beside helplines, and a way on
   when nothing is found. The results themselves come from the worker (search/). */
import { isCrisis } from "./crisis.js"
import { planButton } from "./plan/button.js"
import { entryAt } from "./plan/site.js"

const base = new URL(JSON.parse(document.getElementById("__config").textContent).base, location.href)
const part = name => document.querySelector(`[data-md-component=${name}]`)

/** Return an element with its attributes and children; texts are set as text. */
const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Return a link as the theme expects it among results: not in the tab order, with a first child that bears a score. */
const link = (href, label, whom, className) => {
  const made = make("a", { href, class: className, tabindex: "-1" }, make("span", { "data-md-score": "-1" }, label))
  if (whom) made.append(make("span", { class: "sp-hidden" }, `, ${whom}`))
  return made
}

const urgentLink = () => link(new URL("urgent/", base).href, "Urgent help: who to ring now", "", "sp-result__button")

/** Return a button that rings or texts. No link: whatever is a link among the results is a result. */
const ringButton = (href, label, whom) => {
  const made = make("button", { type: "button", class: "sp-result__button", tabindex: "-1" }, label, make("span", { class: "sp-hidden" }, `, ${whom}`))
  made.addEventListener("click", () => { location.href = href })
  return made
}

/** Move a result's numbers out of its link and make buttons of them. */
const addButtons = entry => {
  const waiting = [...entry.querySelectorAll(".sp-result__ring")]
  if (!waiting.length) return
  const name = entry.querySelector("h1")?.textContent ?? ""
  const buttons = waiting.map(span => ringButton(span.dataset.spHref, span.textContent, name))
  waiting.forEach(span => span.remove())
  entry.append(make("div", { class: "sp-result__actions" }, ...buttons))
}

/** Put "Add to plan" behind what can be rung. */
const addPlan = entry => {
  const id = entryAt(entry.querySelector("a[href]")?.href)
  if (!id) return
  const button = planButton(id, entry.querySelector("h1")?.textContent ?? "")
  Object.assign(button, { className: "sp-result__button sp-result__plan", tabIndex: -1 })
  const actions = entry.querySelector(".sp-result__actions") ?? entry.appendChild(make("div", { class: "sp-result__actions" }))
  actions.append(button)
}

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

const guess = (input, word) => {
  const made = link(new URL(`?q=${encodeURIComponent(word)}`, base).href, word, "", "sp-nothing__guess")
  made.addEventListener("click", event => {
    event.preventDefault()
    event.stopPropagation()
    type(input, word)
  })
  return made
}

/** Put a choice of ways on in the place of "Nothing found". */
const offerWaysOn = (entry, input) => {
  const found = entry.querySelector(".sp-nothing")
  if (!found) return
  const near = found.dataset.spNear.split("|").filter(Boolean)
  const themes = JSON.parse(found.dataset.spThemes)
  part("search-result").firstElementChild.textContent = "Nothing found"
  const ways = make("div", { class: "sp-nothing__box" }, make("p", {}, `Nothing found for “${input.value.trim().slice(0, 60)}”.`))
  if (near.length) ways.append(make("p", { class: "sp-nothing__near" }, "Did you mean: ", ...near.map(word => guess(input, word))))
  ways.append(
    make("h2", {}, "Urgent?"),
    make("div", { class: "sp-result__actions" }, link("tel:999", "Ring 999", "emergency services", "sp-result__button sp-result__button--urgent"), urgentLink()),
    make("h2", {}, "Look under a theme"),
    make("ul", {}, ...themes.map(([title, address]) => make("li", {}, link(new URL(address, base).href, title)))))
  entry.replaceChildren(ways)
}

/** Keep the line about urgent help above the results in step with what is typed. */
const urgentLine = (input, result) => {
  const line = make("div", { class: "sp-crisis", role: "status" })
  result.before(line)
  return () => {
    const wanted = isCrisis(input.value)
    if (wanted === line.hasChildNodes()) return
    line.replaceChildren(...wanted ? [make("p", {}, "In danger now, or is a life at risk?"), make("div", { class: "sp-result__actions" },
      link("tel:999", "Ring 999", "emergency services", "sp-result__button sp-result__button--urgent"), urgentLink())] : [])
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
  result.firstElementChild.setAttribute("role", "status")
  new MutationObserver(changes => {
    showUrgent()
    for (const entry of changes.flatMap(change => [...change.addedNodes])) {
      addButtons(entry)
      addPlan(entry)
      offerWaysOn(entry, input)
    }
  }).observe(result.querySelector("ol"), { childList: true })
  for (const event of ["input", "focus"]) input.addEventListener(event, showUrgent)
  // The theme waits for a key to be let go; dictation, pasting and some keyboards let none go.
  input.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup")))
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
