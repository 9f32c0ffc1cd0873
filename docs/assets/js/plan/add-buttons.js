/* "Add to plan" beside each entry, "Start a plan from these", and the counters of the plan. */
import { announce } from "../site/live-region.js"
import { siteUrl } from "../site/urls.js"
import { formatFragment } from "./ids.js"
import { add, has, ids, isStorageBlocked, remove, subscribe } from "./store.js"

const entryCount = count => count === 1 ? "1 entry" : `${count} entries`

/** Show a button with its state. Its HTML says "Add to plan", so most buttons only need to be shown. */
export const updateAddButton = button => {
  const isInPlan = has(button.dataset.spAdd)
  if (isInPlan !== (button.dataset.spIn === "true")) {
    button.querySelector(".sp-icon + span").textContent = isInPlan ? "In plan: remove" : "Add to plan"
    button.dataset.spIn = isInPlan
  }
  button.hidden = false
}

const toggleEntry = button => {
  const id = button.dataset.spAdd
  const name = button.querySelector(".sp-visually-hidden").textContent.replace(/^, /, "")
  if (has(id)) remove(id)
  else add(id)
  announce(`${name} ${has(id) ? "added to your plan" : "removed from your plan"}: ${entryCount(ids().length)}`)
}

/* Where the browser stores nothing, the link to the plan page holds the plan. */
const planUrl = () => siteUrl("plan/") + (isStorageBlocked() && ids().length ? `#${formatFragment(ids())}` : "")

const createPlanLink = () => {
  const link = document.createElement("a")
  Object.assign(link, { className: "sp-button sp-button--filled", href: planUrl(), textContent: "Open your plan" })
  link.dataset.spPlanLink = ""
  return link
}

/** Announce how many entries of a suggested plan were new. */
export const announceAdded = count => announce(count ? `${entryCount(count)} added to your plan` : "All of these are in your plan already")

/* The entries of a suggested plan come after those that are in the plan already. */
const addAll = entryIds => {
  const before = ids().length
  add(...entryIds)
  announceAdded(ids().length - before)
}

const wireStartButton = button => {
  const card = button.closest("[data-sp-set]")
  button.hidden = false
  button.onclick = () => {
    addAll(card.dataset.spSet.split(","))
    const link = createPlanLink()
    button.replaceWith(link)
    link.focus()
  }
}

const update = () => {
  document.querySelectorAll("[data-sp-add]").forEach(updateAddButton)
  for (const counter of document.querySelectorAll("[data-sp-count]")) counter.textContent = ids().length
  for (const link of document.querySelectorAll("[data-sp-plan-link]")) link.href = planUrl()
}

subscribe(update)

document.addEventListener("click", event => {
  const button = event.target.closest("[data-sp-add]")
  if (button) toggleEntry(button)
})

/** Wire the buttons and counters of a page; the module of the plan page is loaded on that page only. */
export const wirePlanButtons = root => {
  root.querySelectorAll("[data-sp-start]").forEach(wireStartButton)
  update()
  if (root.querySelector("[data-sp-plan-page]")) import("./page.js").then(module => module.openPlanPage(root))
}
