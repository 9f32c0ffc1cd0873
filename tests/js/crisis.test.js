/* Which queries speak of danger, so that who to ring now stands above the results. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { crisisTest } from "../../docs/assets/js/search/crisis.js"
import { foldText } from "../../docs/assets/js/search/fold-text.js"

const lines = name => readFileSync(new URL(`../data/search/${name}`, import.meta.url), "utf8").trim().split("\n")

/* The terms as the build brings them to the page: one on each line of crisis.yml that begins with a hyphen, folded. */
const TERMS = readFileSync(new URL("../../catalogue/crisis.yml", import.meta.url), "utf8").split("\n")
  .filter(line => line.startsWith("  - ")).map(line => foldText(line.slice(4).replaceAll('"', "")).replace(/[^a-z0-9]+/g, " ").trim())
const isCrisis = crisisTest(TERMS)

/* How many of the sentences are judged rightly at least: to be raised with each improvement. */
const LEAST_URGENT = 9
const LEAST_HARMLESS = 11

for (const query of ["suicide", "i want to kill myself", "stabbed", "overdose", "in danger", "SUICIDE", "súicide", "I don’t want to live", "self-harm"])
  test(`"${query}" speaks of danger`, () => assert.equal(isCrisis(query), true))

for (const query of ["suicdal", "sucidal", "suicidall", "suicdial", "overdoes"])
  test(`"${query}", a slip of the finger, speaks of danger`, () => assert.equal(isCrisis(query), true))

for (const query of ["weed", "gym colchester", "nrm", "panic attacks", "grapes", ""])
  test(`"${query}" speaks of no danger`, () => assert.equal(isCrisis(query), false))

test("only the terms that are given count", () => {
  const hasFallen = crisisTest(["has fallen", "unconscious"])
  assert.deepEqual(["mum has fallen", "uncoscious", "suicide", "fallen"].map(hasFallen), [true, true, false, false])
})

test("a phrase counts only as whole words", () => assert.equal(isCrisis("skill myself"), false))

test(`of the urgent sentences at least ${LEAST_URGENT} speak of danger`, () =>
  assert.ok(lines("crisis.txt").filter(isCrisis).length >= LEAST_URGENT))

test(`of the harmless sentences at least ${LEAST_HARMLESS} speak of none`, () =>
  assert.ok(lines("harmless.txt").filter(line => !isCrisis(line)).length >= LEAST_HARMLESS))
