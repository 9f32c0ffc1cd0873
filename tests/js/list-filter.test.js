/* The field above a long list shows only the entries whose text has every typed word. */
import assert from "node:assert/strict"
import { test } from "node:test"

globalThis.document = new EventTarget()
globalThis.document.getElementById = globalThis.document.querySelector = () => null
globalThis.window = new EventTarget()
globalThis.location = { hash: "" }
const { wireListFilter } = await import("../../docs/assets/js/site/list-filter.js")

const TEXTS = ["Café Lantern: a drop-in for young people", "Kelda’s group for parents", "Lantern courses"]

/** Return what is left of the list, and what the page says of it, when a text is typed. */
const typed = text => {
  const cards = TEXTS.map(textContent => ({ textContent, hidden: false }))
  const list = { children: cards }
  const box = { hidden: true }, field = { value: text, closest: () => box }, count = { textContent: "" }
  const button = { dataset: { spMore: "20" } }
  const parts = { "[data-sp-more]": button, ".sp-list-filter__input": field, ".sp-list-filter__count": count }
  wireListFilter({ querySelector: selector => parts[selector], querySelectorAll: () => [list] })
  field.oninput()
  const left = cards.filter(card => !card.hidden).map(card => TEXTS.indexOf(card.textContent))
  return { left, says: count.textContent, isShown: !box.hidden, listHidden: list.hidden }
}

test("the field is shown where scripts run", () => assert.equal(typed("").isShown, true))

test("nothing typed shows everything and says nothing", () => assert.deepEqual([typed("").left, typed("").says], [[0, 1, 2], ""]))

test("a word leaves the entries that have it, and says how many", () => assert.deepEqual([typed("lantern").left, typed("lantern").says], [[0, 2], "2 of 3 fit"]))

test("each further word narrows the list", () => assert.deepEqual(typed("lantern courses").left, [2]))

for (const text of ["CAFE", "café", "dropin", "drop-in", "young cafe"])
  test(`"${text}" finds the text that has an accent and a hyphen`, () => assert.deepEqual(typed(text).left, [0]))

for (const text of ["keldas", "kelda's", "kelda’s"])
  test(`"${text}" finds the name with an apostrophe`, () => assert.deepEqual(typed(text).left, [1]))

test("a word that no entry has leaves none, and hides the list", () => assert.deepEqual([typed("zebra").left, typed("zebra").listHidden], [[], true]))
