/* Entries' ids, and the fragment of a shared link that carries them. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { formatFragment, isId, parseFragment } from "../../docs/assets/js/plan/ids.js"

for (const id of ["missing/safe-line", "a/b", "theme-2/entry-10"])
  test(`"${id}" is an id`, () => assert.equal(isId(id), true))

for (const [what, value] of [["a word alone", "missing"], ["capitals", "Missing/Line"], ["a step up", "missing/../line"], ["three parts", "a/b/c"],
  ["a hyphen at the end", "a/b-"], ["two hyphens", "a/b--c"], ["a line break", "a/b\n"], ["markup", "a/<b>"], ["a number", 7], ["nothing", null],
  ["a list", ["a/b"]], ["more than 120 characters", `a/${"b".repeat(119)}`]])
  test(`${what} is no id`, () => assert.equal(isId(value), false))

test("a fragment gives its ids in their order", () => assert.deepEqual(parseFragment("b/b,a/a"), { ids: ["b/b", "a/a"], invalid: 0 }))

test("an id that a fragment names twice is there once", () => assert.deepEqual(parseFragment("a/a,b/b,a/a").ids, ["a/a", "b/b"]))

test("what a messenger encoded is read", () => assert.deepEqual(parseFragment("a%2Fa%2Cb%2fb").ids, ["a/a", "b/b"]))

test("parts that are no ids are counted", () => assert.deepEqual(parseFragment("a/a,rubbish,<b>"), { ids: ["a/a"], invalid: 2 }))

for (const fragment of ["", ",,,", "%", "%F0%9F", "%00", "😀/😀", "x".repeat(200_000)])
  test(`the fragment "${fragment.slice(0, 12)}" gives no ids and no error`, () => assert.deepEqual(parseFragment(fragment).ids, []))

test("a fragment made of ids gives the same ids", () => assert.deepEqual(parseFragment(formatFragment(["b/b", "a/a"])).ids, ["b/b", "a/a"]))
