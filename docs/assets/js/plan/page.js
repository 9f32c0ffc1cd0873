/* The plan page. It shows the reader's own plan, or one that a shared link brought, and exports it. */
import { announce } from "../site/live-region.js"
import { siteName } from "../site/site-name.js"
import { siteUrl } from "../site/urls.js"
import { announceAdded } from "./add-buttons.js"
import { enableDragging } from "./drag.js"
import { wireExportButtons } from "./export/buttons.js"
import { compose } from "./export/compose.js"
import { fillOnPrint } from "./export/export.js"
import { createItem, updateItem } from "./item.js"
import { clearNotices, showNotice, showQuestion } from "./notices.js"
import { reloadPage } from "../site/release.js"
import { loadPlanData } from "./plan-data.js"
import { readFragment, resolveIds, showMissing, takeFragment } from "./shared-link.js"
import * as store from "./store.js"
import { wireSuggestedPlans } from "./suggested-plans.js"

const EMPTY_REASONS = {
  old: "Your last plan was older than 12 hours, so it is gone from this device.",
  unreadable: "What was kept on this device could not be read, so it is gone. Your plan begins empty.",
}
const STORAGE_BLOCKED = "This browser does not save anything, so your plan lasts only until you close or reload this page."
const LOADING_FAILED = "The wording could not be loaded. Check the connection, then try again."
const OLD_PAGE = "This page is older than the list. Load it again: your plan stays."

/* The reader's own wording by voice and id. It is held in memory only, and lost with the page. */
const edits = { you: new Map(), record: new Map() }
let sharedIds = null // of a shared plan, until the reader has chosen between it and the own plan
let voice = "you"
let view = null // the plan's data and the page's elements, with what item.js calls

const getIds = () => sharedIds ?? store.ids()
const getPlan = () => compose({ ids: getIds(), voice, edits: edits[voice] }, view.entries, siteUrl, siteName())
const clearEdits = () => Object.values(edits).forEach(own => own.clear())

/** Make these ids the plan that is shown. */
const setIds = next => {
  if (!sharedIds) return store.replace(next)
  sharedIds = [...new Set(next)]
  render()
}

const insertAt = (order, id, index) => [...order.slice(0, index), id, ...order.slice(index)]

const insert = (id, index) => {
  if (!getIds().includes(id)) setIds(insertAt(getIds(), id, index))
  announce(`${view.entries[id].name} added to your plan`)
}

const announceMoved = id => announce(`${view.entries[id].name} moved: ${getIds().indexOf(id) + 1} of ${getIds().length}`)

const move = (id, by, button) => {
  const order = getIds().filter(other => other !== id)
  const index = getIds().indexOf(id) + by
  if (index < 0 || index > order.length) return announce(`${view.entries[id].name} stands ${by < 0 ? "first" : "last"} already`)
  setIds(insertAt(order, id, index))
  button.focus()
  button.scrollIntoView({ block: "nearest" })
  announceMoved(id)
}

const removeItem = id => {
  const index = getIds().indexOf(id)
  setIds(getIds().filter(other => other !== id))
  clearNotices(view.notices)
  showNotice(view.notices, `${view.entries[id].name} removed.`, [["Put it back", () => insert(id, index)]])
  const next = view.list.children[Math.min(index, view.list.children.length - 1)]
  if (next) next.querySelector(".sp-plan__name").focus()
  else view.notices.querySelector("button").focus()
}

/** Perform what an item's button says: up, down or remove. */
const perform = (action, id, button) => action === "remove" ? removeItem(id) : move(id, action === "up" ? -1 : 1, button)

const onDrop = item => {
  setIds([...view.list.children].map(each => each.dataset.spItem))
  announceMoved(item.dataset.spItem)
}

/** Show why an earlier plan is gone, if one is. */
const showEmptyReason = notices => {
  const reason = EMPTY_REASONS[store.takeEmptyReason()]
  if (reason) showNotice(notices, reason)
}

/** Show, once on a page, that the browser stores nothing. */
const showStorageBlocked = notices => {
  if (store.isStorageBlocked() && !notices.textContent.includes(STORAGE_BLOCKED)) showNotice(notices, STORAGE_BLOCKED)
}

/** Bring the page up to date with the plan. Items that stay keep their elements, and with them focus and typed text. */
function render() {
  if (!view?.page.isConnected) return
  if (!store.ids().length && !sharedIds) clearEdits()
  const { list, page } = view
  const present = new Map([...list.children].map(item => [item.dataset.spItem, item]))
  const items = getIds().filter(id => view.entries[id]).map(id => present.get(id) ?? createItem(view, id))
  if (items.length !== list.children.length || items.some((item, index) => list.children[index] !== item)) list.replaceChildren(...items)
  items.forEach((item, index) => updateItem(view, item, index, items.length))
  page.querySelector("[data-sp-plan-body]").hidden = !items.length
  page.querySelector("[data-sp-plan-empty]").hidden = items.length > 0
  showEmptyReason(view.notices)
}

