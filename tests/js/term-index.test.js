/* The search for one term, and the number of slips between two words. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { isOneSlipApart, slipsBetween } from "../../docs/assets/js/search/slips.js"
import { indexTerms, searchTerm } from "../../docs/assets/js/search/engine/term-index.js"

const RECORDS = [
  { location: "a", title: ["lantern", "lantern", "line"], text: ["harbour"] },
  { location: "b", title: ["boat"], text: ["lantern", "boat", "rope", "sail"] },
  { location: "c", title: ["lanterns", "rope"], text: ["lamps"] },
  { location: "d", title: ["lamp"], text: [] },
]
const index = indexTerms(RECORDS, { title: 10, text: 1 }, (record, field) => [record[field]])
const found = (term, options) => searchTerm(index, term, options).map(({ id }) => id)

test("a term is found in the fields that have it, the weightier field first", () => {
  assert.deepEqual(found("lantern"), ["a", "b"])
  const [best] = searchTerm(index, "boat")
  assert.deepEqual([best.id, [...best.fields], [...best.terms]], ["b", ["title", "text"], ["boat"]])
})

test("a field that is not asked for finds nothing", () => {
  assert.deepEqual(found("lantern", { fields: ["text"] }), ["b"])
})

test("the beginning of a term finds it, after the term that it is", () => {
  assert.deepEqual(found("lam", { prefix: true }), ["d", "c"])
  assert.deepEqual(found("lantern", { prefix: true }), ["a", "c", "b"])
  assert.deepEqual(found("antern", { prefix: true }), [])
})

test("slips find what is near, the fewer the better, and not what is further", () => {
  assert.deepEqual(found("lnatern", { slips: 1 }), ["a", "b"])
  assert.deepEqual(found("lnatern", { slips: 2 }), ["a", "c", "b"])
  assert.deepEqual(found("lanttrnes", { slips: 2 }), ["c"])
  assert.deepEqual(found("lanttrnes"), [])
})

test("a term of fewer records scores more, and one in a shorter field too", () => {
  const score = (term, id) => searchTerm(index, term).find(result => result.id === id).score
  const shared = indexTerms([...RECORDS, { location: "e", title: ["line"], text: [] }], { title: 10 }, (record, field) => [record[field]])
  assert.ok(searchTerm(shared, "lantern")[0].score > searchTerm(shared, "line").find(({ id }) => id === "a").score)
  assert.ok(score("harbour", "a") > score("rope", "b"))
  assert.ok(score("lamp", "d") > score("rope", "c"))
})

test("a term twice in a field counts once", () => {
  const [title] = index.fields
  assert.deepEqual(title.lengths, [2, 1, 2, 1])
  assert.equal(title.total, 6)
})

/* The optimal string alignment distance by its definition. */
const slipsByDefinition = (one, other) => {
  if (!one || !other) return one.length + other.length
  const least = [slipsByDefinition(one.slice(1), other) + 1, slipsByDefinition(one, other.slice(1)) + 1,
    slipsByDefinition(one.slice(1), other.slice(1)) + (one[0] === other[0] ? 0 : 1)]
  if (one[0] === other[1] && one[1] === other[0]) least.push(slipsByDefinition(one.slice(2), other.slice(2)) + 1)
  return Math.min(...least)
}

test("slips are counted as their definition says, up to the most that are asked for", () => {
  const words = ["", "a", "b", "ab", "ba", "abc", "acb", "cab", "bca", "abcd", "abdc", "badc", "acbd", "bcde", "edcba", "abcde"]
  for (const one of words)
    for (const other of words)
      for (const most of [1, 2, 3])
        assert.equal(slipsBetween(one, other, most), Math.min(slipsByDefinition(one, other), most + 1), `${one} ${other} ${most}`)
})

for (const [one, other, isOne] of [["knife", "knfie", true], ["knife", "knif", true], ["knife", "kniffe", true], ["knife", "wife", false],
  ["knife", "knive", true], ["caled", "clade", false], ["shelter", "shetler", true], ["form", "from", true], ["ab", "abcd", false]])
  test(`${one} and ${other} are ${isOne ? "" : "not "}one slip apart`, () => assert.equal(isOneSlipApart(one, other), isOne))
