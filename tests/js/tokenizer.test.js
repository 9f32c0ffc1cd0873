/* Text becomes words to compare. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { foldText } from "../../docs/assets/js/search/fold-text.js"
import { isCommonWord, isStopWord, nationalNumber, STEM_PREFIX, stemOf, tokenize, tokenizeQuery, tokensWithPositions } from "../../docs/assets/js/search/engine/tokenizer.js"

for (const [what, text, folded] of [["capitals", "KOOTH", "kooth"], ["accents", "Café", "cafe"], ["straight apostrophes", "King's", "kings"],
  ["round apostrophes", "King’s", "kings"], ["dots of an acronym", "C.A.W.N.", "cawn"]])
  test(`${what} do not tell two words apart`, () => assert.equal(foldText(text), folded))

test("the dot at the end of a sentence stays", () => assert.equal(foldText("Ring us."), "ring us."))

for (const [british, american] of [["counselling", "counseling"], ["behaviour", "behavior"], ["organisation", "organization"], ["centre", "center"], ["analyse", "analyze"],
  ["programme", "program"], ["paediatric", "pediatric"], ["defence", "defense"]])
  test(`${british} and ${american} are one word`, () => assert.deepEqual(tokenize(british), tokenize(american)))

for (const words of [["exploited", "exploiting", "exploitation"], ["carer", "carers"], ["bully", "bullies"], ["knife", "knives"], ["training", "trained"], ["violence", "violent"]])
  test(`${words.join(", ")} have one stem`, () => assert.equal(new Set(words.flatMap(tokenize).map(stemOf)).size, 1))

for (const [one, other] of [["police", "policy"], ["share", "shame"], ["parent", "apparent"]])
  test(`${one} and ${other} have different stems`, () => assert.notEqual(stemOf(one), stemOf(other)))

test("a short word is its own stem", () => assert.equal(stemOf("gas"), "gas"))

for (const number of ["0800 0121 700", "0800-0121-700", "(0800) 0121 700", "+44 800 0121 700", "0044 800 0121 700", "08000121700"])
  test(`"${number}" is one number, as it is dialled in the UK`, () => assert.deepEqual(tokenizeQuery(number), ["08000121700"]))

test("digits that are no number stay apart", () => assert.deepEqual(tokenizeQuery("year 9 10"), ["year", "9", "10"]))

test("a number of another country is left as it is", () => assert.equal(nationalNumber("4912345"), "4912345"))

test("words stand with their stem and their place in the text", () => assert.deepEqual(tokensWithPositions("Ring King’s Trust").map(({ word, stem, from, to }) => [word, stem, from, to]), [
  ["ring", STEM_PREFIX + stemOf("ring"), 0, 4], ["kings", STEM_PREFIX + stemOf("kings"), 5, 11], ["trust", STEM_PREFIX + stemOf("trust"), 12, 17]]))

test("words that say nothing of what is sought are known", () => assert.deepEqual(["the", "help", "knife"].map(isStopWord), [true, false, false]))

test("words that hardly narrow a query are known", () => assert.deepEqual(["the", "help", "knife"].map(isCommonWord), [false, true, false]))
