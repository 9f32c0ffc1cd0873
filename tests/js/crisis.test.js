/* Which queries speak of danger, on a few patterns. tests/search/test_sentences.py asks with those of the catalogue. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { crisisTest } from "../../docs/assets/js/search/crisis.js"

const CRISIS = {
  fillers: "my,is,a,the,of",
  verbs: { A: "hit|punch|choke|stab|carry", B: "kill" },
  words: { C: "me|D|mum", D: "son|daughter|child", E: "not|never", F: "at|in", G: "man", H: "he|my" }, not: "E", at: "F", person: "H",
  dangers: [
    { first: "themes/home/", sentences: "A~C" },
    { first: "urgent/999/,urgent/101/", life: true, sentences: "E breathing,D missing,took some~tablets,jump*|fell off,baby limp,with adult G",
      mentions: "suicide,suicidal,overdose,heart attack,disclose* abuse", whole: "help me" },
    { first: "themes/signs/", signs: [{ points: 1, words: "C|he|she|we" },
      { points: 3, words: "B|flame|cold*|next door" }, { points: -2, words: "cinema" }] },
    { first: "", mentions: "danger" },
  ],
  topics: "course", services: "helpline,how to", others: "heart attack grill,hit the gym", alike: "suicides",
}
const dangerIn = crisisTest(CRISIS)

for (const [what, query, first] of [
  ["a word of a class before another", "he hit me", "themes/home/"],
  ["another form of a verb", "he is punching me", "themes/home/"],
  ["a verb that ends in e", "he choked me", "themes/home/"],
  ["a verb that doubles its last letter", "he stabbed me", "themes/home/"],
  ["a class that another names", "hits my daughter", "themes/home/"],
  ["four words in a gap", "hit with his big belt my mum", "themes/home/"],
  ["capitals, an accent and an apostrophe", "SUÍCIDAL’S", "urgent/999/"],
  ["a wrong letter", "suicidel", "urgent/999/"],
  ["two letters swapped", "suicdial", "urgent/999/"],
  ["two letters swapped that stand next but one", "suidical", "urgent/999/"],
  ["a letter that is repeated", "help meeee", "urgent/999/"],
  ["what is only mentioned, a verb in another form", "she disclosed abuse", "urgent/999/"],
  ["a number that is glued to a word", "took 20tablets", "urgent/999/"],
  ["a letter too few", "overdse", "urgent/999/"],
  ["the beginning of a word that is being typed", "overdo", "urgent/999/"],
  ["a sentence with a negation of its own", "not breathing", "urgent/999/"],
  ["an age for a child", "a 15 year old is missing", "urgent/999/"],
  ["a number for some", "took 20 blue tablets", "urgent/999/"],
  ["a verb in another form", "jumped off the roof", "urgent/999/"],
  ["one word or another", "fell off the roof", "urgent/999/"],
  ["an age in weeks for a baby", "6 weeks old is limp", "urgent/999/"],
  ["an age of eighteen and more for an adult", "with a 30 year old man", "urgent/999/"],
  ["an age that is only said, for an adult", "with is 30 man", "urgent/999/"],
  ["an age that is only said, for a child", "she is 15 missing", "urgent/999/"],
  ["a topic that only says where", "suicidal in the course", "urgent/999/"],
  ["a topic beside a person", "suicidal and my counselling course", "urgent/999/"],
  ["a negation of another word", "not joking suicidal", "urgent/999/"],
  ["a whole query", "help me", "urgent/999/"],
  ["five points", "flames she he", "themes/signs/"],
  ["seven points in fifteen words", "flames next door b d e f g h j k l m p q", "themes/signs/"],
  ["two words that stand together", "next door she he", "themes/signs/"],
  ["a word of a class and a form of a verb that count", "killed colder colded", "themes/signs/"],
  ["two points for words that tell nothing", "flames since the last time", "themes/signs/"],
  ["more points than a topic takes away", "flames killed next door he course", "themes/signs/"],
  ["a sentence although a topic is there", "he hit me after the course", "themes/home/"],
])
  test(`${what} speaks of danger`, () => assert.equal(dangerIn(query).first[0], first))

for (const [what, query] of [
  ["nothing", ""], ["other words", "weed"], ["a verb without a person", "hit the wall"], ["five words in a gap", "hit one two three four five mum"],
  ["a part of a word", "skill"], ["a word of English that is a slip away", "suicides"], ["a negation", "he is not suicidal"],
  ["a negation two words before", "not in danger"], ["an age under eighteen for an adult", "with a 15 year old man"],
  ["four points", "flames she"],
  ["five points in fifteen words", "flames she he b c d e f g h j k l m p"],
  ["a list that counts no more than its most", "he she we my mum"], ["a word that counts once", "flames flames flames"],
  ["points that a harmless word takes away", "flames she cinema"],
  ["points that a topic takes away", "she saw flames course"],
  ["points that another meaning takes away", "heart attack grill flames she one two"],
  ["a topic", "suicide course"], ["two topics", "courses about suicide"],
  ["another meaning", "heart attack grill"], ["another meaning before a person", "hit the gym with my mum"],
  ["a whole query among other words", "help me find a job"],
  ["minutes that are no age", "is 15 minutes missing"],
])
  test(`${what} speaks of none`, () => assert.equal(dangerIn(query), null))

test("the entries come in their order", () => assert.deepEqual(dangerIn("suicide").first, ["urgent/999/", "urgent/101/"]))

test("two points more than enough are sure, fewer are not", () => {
  for (const [query, isSure] of [["flames she he", false], ["flames cold", false], ["flames next door she", true], ["suicide", true]])
    assert.equal(dangerIn(query).isSure, isSure, query)
  assert.deepEqual(dangerIn("flames she he").first, ["themes/signs/"])
})

test("a query that names a service says so, of however many words it is", () => {
  assert.ok(crisisTest({ ...CRISIS, services: "plan for missing" })("plan for missing child missing").namesService)
  for (const query of ["he hit me helpline", "how to tell she is missing child missing"]) assert.ok(dangerIn(query).namesService)
  assert.ok(!dangerIn("he hit me").namesService)
})

test("a service beside what happened speaks of danger: who needs it may be hurt now", () => {
  assert.ok(dangerIn("hit mum helpline").namesService)
  assert.ok(dangerIn("not breathing helpline").isLifeAtRisk)
})

test("a danger without entries is one", () => assert.deepEqual(dangerIn("danger").first, []))

test("where nothing is known of danger no query speaks of it", () => assert.equal(crisisTest({})("suicide"), null))

test("a very long query is answered at once", () => {
  const started = performance.now()
  dangerIn("hit ".repeat(5000))
  assert.ok(performance.now() - started < 200)
})
