/* Shows results in the theme's list, in the theme's own markup. The theme would empty the list at every key and add ten
   results at a time. Here results that stay are kept, those that fill the screen are added before the page is painted,
   and the rest as the reader scrolls to them. */
import { updateAddButton } from "../plan/add-buttons.js"
import { showOpenStatus } from "../site/open-now.js"
import { entryIdFromUrl, siteUrl } from "../site/urls.js"
import { emptyResults } from "./empty-results.js"

const LEAST_HEIGHT = 188 // pixels: an entry's result with one line each of name and summary

const resultsPerScreen = () => Math.ceil(innerHeight / LEAST_HEIGHT)

const ALERT_ICON = '<span class="sp-icon" aria-hidden="true"><svg viewBox="0 0 24 24"><path d="M13 14h-2V9h2m0 9h-2v-2h2M1 21h22L12 2z"/></svg></span>'
const warning = text => `<p class="sp-warning">${ALERT_ICON}<span>${text}</span></p>`

/* Buttons, because the theme takes every link among its results for a result. */
const linkButton = (href, label, hiddenText, modifier = "") => `<button type="button" class="sp-result__button sp-button${modifier}" tabindex="-1" data-sp-to="${href}">${label}<span class="sp-visually-hidden">, ${hiddenText}</span></button>`

/** Return the buttons of numbers that share a note, and the note. */
const contactGroup = ({ to, beside, doubt, times }, groupIndex, name) => `<div class="sp-contact"${times ? ` data-sp-times="${times}"` : ""}>`
  + to.map(([href, label], index) => linkButton(href, label, name, groupIndex + index ? "" : " sp-button--filled")).join("")
  + `${beside ? `<p class="sp-note">${beside}</p>` : ""}${doubt ? warning(doubt) : ""}</div>`

/** Return the links to what is offered instead of a closed entry. */
const alternatives = ({ name, instead }) => instead.length
  ? `<div class="sp-result__actions md-typeset"><div class="sp-contact"><p class="sp-note">Try instead:</p>${instead.map(([path, other]) => linkButton(siteUrl(path), other, `instead of ${name}`)).join("")}</div></div>` : ""

const planButton = (id, name) => `<button type="button" class="sp-result__button sp-result__plan" tabindex="-1" data-sp-add="${id}"><span class="sp-icon sp-icon--plan"></span><span>Add to plan</span><span class="sp-visually-hidden">, ${name}</span></button>`

/** Return a result's buttons: to ring or text, and to add it to the plan. */
const actions = (href, item) => {
  if (item.closed) return alternatives(item)
  const id = entryIdFromUrl(href)
  const groups = (item.ring ?? []).map((group, index) => contactGroup(group, index, item.name))
  const plan = id ? planButton(id, item.name) : ""
  return groups.length || plan ? `<div class="sp-result__actions md-typeset">${groups.join("")}${plan}</div>` : ""
}

/** Return one result as HTML, as the theme would make it, with its buttons. The worker has escaped all its texts. */
const resultHtml = ([item]) => {
  const href = siteUrl(item.location)
  return `<li class="md-search-result__item"><a class="md-search-result__link" href="${href}" tabindex="-1"><article class="md-search-result__article md-typeset" data-md-score="1">`
    + `<h1>${item.title}</h1>${item.text}</article></a>${item.doubt ? `<div class="sp-result__actions md-typeset">${warning(item.doubt)}</div>` : ""}${actions(href, item)}</li>`
}

const parseResults = html => {
  const template = document.createElement("template")
  template.innerHTML = html
  template.content.querySelectorAll("[data-sp-add]").forEach(updateAddButton)
  showOpenStatus(template.content)
  return [...template.content.children]
}

const countText = count => count === 1 ? "1 result" : `${count} results`

/** Return a function that shows the results of a query in the theme's element. `searchFor` starts another search. */
export const createResultList = (container, searchFor) => {
  const [status, list] = [container.firstElementChild, container.lastElementChild]
  const hint = status.textContent
  let shown = new Map(), remaining = [] // elements by their HTML; items not shown yet

  const render = htmls => {
    const added = parseResults(htmls.filter(html => !shown.has(html)).join(""))
    shown = new Map(htmls.map(html => [html, shown.get(html) ?? added.shift()]))
    const wanted = new Set(shown.values())
    for (const other of [...list.children]) if (!wanted.has(other)) other.remove()
    let next = list.firstElementChild
    for (const item of wanted) {
      if (item === next) next = next.nextElementSibling
      else list.insertBefore(item, next)
    }
  }

  const observer = new IntersectionObserver(([last]) => {
    if (last.isIntersecting) render([...shown.keys(), ...nextScreen()])
  }, { root: container.parentElement })

  /* Returns the next results as HTML; the last element of the list is observed once they are in it. */
  const nextScreen = () => {
    const htmls = remaining.slice(0, resultsPerScreen()).map(resultHtml)
    remaining = remaining.slice(htmls.length)
    observer.disconnect()
    if (remaining.length) queueMicrotask(() => observer.observe(list.lastElementChild))
    return htmls
  }

  list.addEventListener("click", event => {
    const href = event.target.closest("[data-sp-to]")?.dataset.spTo
    if (href) location.href = href
  })

  return ({ items }, query) => {
    const isEmpty = Boolean(items[0]?.[0].suggestions)
    status.textContent = isEmpty ? "Nothing found" : items.length ? countText(items.length) : hint
    container.parentElement.scrollTop = 0
    remaining = isEmpty ? [] : items
    render(nextScreen())
    if (isEmpty) list.append(emptyResults(items[0][0], query, searchFor))
  }
}
