/* The plan on the device: what is kept, for how long, and what happens where nothing can be kept. */
import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 25, 12)

/** Storage that holds texts, as a browser's. */
class FakeStorage {
  texts = new Map()
  getItem(key) { return this.texts.get(key) ?? null }
  setItem(key, text) { this.texts.set(key, text) }
  removeItem(key) { this.texts.delete(key) }
}

let copies = 0

/** Return a fresh copy of the module, as a page has it that was just opened. */
const opened = () => import(`../../docs/assets/js/plan/store.js?copy=${copies++}`)

const saved = (ids, age = 0, version = 1) => JSON.stringify({ v: version, saved: NOW - age, ids })
const kept = () => JSON.parse(localStorage.getItem("sp-plan"))

/** Give the module a browser with an empty storage. */
const openBrowser = () => {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: new FakeStorage() })
  globalThis.document = new EventTarget()
  globalThis.window = new EventTarget()
}

beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOW })
  openBrowser()
})

openBrowser()
const { parsePlan } = await opened()

test("a saved plan is read whole", () => assert.deepEqual(parsePlan(saved(["b/b", "a/a"], HOUR), NOW), { ids: ["b/b", "a/a"], saved: NOW - HOUR, why: "" }))

test("nothing saved is an empty plan without a reason", () => assert.deepEqual(parsePlan(null, NOW), { ids: [], saved: 0, why: "" }))

for (const [what, text] of [["no JSON", "{"], ["null", "null"], ["a list", "[]"], ["an older form", saved(["a/a"], 0, 0)], ["a newer form", saved(["a/a"], 0, 2)],
  ["no list of ids", saved("a/a")], ["no time", '{"v":1,"ids":["a/a"]}'], ["a time in words", '{"v":1,"ids":["a/a"],"saved":"now"}']])
  test(`a saved plan that is ${what} cannot be read`, () => assert.deepEqual(parsePlan(text, NOW), { ids: [], saved: 0, why: "unreadable" }))

test("a plan lasts until 12 hours after its last change", () => assert.deepEqual(parsePlan(saved(["a/a"], 12 * HOUR - 1), NOW).ids, ["a/a"]))

test("a plan is too old 12 hours after its last change", () => assert.equal(parsePlan(saved(["a/a"], 12 * HOUR), NOW).why, "old"))

test("a clock that is five minutes wrong does no harm", () => assert.deepEqual(parsePlan(saved(["a/a"], -HOUR / 12), NOW).ids, ["a/a"]))

test("a plan from the future is too old", () => assert.equal(parsePlan(saved(["a/a"], -HOUR), NOW).why, "old"))

test("what is no id is dropped, and what is there twice is there once", () => assert.deepEqual(parsePlan(saved(["a/a", 7, null, "<b>", "a/a"]), NOW).ids, ["a/a"]))

test("a plan holds at most 1,000 entries", () => assert.equal(parsePlan(saved(Array.from({ length: 1001 }, (_, at) => `a/n${at}`)), NOW).ids.length, 1000))

test("a change is kept with its time and nothing else", async () => {
  const store = await opened()
  store.add("a/a", "b/b")
  assert.deepEqual(kept(), { v: 1, saved: NOW, ids: ["a/a", "b/b"] })
})

test("an entry that is removed is no longer kept", async () => {
  const store = await opened()
  store.replace(["a/a", "b/b"])
  store.remove("a/a")
  assert.deepEqual([store.ids(), store.has("a/a"), kept().ids], [["b/b"], false, ["b/b"]])
})

test("a plan that is cleared leaves nothing on the device", async () => {
  const store = await opened()
  store.add("a/a")
  store.clear()
  assert.equal(localStorage.getItem("sp-plan"), null)
})

test("a page that is opened later has the plan", async () => {
  (await opened()).add("a/a")
  assert.deepEqual((await opened()).ids(), ["a/a"])
})

test("opening a page does not make the plan younger", async () => {
  localStorage.setItem("sp-plan", saved(["a/a"], HOUR))
  await opened()
  assert.equal(kept().saved, NOW - HOUR)
})

test("a plan that cannot be read is deleted, and the reason is given once", async () => {
  localStorage.setItem("sp-plan", "{")
  const store = await opened()
  assert.deepEqual([localStorage.getItem("sp-plan"), store.takeEmptyReason(), store.takeEmptyReason()], [null, "unreadable", ""])
})

test("a plan on an open page ends after 12 hours, and listeners are called", async () => {
  const store = await opened()
  store.add("a/a")
  let calls = 0
  store.subscribe(() => { calls++ })
  mock.timers.tick(12 * HOUR + 1000)
  assert.deepEqual([store.ids(), store.takeEmptyReason(), localStorage.getItem("sp-plan"), calls], [[], "old", null, 1])
})

test("leaving the site by its exit forgets the plan", async () => {
  const store = await opened()
  store.add("a/a")
  document.dispatchEvent(new Event("sp:forget"))
  assert.deepEqual([store.ids(), localStorage.getItem("sp-plan")], [[], null])
})

test("a change in another tab is taken over", async () => {
  const store = await opened()
  localStorage.setItem("sp-plan", saved(["b/b"]))
  window.dispatchEvent(Object.assign(new Event("storage"), { key: "sp-plan" }))
  assert.deepEqual(store.ids(), ["b/b"])
})

test("where the browser refuses storage, the plan works for the life of the page", async () => {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get() { throw new Error("refused") } })
  const store = await opened()
  store.add("a/a")
  assert.deepEqual([store.ids(), store.isStorageBlocked()], [["a/a"], true])
})

test("where storage is full, an older plan does not come back", async () => {
  localStorage.setItem("sp-plan", saved(["a/a"]))
  const store = await opened()
  localStorage.setItem = () => { throw new Error("full") }
  store.replace(["b/b"])
  assert.deepEqual([store.ids(), localStorage.getItem("sp-plan"), store.isStorageBlocked()], [["b/b"], null, true])
})
