/* "Add to plan" wherever an entry stands, "Start a plan from these", and the counters. */
import { toFragment } from "./ids.js"
import { add, has, ids, isRefused, remove, subscribe } from "./store.js"
import { say } from "./say.js"
import { siteUrl } from "./site.js"

const PLUS = "M12 20c-4.41 0-8-3.59-8-8s3.59-8 8-8 8 3.59 8 8-3.59 8-8 8m0-18A10 10 0 0 0 2 12a10 10 0 0 0 10 10 10 10 0 0 0 10-10A10 10 0 0 0 12 2m1 5h-2v4H7v2h4v4h2v-4h4v-2h-4z"
const TICK = "M12 2C6.5 2 2 6.5 2 12s4.5 10 10 10 10-4.5 10-10S17.5 2 12 2m-2 15-5-5 1.41-1.41L10 14.17l7.59-7.59L19 8z"

const entries = count => count === 1 ? "1 entry" : `${count} entries`

/* A page's buttons come as "Add to plan": little is to be done to most of them. */
const show = button => {
  const inside = has(button.dataset.spAdd)
  if (inside !== (button.dataset.spIn === "true")) {
    button.querySelector("path").setAttribute("d", inside ? TICK : PLUS)
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

const wire = button => {
  button.onclick = event => {
    event.preventDefault()
    event.stopPropagation()
    press(button)
  }
}

const model = document.createElement("template")
model.innerHTML = '<button type="button" class="sp-tool"><span class="sp-icon" aria-hidden="true"><svg viewBox="0 0 24 24">'
  + `<path d="${PLUS}"/></svg></span><span>Add to plan</span><span class="sp-hidden"></span></button>`

/** Return a button that adds an entry to the plan or takes it away, for places that a script fills, such as search. */
export const planButton = (id, name) => {
  const button = model.content.firstElementChild.cloneNode(true)
  button.dataset.spAdd = id
  button.lastElementChild.textContent = `, ${name}`
  wire(button)
  show(button)
  return button
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

/** Wire the page's buttons and counters; the plan page itself is loaded only where it stands. */
export const plan = root => {
  root.querySelectorAll("[data-sp-add]").forEach(wire)
  root.querySelectorAll("[data-sp-start]").forEach(wireSet)
  refresh()
  if (root.querySelector("[data-sp-plan-page]")) import("./page.js").then(page => page.open(root))
}
