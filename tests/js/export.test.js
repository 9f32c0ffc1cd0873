/* What leaves the plan page: composed once, then as plain text, as HTML and as a Word document. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { fakeDocument } from "./fake-document.js"

globalThis.document = fakeDocument()
const { cautions, compose, joinSentences } = await import("../../docs/assets/js/plan/export/compose.js")
const { toText } = await import("../../docs/assets/js/plan/export/to-text.js")
const { toHtml } = await import("../../docs/assets/js/plan/export/to-html.js")

const DATA = new URL("../data/plan/", import.meta.url)
const golden = name => readFileSync(new URL(name, DATA), "utf8")
const { entries } = JSON.parse(golden("plan.json"))
const IDS = ["missing/safecall", "missing/talk", "missing/unsure", "missing/closed-line", "exploitation/order", "exploitation/unworded"]
const EDITS = new Map([[IDS[2], 'First <b>line</b> & "more"\nSecond line\n\nA new paragraph']])
const SITE = "https://signpost.example/"

const composed = (voice, ids = IDS, edits = EDITS, name = "Signpost") => compose({ ids, voice, edits }, entries, path => SITE + path, name)
const html = plan => toHtml(plan).map(node => node.outerHTML).join("")

for (const voice of ["you", "record"]) {
  test(`the plain text of the version "${voice}" is that of the golden file`, () =>
    assert.equal(toText(composed(voice)).replaceAll(SITE, "SITE/"), golden(`${voice}.txt`)))

  test(`the HTML of the version "${voice}" is that of the golden file`, () =>
    assert.equal(html(composed(voice)).replace(/(<\/(?:h1|h2|p|ul|li)>|<ul>)/g, "$1\n").replaceAll(SITE, "SITE/"), golden(`${voice}.html`)))
}

test("the young person's version has no doubts, sources or names that warn a stranger", () => {
  const text = toText(composed("you"))
  for (const words of ["Check first", "Before you share", "Source", "An order", "legislation"]) assert.equal(text.includes(words), false, words)
})

test("the source of each entry bears the site's name", () => {
  const { items, site } = composed("record", IDS.slice(0, 2), EDITS, "Way Ahead")
  assert.deepEqual([site, ...items.map(({ source }) => source.text)], ["Way Ahead", "Way Ahead", "Way Ahead"])
})

test("the reader's own words take the place of the catalogue's, and only theirs", () => {
  const own = composed("you", IDS.slice(0, 2), new Map([[IDS[0], "Mine"]]))
  assert.deepEqual(own.items.map(item => item.wording), ["Mine", entries[IDS[1]].you])
})

test("a closed entry has no wording, only where to go instead", () => {
  const [item] = composed("record", ["missing/closed-line"]).items
  assert.deepEqual([item.wording, item.labelled, item.contacts.map(({ verb, text }) => [verb, text])], ["", [], [["Try instead:", "SafeCall"]]])
})

test("an entry that no page confirms says so first", () => assert.equal(cautions({ trust: "Not confirmed.", cautions: ["Ring first."] })[0], "Not confirmed."))

test("a closed entry warns of nothing else", () => assert.deepEqual(cautions({ status: "Closed", trust: "x", cautions: ["y"] }), ["Closed."]))

test("several texts become sentences", () => assert.equal(joinSentences("9am to 5pm", "", undefined, "Ask first."), "9am to 5pm. Ask first."))

test("one text alone stays as it is", () => assert.equal(joinSentences("9am to 5pm", ""), "9am to 5pm"))

test("an address of a kind that is not known becomes text", () => {
  const item = { heading: "x", before: [], wording: "", labelled: [], contacts: [{ verb: "Website", text: "Page", href: "javascript:alert(1)", beside: "" }] }
  assert.equal(html({ title: "t", items: [item] }).includes("javascript"), false)
})
