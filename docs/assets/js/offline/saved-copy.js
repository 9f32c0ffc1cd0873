/* Saves the whole list on the phone, says which list it is, and offers a newer one. */

const OLD = 30
const DAY = 86_400_000
const HOUR = 3_600_000

const base = () => new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/"), location.href)
const inWords = date => new Date(`${date}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
const ageOf = date => Math.floor((Date.now() - Date.parse(`${date}T00:00:00Z`)) / DAY)

let list = null
let saved = false
let newer = null

/** Say loudly that the list is old, at the top of the page. */
const warn = () => {
  const place = document.querySelector("[data-sp-old]")
  if (!place || ageOf(list.date) <= OLD) return
  place.hidden = false
  place.textContent = `This list is ${ageOf(list.date)} days old (${inWords(list.date)}). Numbers and hours may have changed: ring to check`
    + (navigator.onLine ? "." : ", and open this page with a signal to get a newer list.")
}

/** Say in the page's foot what is held. */
const tell = () => {
  const place = document.querySelector("[data-sp-saved]")
  const without = list.without?.length ? ` (without ${list.without.join(" and ")})` : ""
  if (place) place.textContent = `${saved ? `Saved on this phone${without}, list` : "List"} of ${inWords(list.date)}.`
}

/** Offer the newer list; it is shown only when the reader asks, or the next time that the site is opened. */
const offer = () => {
  const place = document.querySelector("[data-sp-newer]")
  if (!place || !newer) return
  place.hidden = false
  place.querySelector("button").onclick = () => newer.postMessage("show-newer")
}

const show = () => {
  if (!list) return
  warn()
  tell()
  offer()
}

const watch = worker => worker?.addEventListener("statechange", () => {
  if (worker.state !== "installed" || !navigator.serviceWorker.controller) return
  newer = worker
  show()
})

/** Fetch the worker; it saves the list by itself. Look again when the reader comes back after an hour. */
const keep = async () => {
  const workers = navigator.serviceWorker
  let held = Boolean(workers.controller)
  workers.addEventListener("controllerchange", () => {
    if (held) location.reload()
    held = true
  })
  const registration = await workers.register(new URL("sw.js", base()), { updateViaCache: "none" })
  newer = workers.controller && registration.waiting
  watch(registration.installing)
  registration.addEventListener("updatefound", () => watch(registration.installing))
  workers.ready.then(() => { saved = true; show() })
  let looked = Date.now()
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < HOUR) return
    looked = Date.now()
    registration.update().catch(() => {})
  })
  show()
}

const begin = async () => {
  const answer = await fetch(new URL("list.json", base()), { cache: "no-cache" })
  if (!answer.ok) return
  list = await answer.json()
  show()
  if (list.offline && navigator.serviceWorker) await keep()
}

/* After the page has been painted: nothing of this may stand in its way. */
const calmly = task => window.requestIdleCallback ? requestIdleCallback(task, { timeout: 3000 }) : setTimeout(task, 500)
const start = () => calmly(() => begin().catch(() => {}))
if (document.readyState === "complete") start()
else window.addEventListener("load", start, { once: true })

/** Say it again on each page that is shown. */
export const offline = () => show()
