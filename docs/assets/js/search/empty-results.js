/* What the search shows when nothing was found: similar words, who to ring now, and the themes. */
import { createElement, hiddenText } from "../site/dom.js"
import { EMERGENCY } from "../site/site-file.js"
import { siteUrl } from "../site/urls.js"

/** Return the two buttons for help now. */
export const urgentLinks = () => createElement("div", { class: "sp-actions" },
  createElement("a", { href: `tel:${EMERGENCY.dial}`, class: "sp-button sp-button--urgent" },
    createElement("span", {}, `Ring ${EMERGENCY.number}`, hiddenText(`, ${EMERGENCY.words}`))),
  createElement("a", { href: siteUrl("urgent/"), class: "sp-button" }, "Urgent help: who to ring now"))

const suggestionLink = (word, searchFor) => {
  const link = createElement("a", { href: siteUrl(`?q=${encodeURIComponent(word)}`), class: "sp-empty-results__suggestion" }, word)
  link.onclick = event => {
    event.preventDefault()
    searchFor(word)
  }
  return link
}

/** Return what is shown where nothing was found. `searchFor` is called with the suggestion that is chosen. */
export const emptyResults = ({ suggestions, themes }, searchFor) => {
  const box = createElement("div", { class: "sp-empty-results", "data-sp-nothing": "" })
  if (suggestions.length) {
    const links = suggestions.map(word => suggestionLink(word, searchFor))
    box.append(createElement("p", { class: "sp-empty-results__near" }, "Did you mean: ", ...links))
  }
  const themeLinks = themes.map(({ title, location }) => createElement("li", {}, createElement("a", { href: siteUrl(location) }, title)))
  box.append(createElement("h2", {}, "Urgent?"), urgentLinks(), createElement("h2", {}, "Look under a theme"),
    createElement("ul", {}, ...themeLinks))
  return box
}
