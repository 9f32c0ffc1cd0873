/* The suggested sets on the plan page: choose a situation, see what it holds, take it. */
import { linkTo, make } from "./dom.js"
import { siteUrl } from "./site.js"

const shown = (set, entries, take) => {
  const button = make("button", { type: "button", class: "sp-button" }, `Start with these ${set.entries.length}`)
  button.onclick = () => take(set)
  const links = set.entries.map(id => make("li", {}, linkTo(siteUrl(entries[id].url), entries[id].name)))
  return [make("p", {}, set.summary), make("ul", {}, ...links), button]
}

/** Fill the choice of sets; `take` is called with the set whose button was pressed. */
export const offerSets = (page, { sets, entries }, take) => {
  const place = page.querySelector("[data-sp-plan-sets]")
  const choice = place.querySelector("select")
  const box = place.querySelector("[data-sp-plan-set]")
  place.hidden = !sets.length
  choice.replaceChildren(make("option", { value: "" }, "Choose one"), ...sets.map((set, index) => make("option", { value: index }, set.name)))
  choice.onchange = () => box.replaceChildren(...(choice.value ? shown(sets[Number(choice.value)], entries, take) : []))
}
