/* The plan on this device: entries' ids in order, and when they were last changed. Nothing else is stored. It expires
   after 12 hours, and is removed by clear(), by the exit (sp:forget) and when another tab clears it. Where the browser
   blocks storage, the plan lasts as long as the page. */
import { isId } from "./ids.js"

const KEY = "sp-plan"
const VERSION = 1
const LIFETIME = 12 * 3600 * 1000 // milliseconds
const CLOCK_TOLERANCE = 5 * 60 * 1000
const MOST_ENTRIES = 1000

const distinctIds = values => [...new Set(values.filter(isId))].slice(0, MOST_ENTRIES)
const emptyPlan = why => ({ ids: [], saved: 0, why })

/** Return the plan in a stored text at a moment: ids, when they were saved, and why there are none ("", "old", "unreadable"). */
export const parsePlan = (text, now) => {
  if (text === null) return emptyPlan("")
  let stored
  try {
    stored = JSON.parse(text)
  } catch {
    return emptyPlan("unreadable")
  }
  if (stored?.v !== VERSION || !Array.isArray(stored.ids) || !Number.isFinite(stored.saved)) return emptyPlan("unreadable")
  if (now - stored.saved >= LIFETIME || stored.saved - now > CLOCK_TOLERANCE) return emptyPlan("old")
  return { ids: distinctIds(stored.ids), saved: stored.saved, why: "" }
}

let plan = emptyPlan("")
let isBlocked = false
let timer = 0
const listeners = new Set()

const removeStored = () => {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing is stored.
  }
}

/* Where a change cannot be stored, the plan before it must not come back. */
const write = text => {
  try {
    if (text === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, text)
    isBlocked = false
  } catch {
    isBlocked = true
    removeStored()
  }
}

const save = () => write(plan.ids.length ? JSON.stringify({ v: VERSION, saved: plan.saved, ids: plan.ids }) : null)

const notify = () => listeners.forEach(listener => listener())

/* A second longer than the lifetime, so that the plan is certainly too old when the timer fires. */
const scheduleExpiry = () => {
  clearTimeout(timer)
  if (plan.ids.length) timer = setTimeout(expire, Math.max(0, plan.saved + LIFETIME - Date.now()) + 1000)
}

const load = () => {
  let text = null
  try {
    text = localStorage.getItem(KEY)
  } catch {
    isBlocked = true
    return
  }
  plan = parsePlan(text, Date.now())
  if (plan.why) write(null)
  scheduleExpiry()
}

function expire() {
  if (!plan.ids.length || Date.now() - plan.saved < LIFETIME) return scheduleExpiry()
  write(null)
  plan = emptyPlan("old")
  notify()
}

/** Return the ids in order. */
export const ids = () => plan.ids

/** Return whether the browser blocks storage. */
export const isStorageBlocked = () => isBlocked

/** Return why an earlier plan is gone ("old" or "unreadable"), the first time it is called; "" otherwise. */
export const takeEmptyReason = () => {
  const { why } = plan
  plan = { ...plan, why: "" }
  return why
}

/** Make these ids the plan. */
export const replace = next => {
  plan = { ids: distinctIds(next), saved: Date.now(), why: "" }
  save()
  scheduleExpiry()
  notify()
}

export const add = (...more) => replace([...plan.ids, ...more])
export const remove = id => replace(plan.ids.filter(other => other !== id))
export const clear = () => replace([])
export const has = id => plan.ids.includes(id)

/** Call a function after every change, also after those in other tabs. */
export const subscribe = listener => listeners.add(listener)

const forget = () => {
  plan = emptyPlan("")
  write(null)
  notify()
}

load()
save()
document.addEventListener("sp:forget", forget)
document.addEventListener("visibilitychange", expire)
window.addEventListener("pageshow", event => { if (event.persisted) { load(); notify() } })
window.addEventListener("storage", event => { if (event.key === KEY || event.key === null) { load(); notify() } })
