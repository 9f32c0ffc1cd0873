/* The plan on this device: entries' ids in their order, and when they were last changed. Nothing else is ever kept.
   Gone after 12 hours, by clear(), by the exit (sp:forget) and when another tab clears. Where the browser refuses
   storage, the plan lives as long as the page. */
import { isId } from "./ids.js"

const KEY = "sp-plan"
const VERSION = 1
const LIFE = 12 * 3600 * 1000
const SLACK = 5 * 60 * 1000
const MOST = 1000

const none = why => ({ ids: [], saved: 0, why })

/** Return what kept text holds at a moment: ids, when they were saved, and why there are none ("", "old", "unreadable"). */
export const read = (text, now) => {
  if (text === null) return none("")
  let found
  try {
    found = JSON.parse(text)
  } catch {
    return none("unreadable")
  }
  if (found?.v !== VERSION || !Array.isArray(found.ids) || !Number.isFinite(found.saved)) return none("unreadable")
  if (now - found.saved >= LIFE || found.saved - now > SLACK) return none("old")
  return { ids: [...new Set(found.ids.filter(isId))].slice(0, MOST), saved: found.saved, why: "" }
}

let state = none("")
let refused = false
let timer = 0
const listeners = new Set()

/* Where a change cannot be kept, what was kept before it must not come back. */
const drop = () => {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}

const put = text => {
  try {
    if (text === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, text)
    refused = false
  } catch {
    refused = true
    drop()
  }
}

const tell = () => listeners.forEach(listener => listener())

/* A long wait is rounded up by a second, so that the plan is surely too old when it ends. */
const watch = () => {
  clearTimeout(timer)
  if (state.ids.length) timer = setTimeout(expire, Math.max(0, state.saved + LIFE - Date.now()) + 1000)
}

const take = () => {
  let text = null
  try {
    text = localStorage.getItem(KEY)
  } catch {
    refused = true
    return
  }
  state = read(text, Date.now())
  if (state.why) put(null)
  watch()
}

function expire() {
  if (!state.ids.length || Date.now() - state.saved < LIFE) return watch()
  put(null)
  state = none("old")
  tell()
}

/** Return the ids in their order. */
export const ids = () => state.ids

/** Tell whether the browser refuses to keep anything. */
export const isRefused = () => refused

/** Return why an earlier plan is gone ("old" or "unreadable"), once; "" where none is. */
export const whyEmpty = () => {
  const { why } = state
  state = { ...state, why: "" }
  return why
}

/** Make these ids the plan. */
export const replace = next => {
  state = { ids: [...new Set(next.filter(isId))].slice(0, MOST), saved: Date.now(), why: "" }
  put(state.ids.length ? JSON.stringify({ v: VERSION, saved: state.saved, ids: state.ids }) : null)
  watch()
  tell()
}

export const add = (...more) => replace([...state.ids, ...more])
export const remove = id => replace(state.ids.filter(other => other !== id))
export const clear = () => replace([])
export const has = id => state.ids.includes(id)

/** Call a function after every change, wherever it came from. */
export const subscribe = listener => listeners.add(listener)

const forget = () => {
  state = none("")
  put(null)
  tell()
}

take()
put(state.ids.length ? JSON.stringify({ v: VERSION, saved: state.saved, ids: state.ids }) : null)
document.addEventListener("sp:forget", forget)
document.addEventListener("visibilitychange", expire)
window.addEventListener("pageshow", event => { if (event.persisted) { take(); tell() } })
window.addEventListener("storage", event => { if (event.key === KEY || event.key === null) { take(); tell() } })
