/* A record that was found becomes what the page shows of it: plain texts, in pieces that are matched or not. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { addTexts, buildIndex, search } from "../../docs/assets/js/search/engine/engine.js"
import { resultOf } from "../../docs/assets/js/search/result.js"
import { entry } from "./documents.js"

const found = (query, fields, text = "") => {
  const index = buildIndex([entry("a/b", { title: "Kelda", summary: "Chat online about it.", ...fields })])
  if (text) addTexts(index, [{ location: "themes/a/b/", text }])
  return resultOf(search(index, query)[0], 0)
}
const shown = (query, fields) => found(query, fields, fields?.body)
const text = pieces => pieces.map(([part, isMatched]) => isMatched ? `[${part}]` : part).join("")

test("the words that the query matched are marked", () => assert.deepEqual(shown("kelda").title, [["Kelda", true]]))

test("markup in a record stays text", () => {
  const result = shown("kelda", { title: "Kelda <b>", summary: '<img src=x onerror="alert(1)">' })
  assert.deepEqual([text(result.title), text(result.sentence)], ["[Kelda] <b>", '<img src=x onerror="alert(1)">'])
})

test("the summary is shown where no other sentence matches more", () =>
  assert.equal(text(shown("kelda", { body: "Another sentence that is long." }).sentence), "Chat online about it."))

test("the sentence that matches best is shown", () =>
  assert.equal(text(shown("horse riding", { body: "It has many courses in summer. There is horse riding." }).sentence), "There is [horse] [riding]."))

test("the summary is shown while the texts are not loaded, marked as not showing what matched", () => {
  const result = found("horse riding", { body: "courses horse riding summer" })
  assert.deepEqual([text(result.sentence), result.isSeen], ["Chat online about it.", false])
})

test("a result says whether its name, its sentence or a keyword shows what matched", () =>
  assert.deepEqual([shown("kelda").isSeen, shown("chat").isSeen, shown("mood", { keywords: ["mood"] }).isSeen], [true, true, true]))

test("what an entry says about the list itself is not quoted", () =>
  assert.equal(text(shown("basildon courses", { body: "The original list names Basildon for its courses." }).sentence), "Chat online about it."))

test("the keyword by which it was found is named where nothing else shows it", () =>
  assert.equal(text(shown("mood", { keywords: ["mood", "feelings"] }).listed), "[mood]"))

test("no keyword is named where the name shows why it was found", () => assert.deepEqual(shown("kelda", { keywords: ["kelda"] }).listed, []))

test("a long sentence is cut around the words that matched", () => {
  const sentence = text(shown("needle", { body: `${"hay ".repeat(80)}needle ${"hay ".repeat(80)}` }).sentence)
  assert.ok(sentence.startsWith("…") && sentence.endsWith("…") && sentence.includes("[needle]") && sentence.length < 260)
})

test("what is closed says so, and where to go instead", () => {
  const instead = [{ location: "themes/a/c/", name: "Cora" }]
  const result = shown("kelda", { about: "Closed · Wellbeing", closed: "Closed", instead })
  assert.deepEqual([result.closed, result.instead], ["Closed", instead])
})
