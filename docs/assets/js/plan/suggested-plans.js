/* The suggested plans on the plan page: choose a situation, see its entries, add them. */
import { createElement, createLink } from "../site/dom.js"
import { siteUrl } from "../site/urls.js"

const planDetails = (plan, entries, onStart) => {
  const button = createElement("button", { type: "button", class: "sp-button" }, `Start with these ${plan.entries.length}`)
  button.onclick = () => onStart(plan)
  const links = plan.entries.map(id => createElement("li", {}, createLink(siteUrl(entries[id].url), entries[id].name)))
  return [createElement("p", {}, plan.summary), createElement("ul", {}, ...links), button]
}

/* The page comes with the options; they are replaced only where the data is newer, so that a choice already made stays. */
const updateOptions = (select, plans) => {
  const isCurrent = select.length === plans.length + 1 && plans.every((plan, index) => select.options[index + 1].value === plan.id)
  if (isCurrent) return
  const options = plans.map(plan => createElement("option", { value: plan.id }, plan.name))
  select.replaceChildren(createElement("option", { value: "" }, "Choose one"), ...options)
}

/** Wire the choice of plans; `onStart` is called with the plan whose button is pressed. */
export const wireSuggestedPlans = (page, { sets: plans, entries }, onStart) => {
  const section = page.querySelector("[data-sp-plan-sets]")
  const select = section.querySelector("select")
  const details = section.querySelector("[data-sp-plan-set]")
  const chosen = select.value
  updateOptions(select, plans)
  const showChosen = () => {
    const plan = plans.find(({ id }) => id === select.value)
    details.replaceChildren(...(plan ? planDetails(plan, entries, onStart) : []))
  }
  section.hidden = !plans.length
  select.onchange = showChosen
  if (!plans.some(({ id }) => id === chosen)) return
  select.value = chosen
  showChosen()
}
