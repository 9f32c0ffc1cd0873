/* A long list: the first items are there, a button shows more, and what is held back comes when it is wanted. */
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

globalThis.Node = { DOCUMENT_POSITION_FOLLOWING: 4 }
const { createLongList } = await import("../../docs/assets/js/site/long-list.js")

let items, button, focused, target

const createItem = place => ({
  place,
  hidden: false,
  contains: () => false,
  compareDocumentPosition: other => (other.place > place ? 4 : 2),
  querySelector: () => ({ focus: () => { focused = place } }),
  scrollIntoView() { target = `at ${place}` },
})
const shown = () => items.filter(item => item.hidden === false).map(item => item.place)
const upTo = count => [...Array(count).keys()]

beforeEach(() => {
  target = focused = null
  globalThis.document = Object.assign(new EventTarget(), { getElementById: id => items[Number(id.slice(1))] ?? null, querySelector: () => null })
  globalThis.window = new EventTarget()
  globalThis.location = { hash: "" }
  items = upTo(50).map(createItem)
  button = { dataset: { spMore: "20" } }
})

test("the first twenty are there, and the button says how many are left", () => {
  createLongList(items, button)
  assert.deepEqual(shown(), upTo(20))
  assert.deepEqual([button.hidden, button.textContent], [false, "Show 20 more (30 left)"])
})

test("what is held back can be found by the browser's own search", () => {
  createLongList(items, button)
  assert.equal(items[20].hidden, "until-found")
})

test("a press shows twenty more, and the focus moves to the first of them", () => {
  createLongList(items, button)
  button.onclick()
  assert.deepEqual(shown(), upTo(40))
  assert.equal(focused, 20)
  assert.equal(button.textContent, "Show 10 more (10 left)")
})

test("the button goes with the last press", () => {
  createLongList(items, button)
  button.onclick()
  button.onclick()
  assert.deepEqual([shown().length, button.hidden], [50, true])
})

test("a link to an item that is held back shows it with all before it", () => {
  globalThis.location.hash = "#i45"
  createLongList(items, button)
  assert.deepEqual(shown(), upTo(50))
  assert.equal(target, "at 45")
})

test("a link within the page does so too", () => {
  createLongList(items, button)
  globalThis.location.hash = "#i25"
  globalThis.window.dispatchEvent(new Event("hashchange"))
  assert.deepEqual(shown(), upTo(40))
})

test("an address that is no item's changes nothing", () => {
  globalThis.location.hash = "#%E0"
  createLongList(items, button)
  assert.deepEqual([shown().length, target], [20, null])
})

test("paper has all of it", () => {
  createLongList(items, button)
  globalThis.window.dispatchEvent(new Event("beforeprint"))
  assert.equal(shown().length, 50)
})

test("what does not pass is hidden from the browser's search too, and the first twenty that pass are there", () => {
  const show = createLongList(items, button)
  assert.equal(show((_, index) => index % 2), 25)
  assert.deepEqual([shown().length, items[0].hidden, items[41].hidden, items[49].hidden], [20, true, "until-found", "until-found"])
})
