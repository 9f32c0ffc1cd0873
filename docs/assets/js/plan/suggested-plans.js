/* The suggested sets on the plan page: choose a situation, see what it holds, take it. */
import { linkTo, make } from "../site/dom.js"
import { siteUrl } from "../site/urls.js"

const shown = (set, entries, take) => {
  const button = make("button", { type: "button", class: "sp-button" }, `Start with these ${set.entries.length}`)
  button.onclick = () => take(set)
  const links = set.entries.map(id => make("li", {}, linkTo(siteUrl(entries[id].url), entries[id].name)))
  return [make("p", {}, set.summary), make("ul", {}, ...links), button]
}

/** Wire the choice of sets; `take` is called with the set whose button was pressed. What was chosen meanwhile stays chosen. */
export const offerSets = (page, { sets, entries }, take) => {
  const place = page.querySelector("[data-sp-plan-sets]")
  const choice = place.querySelector("select")
  const box = place.querySelector("[data-sp-plan-set]")
  const chosen = choice.value
  const same = choice.length === sets.length + 1 && sets.every((set, index) => choice.options[index + 1].value === set.id)
  if (!same) choice.replaceChildren(make("option", { value: "" }, "Choose one"), ...sets.map(set => make("option", { value: set.id }, set.name)))
  const showChosen = () => {
    const set = sets.find(({ id }) => id === choice.value)
    box.replaceChildren(...(set ? shown(set, entries, take) : []))
  }
  place.hidden = !sets.length
  choice.onchange = showChosen
  if (!sets.some(({ id }) => id === chosen)) return
  choice.value = chosen
  showChosen()
}
