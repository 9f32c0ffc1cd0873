/* The plan page. It shows the reader's own list, or one that a link brought, and hands it out. */
import { readFragment, resolve, takeFragment, tellLost } from "./shared-link.js"
import { sayAdded } from "./add-buttons.js"
import { compose } from "./export/compose.js"
import { load } from "./plan-data.js"
import { drag } from "./drag.js"
import { makeItem, updateItem } from "./item.js"
import { ask, clearNotices, notice } from "./notices.js"
import { onPaper } from "./export/export.js"
import { say } from "../site/live-region.js"
import { offerSets } from "./suggested-plans.js"
import { siteUrl } from "../site/urls.js"
import * as store from "./store.js"
import { wireTools } from "./export/buttons.js"

const GONE = {
  old: "Your last plan was older than 12 hours, so it is gone from this device.",
  unreadable: "What was kept on this device could not be read, so it is gone. Your plan begins empty.",
}
const REFUSED = "This browser does not save anything, so your plan lasts only until you close or reload this page."

/* Changed words live here, in memory alone, and go with the page. */
const edits = { you: new Map(), record: new Map() }
let guest = null
let voice = "you"
let view = null

const ids = () => guest ?? store.ids()

/** Make these ids the list that is shown: the reader's own, or the link's while the reader has not chosen. */
const change = next => {
  if (!guest) return store.replace(next)
  guest = [...new Set(next)]
  render()
}

const put = (order, id, at) => [...order.slice(0, at), id, ...order.slice(at)]

const insert = (id, at) => {
  if (!ids().includes(id)) change(put(ids(), id, at))
  say(`${view.entries[id].name} added to your plan`)
}

const place = id => `${ids().indexOf(id) + 1} of ${ids().length}`

const move = (id, by, button) => {
  const order = ids().filter(other => other !== id)
  const to = ids().indexOf(id) + by
  const { name } = view.entries[id]
  if (to < 0 || to > order.length) return say(`${name} stands ${by < 0 ? "first" : "last"} already`)
  change(put(order, id, to))
  button.focus()
  button.scrollIntoView({ block: "nearest" })
  say(`${name} moved: ${place(id)}`)
}

const removeItem = id => {
  const at = ids().indexOf(id)
  const { name } = view.entries[id]
  change(ids().filter(other => other !== id))
  clearNotices(view.notices)
  notice(view.notices, `${name} removed.`, [["Put it back", () => insert(id, at)]])
  const next = view.list.children[Math.min(at, view.list.children.length - 1)]
  if (next) next.querySelector(".sp-plan__name").focus()
  else view.notices.querySelector("button").focus()
}

const act = (what, id, button) => what === "remove" ? removeItem(id) : move(id, what === "up" ? -1 : 1, button)

const dropped = item => {
  change([...view.list.children].map(each => each.dataset.spItem))
  say(`${view.entries[item.dataset.spItem].name} moved: ${place(item.dataset.spItem)}`)
}

/** Say why an earlier plan is gone, where one is. */
const tellGone = notices => {
  const why = GONE[store.whyEmpty()]
  if (why) notice(notices, why)
}

/** Say, once on a page, that the browser keeps nothing. */
const tellRefused = notices => {
  if (store.isRefused() && !notices.textContent.includes(REFUSED)) notice(notices, REFUSED)
}

/** Bring the page up to date with the list; items that stay are kept, so that focus and typing stay with them. */
function render() {
  if (!view?.page.isConnected) return
  if (!store.ids().length && !guest) Object.values(edits).forEach(own => own.clear())
  const { list, page } = view
  const wanted = ids().filter(id => view.entries[id])
  const there = new Map([...list.children].map(item => [item.dataset.spItem, item]))
  const items = wanted.map(id => there.get(id) ?? makeItem(view, id))
  if (items.length !== list.children.length || items.some((item, index) => list.children[index] !== item)) list.replaceChildren(...items)
  items.forEach((item, index) => updateItem(view, item, index, items.length))
  page.querySelector("[data-sp-plan-body]").hidden = !items.length
  page.querySelector("[data-sp-plan-empty]").hidden = items.length > 0
  tellGone(view.notices)
}

const decide = next => {
  guest = null
  store.replace(next)
}

