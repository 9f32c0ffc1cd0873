/* Which queries speak of danger, so that who to ring now stands above the results. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { isCrisis } from "../../docs/assets/js/search/crisis.js"

const lines = name => readFileSync(new URL(`../data/search/${name}`, import.meta.url), "utf8").trim().split("\n")

/* How many of the sentences are judged rightly at least: to be raised with each improvement. */
const LEAST_URGENT = 9
const LEAST_HARMLESS = 11

for (const query of ["suicide", "i want to kill myself", "stabbed", "overdose", "in danger", "SUICIDE", "súicide", "I don’t want to live", "self-harm"])
  test(`"${query}" speaks of danger`, () => assert.equal(isCrisis(query), true))

for (const query of ["suicdal", "sucidal", "suicidall", "suicdial", "overdoes"])
  test(`"${query}", a slip of the finger, speaks of danger`, () => assert.equal(isCrisis(query), true))

for (const query of ["weed", "gym colchester", "nrm", "panic attacks", "grapes", ""])
  test(`"${query}" speaks of no danger`, () => assert.equal(isCrisis(query), false))

test("a phrase counts only as whole words", () => assert.equal(isCrisis("skill myself"), false))

test(`of the urgent sentences at least ${LEAST_URGENT} speak of danger`, () =>
  assert.ok(lines("crisis.txt").filter(isCrisis).length >= LEAST_URGENT))

test(`of the harmless sentences at least ${LEAST_HARMLESS} speak of none`, () =>
  assert.ok(lines("harmless.txt").filter(line => !isCrisis(line)).length >= LEAST_HARMLESS))
