/* "Add to plan" wherever an entry stands, "Start a plan from these", and the counters. */
import { toFragment } from "./ids.js"
import { add, has, ids, isRefused, remove, subscribe } from "./store.js"
import { say } from "../site/live-region.js"
import { siteUrl } from "../site/urls.js"

const entries = count => count === 1 ? "1 entry" : `${count} entries`

/** Show a button in step with the plan. It comes as "Add to plan": little is to be done to most. */
export const show = button => {
  const inside = has(button.dataset.spAdd)
  if (inside !== (button.dataset.spIn === "true")) {
    button.querySelector(".sp-icon + span").textContent = inside ? "In plan: remove" : "Add to plan"
    button.dataset.spIn = inside
  }
  button.hidden = false
}

const press = button => {
  const id = button.dataset.spAdd
  const name = button.querySelector(".sp-hidden").textContent.replace(/^, /, "")
  if (has(id)) remove(id)
  else add(id)
  say(`${name} ${has(id) ? "added to your plan" : "removed from your plan"}: ${entries(ids().length)}`)
}

/* Where the browser keeps nothing, the way to the plan carries it. */
const planUrl = () => siteUrl("plan/") + (isRefused() && ids().length ? `#${toFragment(ids())}` : "")

const openLink = () => {
  const link = document.createElement("a")
  Object.assign(link, { className: "sp-button sp-button--filled", href: planUrl(), textContent: "Open your plan" })
  link.dataset.spPlanLink = ""
  return link
}

/** Say how many entries of a suggested set were new. */
export const sayAdded = count => say(count ? `${entries(count)} added to your plan` : "All of these are in your plan already")

/* A set goes behind what is in the plan already. */
const start = set => {
  const before = ids().length
  add(...set)
  sayAdded(ids().length - before)
}

const wireSet = button => {
  const card = button.closest("[data-sp-set]")
  button.hidden = false
  button.onclick = () => {
    start(card.dataset.spSet.split(","))
    const link = openLink()
    button.replaceWith(link)
    link.focus()
  }
}

const refresh = () => {
  document.querySelectorAll("[data-sp-add]").forEach(show)
  for (const counter of document.querySelectorAll("[data-sp-count]")) counter.textContent = ids().length
  for (const link of document.querySelectorAll("[data-sp-plan-link]")) link.href = planUrl()
}

subscribe(refresh)

document.addEventListener("click", event => {
  const button = event.target.closest("[data-sp-add]")
  if (button) press(button)
})

/** Wire the page's buttons and counters; the plan page itself is loaded only where it stands. */
export const plan = root => {
  root.querySelectorAll("[data-sp-start]").forEach(wireSet)
  refresh()
  if (root.querySelector("[data-sp-plan-page]")) import("./page.js").then(page => page.open(root))
}
