/* The list of results. Results that stay are kept when more is typed, those that fill the screen are added at once, and the
   rest as the reader scrolls to them. Every text is set as text. */
import { updateAddButton } from "../plan/add-buttons.js"
import { createElement, hiddenText } from "../site/dom.js"
import { showOpenStatus } from "../site/open-now.js"
import { entryIdFromUrl, siteUrl } from "../site/urls.js"
import { emptyResults } from "./empty-results.js"

const STEP = 3 // results that are added at a time until the screen is full
const MORE_AFTER = 250 // milliseconds until those below the screen are added: not while somebody types
const LONGEST_QUERY = 60 // characters of the query that are shown where nothing is found
const SVG = "http://www.w3.org/2000/svg"
const ALERT = "M13 14h-2V9h2m0 9h-2v-2h2M1 21h22L12 2z"

const marked = pieces => pieces.map(([text, isMatched]) => isMatched ? createElement("mark", {}, text) : text)

const alertIcon = () => {
  const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path")
  svg.setAttribute("viewBox", "0 0 24 24")
  path.setAttribute("d", ALERT)
  svg.append(path)
  return createElement("span", { class: "sp-icon", "aria-hidden": "true" }, svg)
}

const warning = text => createElement("p", { class: "sp-warning" }, alertIcon(), createElement("span", {}, text))

const button = (href, label, about, isFirst) =>
  createElement("a", { class: `sp-button${isFirst ? " sp-button--filled" : ""}`, href }, createElement("span", {}, label, hiddenText(`, ${about}`)))

/** Return the buttons of numbers that share their details, and the details. */
const contactGroup = ({ links, details, warning: text, schedule }, name, isFirstGroup) => {
  const group = createElement("div", { class: "sp-contact" },
    ...links.map(({ href, text: label }, index) => button(href, label, name, isFirstGroup && !index)))
  if (schedule) group.dataset.spTimes = schedule
  if (details) group.append(createElement("p", { class: "sp-note" }, details))
  if (text) group.append(warning(text))
  return group
}

const planButton = (id, name) => {
  const add = createElement("button", { type: "button", class: "sp-tool", "data-sp-add": id },
    createElement("span", { class: "sp-icon sp-icon--plan" }), createElement("span", {}, "Add to plan"), hiddenText(`, ${name}`))
  updateAddButton(add)
  return add
}

/** Return what a result offers to do: where to go instead of a closed entry; else numbers, and the plan. */
const actions = (result, href) => {
  if (result.closed) {
    const links = result.instead.map(({ location, name }) => button(siteUrl(location), name, `instead of ${result.name}`))
    return links.length ? [createElement("div", { class: "sp-contact" }, createElement("p", { class: "sp-note" }, "Try instead:"), ...links)] : []
  }
  const id = entryIdFromUrl(href)
  return [...result.buttons.map((group, index) => contactGroup(group, result.name, !index)), ...id ? [planButton(id, result.name)] : []]
}

/** Return the line with theme, kind, ages and area; of a closed service that it is closed comes first, in bold. */
const aboutLine = ({ about, closed }) => createElement("p", { class: "sp-result__about" },
  ...closed && about.startsWith(closed) ? [createElement("strong", {}, closed), about.slice(closed.length)] : [about])

/** Return a function that shows pieces in an element, if they are others than it shows already. */
const pieceSetter = element => {
  let shown = ""
  return pieces => {
    const wanted = JSON.stringify(pieces)
    if (wanted !== shown) element.replaceChildren(...marked(pieces))
    shown = wanted
  }
}

/** Return a result's element, and `update`, which shows what a newer query matched in it. */
const createResult = result => {
  const href = siteUrl(result.location)
  const name = createElement("a", { href }), sentence = createElement("p"), words = createElement("span")
  const listed = createElement("p", { class: "sp-result__about" }, "Listed under: ", words)
  const element = createElement("li", { class: "sp-result" }, createElement("p", { class: "sp-result__name" }, name))
  if (result.about) element.append(aboutLine(result))
  element.append(sentence, listed)
  if (result.doubt) element.append(warning(result.doubt))
  const offered = actions(result, href)
  if (offered.length) element.append(createElement("div", { class: "sp-actions" }, ...offered))
  showOpenStatus(element)
  const [setName, setSentence, setWords] = [name, sentence, words].map(pieceSetter)
  const update = newer => {
    setName(newer.title)
    setSentence(newer.sentence)
    setWords(newer.listed)
    listed.hidden = !newer.listed.length
  }
  return { element, update }
}

const countText = count => count === 1 ? "1 result" : `${count} results`

/** Return the list: `show` shows what the worker found and returns a line about it, `clear` empties it, `isShown` is
    whether it shows anything. `scroller` scrolls it; `searchFor` starts another search. */
export const createResultList = (scroller, list, searchFor) => {
  let shown = [], made = new Map() // the results that are shown, and their elements by address
  let remaining = [], empty = null // results not shown yet; "nothing found"
  let timer = 0

  const render = () => {
    made = new Map(shown.map(result => [result.location, made.get(result.location) ?? createResult(result)]))
    for (const result of shown) made.get(result.location).update(result)
    const elements = new Set([...made.values()].map(({ element }) => element))
    for (const other of [...list.children]) if (!elements.has(other)) other.remove()
    let next = list.firstElementChild
    for (const element of elements) {
      if (element === next) next = next.nextElementSibling
      else list.insertBefore(element, next)
    }
  }

  const observer = new IntersectionObserver(entries => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) renderMore(shown, 2 * innerHeight)
  }, { root: scroller })

  /* Show results, and below them those that follow until they end or reach so many pixels down; more come when the
     reader scrolls to the last. */
  const renderMore = (results, end) => {
    shown = results
    do {
      shown = [...shown, ...remaining.splice(0, STEP)]
      render()
    } while (remaining.length && list.getBoundingClientRect().bottom < end)
    observer.disconnect()
    clearTimeout(timer)
    timer = remaining.length ? setTimeout(() => observer.observe(list.lastElementChild), MORE_AFTER) : 0
  }

  const clear = () => {
    remaining = []
    renderMore([], 0)
    empty?.remove()
    empty = null
  }

  const show = ({ query, results, suggestions, themes }) => {
    scroller.scrollTop = 0
    if (results.length || !themes.length) {
      empty?.remove()
      empty = null
      remaining = [...results]
      renderMore([], innerHeight)
      return results.length ? countText(results.length) : ""
    }
    clear()
    empty = emptyResults({ suggestions, themes }, searchFor)
    list.after(empty)
    return `Nothing found for “${query.slice(0, LONGEST_QUERY)}”`
  }

  return { show, clear, isShown: () => shown.length > 0 || empty !== null }
}
