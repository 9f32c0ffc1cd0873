/* What the search shows when nothing was found: similar words, who to ring now, and the themes. */
import { createElement } from "../site/dom.js"
import { EMERGENCY } from "../site/site-file.js"
import { siteUrl } from "../site/urls.js"

const LONGEST_QUERY = 60 // characters of the query that are shown

/** Return a link of the form that the theme needs among its results: out of the tab order, with a score on its first child. */
const resultLink = (href, label, hiddenText, className) => {
  const link = createElement("a", { href, class: className, tabindex: "-1" }, createElement("span", { "data-md-score": "-1" }, label))
  if (hiddenText) link.append(createElement("span", { class: "sp-visually-hidden" }, `, ${hiddenText}`))
  return link
}

/** Return the two buttons for help now. */
export const urgentLinks = () => createElement("div", { class: "sp-result__actions" },
  resultLink(`tel:${EMERGENCY.dial}`, `Ring ${EMERGENCY.number}`, EMERGENCY.words, "sp-result__button sp-result__button--urgent"),
  resultLink(siteUrl("urgent/"), "Urgent help: who to ring now", "", "sp-result__button"))

const suggestionLink = (word, searchFor) => {
  const link = resultLink(siteUrl(`?q=${encodeURIComponent(word)}`), word, "", "sp-empty-results__suggestion")
  link.addEventListener("click", event => {
    event.preventDefault()
    event.stopPropagation()
    searchFor(word)
  })
  return link
}

/** Return the list item for a query that found nothing. `searchFor` is called with the suggestion that is chosen. */
export const emptyResults = ({ suggestions, themes }, query, searchFor) => {
  const box = createElement("div", { class: "sp-empty-results" },
    createElement("p", {}, `Nothing found for “${query.slice(0, LONGEST_QUERY)}”.`))
  if (suggestions.length) {
    const links = suggestions.map(word => suggestionLink(word, searchFor))
    box.append(createElement("p", { class: "sp-empty-results__near" }, "Did you mean: ", ...links))
  }
  const themeLinks = themes.map(([title, path]) => createElement("li", {}, resultLink(siteUrl(path), title)))
  box.append(createElement("h2", {}, "Urgent?"), urgentLinks(), createElement("h2", {}, "Look under a theme"),
    createElement("ul", {}, ...themeLinks))
  return createElement("li", { class: "md-search-result__item" }, box)
}
