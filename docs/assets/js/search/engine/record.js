/* A record of the search index, and the terms of each of its fields. */
import { initialsOf, readPhrase, termsOf, termsOfKeyword, termsOfName } from "./phrase.js"
import { isCommonWord, isStopWord, memoize, nationalNumber, tokenize } from "./tokenizer.js"

const EMPTY = {
  about: "", summary: "", ages: "", also_known_as: [], organisation: "", keywords: [], named: [], strong: [], weak: [], numbers: [], body: "", text: "",
  buttons: [], doubt: "", closed: "", instead: [], for_staff: "",
}

/* Return the parts of a title that name it too: of "Officers (YPO), Quay Police" not who runs it. */
const titleParts = ({ title, organisation }) =>
  title.split(/[:(),]/).map(part => part.trim()).filter(part => part && part !== organisation)

const isSingle = phrase => phrase.isSingle
const isLonger = phrase => !phrase.isSingle

/** Return a record of the index with all its fields. `body` has the words of its texts, `text` the texts themselves, which
    come later; `strong` has those people's words too that are for its very name; `for_staff` is "1" where it is for
    professionals alone. `phrases` has what names it, as the index reads it: `parts` are those of its title. */
export const createRecord = record => {
  const filled = { ...EMPTY, ...record }
  filled.strong = [...filled.named, ...filled.strong]
  const read = texts => texts.map(readPhrase)
  filled.phrases = {
    title: readPhrase(filled.title), parts: read(titleParts(filled)), also_known_as: read(filled.also_known_as),
    organisation: readPhrase(filled.organisation), keywords: read(filled.keywords), named: read(filled.named),
    strong: read(filled.strong), weak: read(filled.weak), summary: readPhrase(filled.summary),
  }
  return filled
}

/** Return whether a record is for somebody of an age; one that names no ages is for all. */
export const isFor = ({ ages }, age) => {
  const [youngest, oldest] = ages.split("-")
  return age >= Number(youngest) && age <= Number(oldest || Infinity)
}

/** Return the phrases that are a record's name: its title, the parts of it, and what else it is called. */
export const namesOf = ({ phrases: { title, parts, also_known_as: others } }) => [title, ...parts, ...others]

/** Return a phone number whole and from each of its groups on, as people may begin to type it. */
const numberTerms = numbers => numbers.flatMap(number => {
  const groups = number.replace(/\+/g, "").split(/\s+/)
  return groups.map((_, index) => nationalNumber(groups.slice(index).join("")))
})

/* How the terms of each field are read. Single words that people use count by themselves, longer phrases of a page as a
   whole alone (phrase-index.js): "someone is dead" does not want to report a dead link. */
const READ = {
  title: ({ phrases }) => [termsOfName(phrases.title)],
  also_known_as: ({ phrases }) => phrases.also_known_as.map(termsOfName),
  keywords: ({ phrases }) => phrases.keywords.filter(isSingle).map(termsOfKeyword),
  keyphrases: ({ phrases }) => phrases.keywords.filter(isLonger).map(termsOfKeyword),
  named: ({ phrases }) => phrases.named.filter(isSingle).map(termsOf),
  words: ({ phrases }) => phrases.strong.filter(isSingle).map(termsOf),
  phrases: ({ type, phrases }) => type === "page" ? [] : phrases.strong.filter(isLonger).map(termsOf),
  weak: ({ phrases }) => phrases.weak.map(termsOf),
  initials: record => [...namesOf(record), ...record.phrases.keywords].map(initialsOf),
  numbers: ({ numbers }) => [numberTerms(numbers)],
  organisation: ({ title, organisation, phrases }) => title.includes(organisation) ? [] : [termsOf(phrases.organisation)],
}

/** Return lists of the terms of a field of a record, as the index takes them. */
export const indexedTerms = (record, field) => READ[field]?.(record) ?? [termsOf(readPhrase(record[field]))]

/** Return a function that returns a phrase's key, the stems of its words, which ranking compares with a query's runs of
    words. `alikeStem` returns one stem for those that mean the same: "hits my son" and "hurts my daughter" have one key. */
export const keysBy = alikeStem => memoize(({ keyWords }) => keyWords.map(({ stem }) => alikeStem(stem)).join(" "))

/** Add to a record its keys, which `keyOf` returns. */
export const addKeys = (record, keyOf) => {
  const { title, parts, also_known_as: others, organisation, keywords, strong, summary } = record.phrases
  const phrases = [organisation, ...keywords, ...strong]
    .filter(phrase => !isCommonWord(phrase.text) && (record.type === "page" || !phrase.isRun))
  record.titleKey = keyOf(title)
  record.titleTerms = title.keyWords.map(({ term }) => term)
  record.nameKeys = new Set([title, ...others, ...parts.slice(0, 1)].map(keyOf).filter(Boolean))
  record.phraseKeys = new Set(phrases.filter(({ text }) => text).map(keyOf))
  record.keyText = ` ${[title, ...others, ...parts, ...phrases, summary].map(keyOf).join(" | ")} `
}

/** Yield the words of a record that may be suggested instead of a mistyped one, each with its spelling in the text. */
export function* suggestibleWords(record) {
  if (record.type === "page") return
  for (const shown of [record.title, ...record.also_known_as, ...record.keywords, ...record.strong].join(" ").match(/[\p{L}\p{N}'’-]{3,}/gu) ?? [])
    for (const word of tokenize(shown)) if (!isStopWord(word)) yield [word, shown.toLowerCase()]
}
