/* What our search worker found goes in; the theme's list shows it, in the theme's own markup. The theme would empty the
   list at every key and draw ten results anew, two screens of a phone. Here what stands already stays, what fills the
   screen is drawn before the page is painted, and the rest as one scrolls to it. */
import { openNow } from "../site/open-now.js"
import { show } from "../plan/add-buttons.js"
import { entryAt, siteUrl } from "../site/urls.js"
import { waysOn } from "./empty-results.js"

const LOWEST = 188 // pixels: the height of an entry's result with a line each of name and summary

const enough = () => Math.ceil(innerHeight / LOWEST)

const ALERT = '<span class="sp-icon" aria-hidden="true"><svg viewBox="0 0 24 24"><path d="M13 14h-2V9h2m0 9h-2v-2h2M1 21h22L12 2z"/></svg></span>'
const doubt = text => `<p class="sp-doubt">${ALERT}<span>${text}</span></p>`

const goes = (href, label, whom, more = "") => `<button type="button" class="sp-result__button sp-button${more}" tabindex="-1" data-sp-to="${href}">${label}<span class="sp-hidden">, ${whom}</span></button>`

/** Return the buttons of numbers that have the same words beside them, and the words. */
const numbers = ({ to, beside, doubt: unsure, times }, at, name) => `<div class="sp-number"${times ? ` data-sp-times="${times}"` : ""}>`
  + to.map(([href, label], place) => goes(href, label, name, at + place ? "" : " sp-button--filled")).join("")
  + `${beside ? `<p class="sp-beside">${beside}</p>` : ""}${unsure ? doubt(unsure) : ""}</div>`

/** Return where to go instead of what is closed. */
const others = ({ name, instead }) => instead.length
  ? `<div class="sp-result__actions md-typeset"><div class="sp-number"><p class="sp-beside">Try instead:</p>${instead.map(([path, other]) => goes(siteUrl(path), other, `instead of ${name}`)).join("")}</div></div>` : ""

/** Return a result's buttons: to ring or text, and to add it to the plan. Whatever is a link among results is a result. */
const buttons = (href, item) => {
  if (item.closed) return others(item)
  const { name, ring } = item
  const id = entryAt(href)
  const rings = (ring ?? []).map((group, at) => numbers(group, at, name))
  const plan = id ? `<button type="button" class="sp-result__button sp-result__plan" tabindex="-1" data-sp-add="${id}"><span class="sp-icon sp-icon--plan"></span><span>Add to plan</span><span class="sp-hidden">, ${name}</span></button>` : ""
  return rings.length || plan ? `<div class="sp-result__actions md-typeset">${rings.join("")}${plan}</div>` : ""
}

/** Return one result as the theme would draw it, with its buttons. The worker escaped all that stands in it. */
const markup = ([item]) => {
  const href = siteUrl(item.location)
  return `<li class="md-search-result__item"><a class="md-search-result__link" href="${href}" tabindex="-1"><article class="md-search-result__article md-typeset" data-md-score="1">`
    + `<h1>${item.title}</h1>${item.text}</article></a>${buttons(href, item)}</li>`
}

const parsed = text => {
  const made = document.createElement("template")
  made.innerHTML = text
  made.content.querySelectorAll("[data-sp-add]").forEach(show)
  openNow(made.content)
  return [...made.content.children]
}

const counted = count => count === 1 ? "1 result" : `${count} results`

/** Return a function that shows what was found for a query. `result` is the theme's element; `ask` searches anew. */
export const results = (result, ask) => {
  const [meta, list] = [result.firstElementChild, result.lastElementChild]
  const hint = meta.textContent
  let shown = new Map(), rest = []

  const place = texts => {
    const made = parsed(texts.filter(text => !shown.has(text)).join(""))
    shown = new Map(texts.map(text => [text, shown.get(text) ?? made.shift()]))
    const wanted = new Set(shown.values())
    for (const other of [...list.children]) if (!wanted.has(other)) other.remove()
    let next = list.firstElementChild
    for (const item of wanted) {
      if (item === next) next = next.nextElementSibling
      else list.insertBefore(item, next)
    }
  }

  const watcher = new IntersectionObserver(([end]) => {
    if (end.isIntersecting) place([...shown.keys(), ...next()])
  }, { root: result.parentElement })

  /* What is drawn next; the last of it is watched, once it stands. */
  const next = () => {
    const texts = rest.slice(0, enough()).map(markup)
    rest = rest.slice(texts.length)
    watcher.disconnect()
    if (rest.length) queueMicrotask(() => watcher.observe(list.lastElementChild))
    return texts
  }

  list.addEventListener("click", event => {
    const to = event.target.closest("[data-sp-to]")?.dataset.spTo
    if (to) location.href = to
  })

  return ({ items }, query) => {
    const empty = items[0]?.[0].near
    meta.textContent = empty ? "Nothing found" : items.length ? counted(items.length) : hint
    result.parentElement.scrollTop = 0
    rest = empty ? [] : items
    place(next())
    if (empty) list.append(waysOn(items[0][0], query, ask))
  }
}
