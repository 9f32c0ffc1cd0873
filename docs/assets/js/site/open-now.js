/* Which number answers now. The page comes with all of an entry's numbers and their hours (data-sp-times); each is
   labelled open or closed here, and those that are open come first. */
import { CLOSED, CLOSED_FOR_HOLIDAY, ENDED, MAYBE_CLOSED, MAYBE_OPEN, OPEN, openingStatus } from "./opening-hours.js"

const LABELS = {
  [OPEN]: "Open now.", [MAYBE_OPEN]: "Bank holiday: may be open.", [MAYBE_CLOSED]: "Bank holiday: may be closed.",
  [ENDED]: "These hours have ended: ring first.", [CLOSED_FOR_HOLIDAY]: "Closed now: bank holiday.", [CLOSED]: "Closed now.",
}

const newElement = (name, className) => Object.assign(document.createElement(name), { className })

const setLabel = (group, text) => {
  const line = group.querySelector(".sp-note") ?? group.appendChild(newElement("p", "sp-note"))
  let label = line.querySelector(".sp-open-status")
  if (!label) {
    label = newElement("strong", "sp-open-status")
    line.prepend(label, " ")
  }
  label.textContent = text
}

/* Moving an element takes the focus from it, so it is given back. */
const reorder = (container, order) => {
  const focused = document.activeElement
  container.append(...order)
  if (container.contains(focused)) focused.focus({ preventScroll: true })
}

/** Sort one entry's numbers by status. Only numbers with hours move, each to the place of another; the first button is filled. */
const sortByStatus = (container, statuses) => {
  const sorted = [...statuses.keys()].sort((one, other) => statuses.get(one) - statuses.get(other))
  const order = [...container.children].map(child => statuses.has(child) ? sorted.shift() : child)
  if (order.some((child, index) => child !== container.children[index])) reorder(container, order)
  const buttons = [...container.querySelectorAll(".sp-contact .sp-button")]
  buttons.forEach((button, index) => button.classList.toggle("sp-button--filled", index === 0))
}

/** Label each number as open or closed, and put those that are open first. */
export const showOpenStatus = (root, now = new Date()) => {
  const containers = new Map()
  for (const group of root.querySelectorAll(".sp-contact[data-sp-times]")) {
    const status = openingStatus(JSON.parse(group.dataset.spTimes), now)
    setLabel(group, LABELS[status])
    if (!containers.has(group.parentElement)) containers.set(group.parentElement, new Map())
    containers.get(group.parentElement).set(group, status)
  }
  for (const [container, statuses] of containers) if (statuses.size > 1) sortByStatus(container, statuses)
}

/* A page may stay open for hours: it is brought up to date when it is shown again, never while it is being read. */
document.addEventListener("visibilitychange", () => { if (!document.hidden) showOpenStatus(document) })
