/* A record of the search index, and the terms of each of its fields. */
import { isCommonWord, isStopWord, memoize, nationalNumber, stemOf, STEM_PREFIX, tokenize } from "./tokenizer.js"

const EMPTY = {
  about: "", summary: "", ages: "", also_known_as: [], organisation: "", keywords: [], named: [], strong: [], weak: [], numbers: [], body: "", text: "",
  buttons: [], doubt: "", closed: "", instead: [],
}

/** Return a record of the index with all its fields. `body` has the words of its texts, `text` the texts themselves, which
    come later; `strong` has those people's words too that are for its very name. */
export const createRecord = record => {
  const filled = { ...EMPTY, ...record }
  return { ...filled, strong: [...filled.named, ...filled.strong] }
}

/** Return whether a record is for somebody of an age; one that names no ages is for all. */
export const isFor = ({ ages }, age) => {
  const [youngest, oldest] = ages.split("-")
  return age >= Number(youngest) && age <= Number(oldest || Infinity)
}

const withoutStopWords = words => words.filter(word => !isStopWord(word))

/** Return two or three neighbouring words joined, so that "step ladder" finds Stepladder and "gohenry" finds Go Henry. */
const joinNeighbours = words => {
  const joined = []
  for (let size = 2; size <= 3; size++)
    for (let start = 0; start + size <= words.length; start++) joined.push(words.slice(start, start + size).join(""))
  return joined
}

/** Return the initials of a phrase of three to six words, with and without its stop words. */
const initialsOf = phrase => {
  const words = tokenize(phrase)
  return [words, withoutStopWords(words)].filter(some => some.length >= 3 && some.length <= 6).map(some => some.map(word => word[0]).join(""))
}

const fullNames = record => [record.title, ...record.also_known_as]
/** Return the parts of a title that name it too: of "Officers (YPO), Quay Police" not who runs it. */
export const titleParts = ({ title, organisation }) =>
  title.split(/[:(),]/).map(part => part.trim()).filter(part => part && part !== organisation)

/** Return a phone number whole and from each of its groups on, as people may begin to type it. */
const numberTerms = numbers => numbers.flatMap(number => {
  const groups = number.replace(/\+/g, "").split(/\s+/)
  return groups.map((_, index) => nationalNumber(groups.slice(index).join("")))
})

const termOf = memoize(word => STEM_PREFIX + stemOf(word))

/** Return whether a phrase has one word besides stop words: it counts where it stands as it is (phrases.js). */
export const isRun = memoize(phrase => {
  const words = tokenize(phrase)
  return words.length > 1 && withoutStopWords(words).length === 1
})

const withStems = words => words.concat(words.map(termOf))

/** Return the phrases of a field. `words` has the single words that people use for a record, `phrases` the longer ones,
    which for a page match as a whole alone (phrases.js): "someone is dead" does not want to report a dead link. */
const phrasesOf = (record, field) => {
  if (field === "phrases" && record.type === "page") return []
  if (field === "title") return [record.title]
  if (field === "named") return record.named.filter(phrase => !phrase.includes(" "))
  if (field === "words" || field === "phrases")
    return record.strong.filter(phrase => phrase.includes(" ") === (field === "phrases"))
  if (field === "keywords" || field === "keyphrases")
    return record.keywords.filter(phrase => phrase.includes(" ") === (field === "keyphrases"))
  return record[field]
}

/* Names in capitals are no words: "cropping" is not CROP, and "sending" is not SEND. */
const acronymsIn = phrase => new Set((phrase.match(/\p{Lu}{3,}(?!\p{L})/gu) ?? []).flatMap(tokenize))

const PHRASE_FIELDS = ["title", "also_known_as", "keywords", "keyphrases", "named", "words", "phrases", "weak"]
const JOINED_FIELDS = ["title", "also_known_as"] // all their words are joined; of the other phrases only the first four
const JOINED_WORDS = 4
const PEOPLES_WORDS = ["named", "words", "phrases", "weak"] // are typed as they stand

const termsOfPeoplesWords = memoize(phrase => withStems(tokenize(phrase)))
const termsOfKeyword = memoize(phrase => [...termsOfPeoplesWords(phrase), ...joinNeighbours(tokenize(phrase).slice(0, JOINED_WORDS))])
const termsOfName = phrase => {
  const words = tokenize(phrase), acronyms = acronymsIn(phrase)
  return [...acronyms, ...withStems(words.filter(word => !acronyms.has(word))), ...joinNeighbours(words)]
}

/** Return the terms of a field of a record, as the index takes them. */
export const indexedTerms = (record, field) => {
  if (field === "organisation" && record.title.includes(record.organisation)) return []
  if (field === "numbers") return numberTerms(record.numbers)
  if (field === "initials") return [...fullNames(record), ...titleParts(record), ...record.keywords].flatMap(initialsOf)
  if (!PHRASE_FIELDS.includes(field)) return withStems(tokenize(record[field]))
  const termsOf = JOINED_FIELDS.includes(field) ? termsOfName : PEOPLES_WORDS.includes(field) ? termsOfPeoplesWords : termsOfKeyword
  return phrasesOf(record, field).flatMap(termsOf)
}

/** Return the stems of a phrase's significant words: "young carers" and "a young carer" have the same. */
export const keyStems = memoize(phrase => {
  const words = tokenize(phrase)
  const significant = withoutStopWords(words)
  return (significant.length ? significant : words).map(stemOf)
})

/** Return a function that returns a phrase's key, which ranking compares with a query's runs of words. `alikeStem` returns
    one stem for those that mean the same: "hits my son" and "hurts my daughter" have the same key. */
export const keysBy = alikeStem => memoize(phrase => keyStems(phrase).map(alikeStem).join(" "))

/** Add to a record its keys, which `keyOf` returns. */
export const addKeys = (record, keyOf) => {
  const phrases = [record.organisation, ...record.keywords, ...record.strong]
    .filter(phrase => !isCommonWord(phrase) && (record.type === "page" || !isRun(phrase)))
  record.titleKey = keyOf(record.title)
  record.titleTerms = keyStems(record.title).map(stem => STEM_PREFIX + stem)
  record.nameKeys = new Set([...fullNames(record), titleParts(record)[0] ?? ""].map(keyOf).filter(Boolean))
  record.phraseKeys = new Set(phrases.filter(Boolean).map(keyOf))
  record.keyText = ` ${[...fullNames(record), ...titleParts(record), ...phrases, record.summary].map(keyOf).join(" | ")} `
}

/** Yield the words of a record that may be suggested instead of a mistyped one, each with its spelling in the text. */
export function* suggestibleWords(record) {
  if (record.type === "page") return
  for (const shown of [record.title, ...record.also_known_as, ...record.keywords, ...record.strong].join(" ").match(/[\p{L}\p{N}'’-]{3,}/gu) ?? [])
    for (const word of tokenize(shown)) if (!isStopWord(word)) yield [word, shown.toLowerCase()]
}
