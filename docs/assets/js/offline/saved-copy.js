/* Registers the service worker, which saves the whole list on the phone; shows which list is held, warns of an old one,
   and offers a newer one. */
import { isRemoved } from "../site/stored-data.js"
import { siteUrl } from "../site/urls.js"

const OLD_AFTER = 30 // days
const DAY = 86_400_000
const HOUR = 3_600_000

const MONTHS = "January February March April May June July August September October November December".split(" ")

/** Return "27 November 2026" for "2026-11-27". The browser's own way takes a phone 100 ms when first used. */
const dateInWords = date => {
  const [year, month, day] = date.split("-").map(Number)
  return `${day} ${MONTHS[month - 1]} ${year}`
}
const ageInDays = date => Math.floor((Date.now() - Date.parse(`${date}T00:00:00Z`)) / DAY)

let list = null // list.json: the list's date, and what the saved copy leaves out
let isSaved = false
let newerWorker = null
let registration = null
let isSearchLoading = false
let startSaving = () => {} // where that waits for the search
let isAsked = false // for the newer list, in this tab: others may hold words that somebody is typing

/** Warn at the top of the page where the list is old. */
const showAgeWarning = () => {
  const warning = document.querySelector("[data-sp-stale-list]")
  if (!warning || ageInDays(list.date) <= OLD_AFTER) return
  warning.hidden = false
  warning.textContent = `This list is ${ageInDays(list.date)} days old (${dateInWords(list.date)}). Numbers and hours may have changed: ring to check`
    + (navigator.onLine ? "." : ", and open this page with a signal to get a newer list.")
}

/** Show in the footer which list this is, and whether it is saved or was removed. */
const showListDate = () => {
  const line = document.querySelector("[data-sp-saved]")
  const without = list.without?.length ? ` (without ${list.without.join(" and ")})` : ""
  const start = isRemoved() ? "Nothing is saved on this phone, since you removed it. List"
    : isSaved ? `Saved on this phone${without}, list` : "List"
  if (line) line.textContent = `${start} of ${dateInWords(list.date)}.`
}

/** Offer the newer list; it is shown when the reader asks for it, or the next time that the site is opened. */
const showUpdateOffer = () => {
  const offer = document.querySelector("[data-sp-update]")
  if (!offer) return
  offer.hidden = true
  if (!newerWorker || isRemoved()) return
  offer.hidden = false
  offer.querySelector("button").onclick = () => {
    isAsked = true
    newerWorker.postMessage("show-newer")
  }
}

/** Show all of this on the page, as far as it is known. */
export const showSavedCopy = () => {
  if (!list) return
  showAgeWarning()
  showListDate()
  showUpdateOffer()
}

const watchInstallation = worker => worker?.addEventListener("statechange", () => {
  if (worker.state !== "installed" || !navigator.serviceWorker.controller) return
  newerWorker = worker
  showSavedCopy()
})

/** Look for a newer worker when the reader returns to the page after an hour. */
const updateOnReturn = () => {
  let lastCheck = Date.now()
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - lastCheck < HOUR) return
    lastCheck = Date.now()
    registration.update().catch(() => {})
  })
}

/** Let the search load first: a worker that saves pauses, and one that is not registered yet is registered afterwards. */
const giveWay = ({ detail }) => {
  isSearchLoading = detail
  registration?.installing?.postMessage(isSearchLoading ? "pause-saving" : "go-on-saving")
  if (!isSearchLoading) startSaving()
}

/** Register the worker, and reload the page when the worker that the reader asked for takes over. */
const registerWorker = async () => {
  const container = navigator.serviceWorker
  container.addEventListener("controllerchange", () => { if (isAsked) location.reload() })
  registration = await container.register(siteUrl("sw.js"), { updateViaCache: "none" })
  if (isSearchLoading) giveWay({ detail: true })
  newerWorker = container.controller && registration.waiting
  watchInstallation(registration.installing)
  registration.addEventListener("updatefound", () => watchInstallation(registration.installing))
  container.ready.then(() => { isSaved = true; showSavedCopy() })
  updateOnReturn()
  showSavedCopy()
}

const start = async () => {
  const response = await fetch(siteUrl("list.json"), { cache: "no-cache" })
  if (!response.ok) return
  list = await response.json()
  showSavedCopy()
  if (isSearchLoading) await new Promise(resolve => { startSaving = resolve })
  if (list.offline && navigator.serviceWorker && !isRemoved()) await registerWorker()
}

document.addEventListener("sp:removed", showSavedCopy)
document.addEventListener("sp:search-loading", giveWay)

/* After the page is painted and the browser is idle, so that nothing of this delays the page. */
const whenIdle = task => window.requestIdleCallback ? requestIdleCallback(task, { timeout: 3000 }) : setTimeout(task, 500)
const startWhenIdle = () => whenIdle(() => start().catch(() => {}))
if (document.readyState === "complete") startWhenIdle()
else window.addEventListener("load", startWhenIdle, { once: true })
