/* A search that found nothing never ends in nothing: near words, who to ring now, and the themes. */
import { make } from "../site/dom.js"
import { siteUrl } from "../site/urls.js"

/** Return a link as the theme expects it among results: out of the tab order, with a first child that bears a score. */
const link = (href, label, whom, className) => {
  const made = make("a", { href, class: className, tabindex: "-1" }, make("span", { "data-md-score": "-1" }, label))
  if (whom) made.append(make("span", { class: "sp-hidden" }, `, ${whom}`))
  return made
}

/** Return the two ways to ring now. */
export const urgentLinks = () => make("div", { class: "sp-result__actions" },
  link("tel:999", "Ring 999", "emergency services", "sp-result__button sp-result__button--urgent"),
  link(siteUrl("urgent/"), "Urgent help: who to ring now", "", "sp-result__button"))

const guess = (word, ask) => {
  const made = link(siteUrl(`?q=${encodeURIComponent(word)}`), word, "", "sp-nothing__guess")
  made.addEventListener("click", event => {
    event.preventDefault()
    event.stopPropagation()
    ask(word)
  })
  return made
}

/** Return the ways on from a query that found nothing. `ask` searches for a near word instead. */
export const waysOn = ({ near, themes }, query, ask) => {
  const ways = make("div", { class: "sp-nothing__box" }, make("p", {}, `Nothing found for “${query.slice(0, 60)}”.`))
  if (near.length) ways.append(make("p", { class: "sp-nothing__near" }, "Did you mean: ", ...near.map(word => guess(word, ask))))
  ways.append(make("h2", {}, "Urgent?"), urgentLinks(), make("h2", {}, "Look under a theme"),
    make("ul", {}, ...themes.map(([title, address]) => make("li", {}, link(siteUrl(address), title)))))
  return make("li", { class: "md-search-result__item" }, ways)
}