const askWhose = () => {
  const own = store.ids()
  const many = own.length === 1 ? "1 entry" : `${own.length} entries`
  ask(view.notices, `This plan came by a link. You have a plan of your own here, with ${many}; it is kept until you choose.`, [
    ["Use this one instead", () => decide(guest)],
    ["Put both together", () => decide([...own, ...guest])],
    ["Back to mine", () => decide(own)]])
}

/** Take a shared plan in, where the address brought one. */
const arrive = () => {
  const fragment = takeFragment()
  if (fragment === null) return guest && askWhose()
  const { known, lost } = resolve(readFragment(view.notices, fragment), view)
  tellLost(view.notices, lost, view.entries, insert)
  if (!known.length) return null
  const own = store.ids()
  const same = known.length === own.length && known.every((id, index) => id === own[index])
  guest = own.length && !same ? known : null
  if (!own.length) store.replace(known)
  render()
  return guest && askWhose()
}

const tidyOwn = () => {
  const { known, lost } = resolve(store.ids(), view)
  if (!lost.length) return
  store.replace(known)
  tellLost(view.notices, lost, view.entries, insert)
}

const wireVoice = () => {
  for (const radio of view.page.querySelectorAll('[name="sp-voice"]')) {
    radio.checked = radio.value === voice
    radio.onchange = () => {
      voice = radio.value
      render()
    }
  }
}

const plan = () => compose({ ids: ids(), voice, edits: edits[voice] }, view.entries, siteUrl)

const takeSet = set => {
  const before = ids().length
  change([...ids(), ...set.entries])
  sayAdded(ids().length - before)
  view.list.querySelector(".sp-plan__name")?.focus()
}

const clear = () => {
  guest = null
  Object.values(edits).forEach(own => own.clear())
  store.clear()
  clearNotices(view.notices)
  notice(view.notices, "The plan is cleared. Nothing of it is kept on this device.")
  view.notices.querySelector("button").focus()
}

const wire = () => {
  wireVoice()
  drag(view.list, dropped)
  offerSets(view.page, view, takeSet)
  wireTools(view, { ids, plan, clear })
  onPaper(view.page.querySelector("[data-sp-plan-paper]"), plan)
}

const isBrought = () => window.spFragment !== undefined || location.hash.length > 1

/** Show that nothing is in the plan, and wait until the wording is needed: nobody fetches it to read that. */
const untilNeeded = (page, notices) => new Promise(needed => {
  const choice = page.querySelector("select")
  document.documentElement.classList.remove("sp-plan-none")
  if (store.ids().length || isBrought() || choice.value || choice.matches(":focus")) return needed()
  page.querySelector("[data-sp-plan-empty]").hidden = false
  page.querySelector("[data-sp-plan-sets]").hidden = choice.length < 2
  tellGone(notices)
  for (const sign of ["focus", "pointerdown", "change"]) choice.addEventListener(sign, needed, { once: true })
  for (const [place, sign] of [[document, "sp:fragment"], [window, "hashchange"]]) place.addEventListener(sign, needed, { once: true })
  store.subscribe(() => { if (store.ids().length) needed() })
})

/** Open the page: called whenever it comes to stand in the document. */
export const open = async root => {
  const page = root.querySelector("[data-sp-plan-page]")
  const notices = page.querySelector("[data-sp-plan-notices]")
  tellRefused(notices)
  await untilNeeded(page, notices)
  const data = await load().catch(() => null)
  if (!page.isConnected) return
  if (!data) return notice(notices, "The wording could not be loaded. Check the connection, then try again.", [["Try again", () => open(root)]])
  view = { ...data, page, notices, list: page.querySelector("[data-sp-plan-list]"), ids, insert, act, voice: () => voice, edits: () => edits[voice] }
  wire()
  render()
  tidyOwn()
  arrive()
  tellRefused(notices)
}

store.subscribe(render)
document.addEventListener("sp:forget", () => {
  guest = null
  Object.values(edits).forEach(own => own.clear())
  render()
})
const arriveLater = () => {
  if (view?.page.isConnected && (window.spFragment !== undefined || location.hash)) arrive()
}
document.addEventListener("sp:fragment", arriveLater)
window.addEventListener("hashchange", arriveLater)