const choosePlan = ids => {
  sharedIds = null
  store.replace(ids)
}

/** Ask the reader to choose between the shared plan and the own one. */
const askWhichPlan = () => {
  const own = store.ids()
  const count = own.length === 1 ? "1 entry" : `${own.length} entries`
  showQuestion(view.notices, `This plan came by a link. You have a plan of your own here, with ${count}; it is kept until you choose.`, [
    ["Use this one instead", () => choosePlan(sharedIds)],
    ["Put both together", () => choosePlan([...own, ...sharedIds])],
    ["Back to mine", () => choosePlan(own)]])
}

/** Show the shared plan, if the address brought one. */
const showSharedPlan = () => {
  const fragment = takeFragment()
  if (fragment === null) return sharedIds && askWhichPlan()
  const { known, missing } = resolveIds(readFragment(view.notices, fragment), view)
  showMissing(view.notices, missing, view.entries, insert)
  if (!known.length) return null
  const own = store.ids()
  const isSame = known.length === own.length && known.every((id, index) => id === own[index])
  sharedIds = own.length && !isSame ? known : null
  if (!own.length) store.replace(known)
  render()
  return sharedIds && askWhichPlan()
}

/** Remove entries that are not in the list any more from the reader's own plan. */
const removeMissing = () => {
  const { known, missing } = resolveIds(store.ids(), view)
  if (!missing.length) return
  store.replace(known)
  showMissing(view.notices, missing, view.entries, insert)
}

const wireVoiceChoice = () => {
  for (const radio of view.page.querySelectorAll('[name="sp-voice"]')) {
    radio.checked = radio.value === voice
    radio.onchange = () => {
      voice = radio.value
      render()
    }
  }
}

const addSuggestedPlan = plan => {
  const before = getIds().length
  setIds([...getIds(), ...plan.entries])
  announceAdded(getIds().length - before)
  view.list.querySelector(".sp-plan__name")?.focus()
}

const clear = () => {
  sharedIds = null
  clearEdits()
  store.clear()
  clearNotices(view.notices)
  showNotice(view.notices, "The plan is cleared. Nothing of it is kept on this device.")
  view.notices.querySelector("button").focus()
}

const wire = () => {
  wireVoiceChoice()
  enableDragging(view.list, onDrop)
  wireSuggestedPlans(view.page, view, addSuggestedPlan)
  wireExportButtons(view, { getIds, getPlan, clear })
  fillOnPrint(view.page.querySelector("[data-sp-plan-print]"), getPlan)
}

/** Load the page again. A shared plan goes back into the address, from which it was taken. */
const reloadWithPlan = () => {
  if (window.spFragment !== undefined) history.replaceState(history.state, "", `#${window.spFragment}`)
  reloadPage()
}

const hasSharedPlan = () => window.spFragment !== undefined || location.hash.length > 1

/** Show that the plan is empty, and wait until plan.json is needed: an empty page does not load it. */
const untilNeeded = (page, notices) => new Promise(resolve => {
  const select = page.querySelector("select")
  document.documentElement.classList.remove("sp-plan-is-empty")
  if (store.ids().length || hasSharedPlan() || select.value || select.matches(":focus")) return resolve()
  page.querySelector("[data-sp-plan-empty]").hidden = false
  page.querySelector("[data-sp-plan-sets]").hidden = select.length < 2
  showEmptyReason(notices)
  for (const type of ["focus", "pointerdown", "change"]) select.addEventListener(type, resolve, { once: true })
  for (const [target, type] of [[document, "sp:fragment"], [window, "hashchange"]]) target.addEventListener(type, resolve, { once: true })
  store.subscribe(() => { if (store.ids().length) resolve() })
})

/** Start the page; called each time that it is shown. */
export const openPlanPage = async root => {
  const page = root.querySelector("[data-sp-plan-page]")
  const notices = page.querySelector("[data-sp-plan-notices]")
  showStorageBlocked(notices)
  await untilNeeded(page, notices)
  const data = await loadPlanData().catch(error => ({ error }))
  if (!page.isConnected) return
  if (data.error?.isOldPage) return showNotice(notices, OLD_PAGE, [["Load the page again", reloadWithPlan]])
  if (data.error) return showNotice(notices, LOADING_FAILED, [["Try again", () => openPlanPage(root)]])
  const list = page.querySelector("[data-sp-plan-list]")
  view = { ...data, page, notices, list, getIds, insert, perform, getVoice: () => voice, getEdits: () => edits[voice] }
  wire()
  render()
  removeMissing()
  showSharedPlan()
  showStorageBlocked(notices)
}

store.subscribe(render)
document.addEventListener("sp:forget", () => {
  sharedIds = null
  clearEdits()
  render()
})
const onFragment = () => {
  if (view?.page.isConnected && (window.spFragment !== undefined || location.hash)) showSharedPlan()
}
document.addEventListener("sp:fragment", onFragment)
window.addEventListener("hashchange", onFragment)
