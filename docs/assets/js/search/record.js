/* A document of the search index, as search_index.json has it, becomes a record: its parts by name, and the words that
   the index holds for each. */
import { isStopWord, nationalNumber, stemOf, STEM_PREFIX, tokenize } from "./tokenizer.js"

/* The lines of an entry's or theme's text, in this order; the rest is the body. */
const LINES = ["about", "summary", "also", "by", "keywords", "said", "hinted", "numbers"]

const unescapeHtml = text => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;|&#x27;/g, "'").replace(/&amp;/g, "&")

/** Return the record of a document. */
export const createRecord = document => {
  const lines = unescapeHtml(document.text).split("\n")
  const record = {
    location: document.location, title: unescapeHtml(document.title), is: document.sp?.is ?? "page",
    ring: document.sp?.ring ?? [], doubt: document.sp?.doubt ?? "", closed: document.sp?.closed ?? "", instead: document.sp?.instead ?? [] }
  LINES.forEach((name, index) => { record[name] = document.sp ? lines[index] ?? "" : "" })
  record.body = document.sp ? lines.slice(LINES.length).join("\n") : lines.join(" ")
  return record
}

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
  const significant = words.filter(word => !isStopWord(word))
  return [words, significant].filter(some => some.length >= 3 && some.length <= 6).map(some => some.map(word => word[0]).join(""))
}

const fullNames = record => [record.title, ...record.also.split(" · ")].filter(Boolean)
const titleParts = record => record.title.split(/[:(),]/).map(part => part.trim()).filter(Boolean)

/** Return a phone number whole and from each of its groups on, as people may begin to type it. */
const numberTerms = line => line.split(" · ").flatMap(number => {
  const groups = number.replace(/\+/g, "").split(/\s+/)
  return groups.map((_, index) => nationalNumber(groups.slice(index).join("")))
})

const withStems = words => {
  const distinct = [...new Set(words)]
  return [...distinct, ...distinct.map(word => STEM_PREFIX + stemOf(word))].join(" ")
}

/** Return the phrases of a field. `said` has the single words that people use for a record, `sayings` the longer phrases. */
const phrasesOf = (record, field) => {
  if (field === "title") return [record.title]
  if (field === "keywords") return record.keywords.split(", ")
  if (field === "also" || field === "hinted") return record[field].split(" · ")
  return record.said.split(" · ").filter(phrase => phrase.includes(" ") === (field === "sayings"))
}

const PHRASE_FIELDS = ["title", "also", "keywords", "said", "sayings", "hinted"]
const JOINED_FIELDS = ["title", "also"] // all their words are joined; of the other phrases only the first four
const JOINED_WORDS = 4

/** Return a field of a record as the index takes it: terms separated by spaces. */
export const indexedText = (record, field) => {
  if (field === "id") return record.location
  if (field === "numbers") return numberTerms(record.numbers).join(" ")
  if (field === "initials") return [...fullNames(record), ...titleParts(record), ...record.keywords.split(", ")].flatMap(initialsOf).join(" ")
  if (!PHRASE_FIELDS.includes(field)) return withStems(tokenize(record[field]))
  return phrasesOf(record, field).map(phrase => {
    const words = tokenize(phrase)
    const joined = joinNeighbours(JOINED_FIELDS.includes(field) ? words : words.slice(0, JOINED_WORDS))
    return `${withStems(words)} ${joined.join(" ")}`
  }).join(" ")
}

/** Return the stems of a phrase's significant words: "young carers" and "a young carer" have the same key. */
const keyOf = phrase => {
  const words = tokenize(phrase)
  const significant = words.filter(word => !isStopWord(word))
  return (significant.length ? significant : words).map(stemOf).join(" ")
}

/** Add to a record the keys that ranking compares with a query's runs of words. */
export const addKeys = record => {
  const phrases = [record.by, ...record.keywords.split(", "), ...record.said.split(" · ")]
  record.titleKey = keyOf(record.title)
  record.titleTerms = record.titleKey.split(" ").map(stem => STEM_PREFIX + stem)
  record.nameKeys = new Set([...fullNames(record), titleParts(record)[0] ?? ""].map(keyOf).filter(Boolean))
  record.phraseKeys = new Set(phrases.filter(Boolean).map(keyOf))
  record.keyText = ` ${[...fullNames(record), ...titleParts(record), ...phrases, record.summary].map(keyOf).join(" | ")} `
}

/** Yield the words of a record that may be suggested instead of a mistyped one, each with its spelling in the text. */
export function* suggestibleWords(record) {
  if (record.is === "page") return
  for (const shown of `${record.title} ${record.also} ${record.keywords} ${record.said}`.match(/[\p{L}\p{N}'’-]{3,}/gu) ?? [])
    for (const word of tokenize(shown)) if (!isStopWord(word)) yield [word, shown.toLowerCase()]
}
