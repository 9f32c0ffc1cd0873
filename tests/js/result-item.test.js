/* A record that was found becomes what the page shows of it. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { buildIndex, search } from "../../docs/assets/js/search/engine.js"
import { emptyResult, resultItem } from "../../docs/assets/js/search/result-item.js"
import { entry } from "./documents.js"

const shown = (query, fields) => resultItem(search(buildIndex([entry("a/b", { title: "Kelda", summary: "Chat online about it.", ...fields })]), query)[0], 0)[0]
const sentence = result => /sp-result__text">(.*?)<\/p>/.exec(result.text)[1]

test("the words that the query matched are marked", () => assert.equal(shown("kelda").title, "<mark>Kelda</mark>"))

test("markup in a record stays text", () => {
  const result = shown("kelda", { title: "Kelda <b>", summary: '<img src=x onerror="alert(1)">', ring: [{ text: "<s>" }] })
  assert.deepEqual([result.title, sentence(result), result.ring[0].text],
    ["<mark>Kelda</mark> &lt;b&gt;", "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;", "&lt;s&gt;"])
})

test("the summary is shown where no other sentence matches more", () => assert.equal(sentence(shown("kelda", { body: "Another sentence that is long." })), "Chat online about it."))

test("the sentence that matches best is shown", () =>
  assert.equal(sentence(shown("horse riding", { body: "It has many courses in summer. There is horse riding." })), "There is <mark>horse</mark> <mark>riding</mark>."))

test("what an entry says about the list itself is not quoted", () =>
  assert.equal(sentence(shown("basildon courses", { body: "The original list names Basildon for its courses." })), "Chat online about it."))

test("the keyword by which it was found is named where nothing else shows it", () => assert.match(shown("mood", { keywords: ["mood", "feelings"] }).text, /Listed under: <mark>mood<\/mark>/))

test("a long sentence is cut around the words that matched", () => {
  const text = sentence(shown("needle", { body: `${"hay ".repeat(80)}needle ${"hay ".repeat(80)}` }))
  assert.ok(text.startsWith("…") && text.endsWith("…") && text.includes("<mark>needle</mark>") && text.length < 260)
})

test("what is closed says so first", () => assert.match(shown("kelda", { about: "Closed · Wellbeing", closed: "Closed" }).text, /^<p class="[^"]+"><strong>Closed<\/strong> · Wellbeing/))

test("a query that found nothing leads to urgent help and names near words", () => {
  const [only] = emptyResult(["kelda"], [])
  assert.deepEqual([only.location, only.text.includes("Did you mean kelda?")], ["urgent/", true])
})
