/* What the index takes from a phrase: a name, a keyword, or words that people type. Each phrase is read once, and each of
   its words, since many records share them. */
import { isStopWord, memoize, normaliseSpelling, splitWords, stemOf, STEM_PREFIX, tokenize } from "./tokenizer.js"

const INITIALS = { fewest: 3, most: 6 }
const JOINED_WORDS = 4 // of a keyword

const readWord = memoize(typed => {
  const text = normaliseSpelling(typed), stem = stemOf(text)
  return { text, stem, term: STEM_PREFIX + stem, isStop: isStopWord(text) }
})

const withoutStopWords = words => words.filter(({ isStop }) => !isStop)

/** Return a phrase: its `text`, its `words`, {text, stem, term, isStop}, those of them that are no stop words (or all,
    where it has no others), whether it is a single word, and whether it is a run: one word besides stop words, which
    counts where it stands as it is (phrase-index.js). */
export const readPhrase = memoize(text => {
  const words = splitWords(text).map(readWord), significant = withoutStopWords(words)
  return { text, words, keyWords: significant.length ? significant : words, isSingle: !text.includes(" "),
    isRun: words.length > 1 && significant.length === 1 }
})

const termsOfWords = words => {
  const terms = []
  for (const { text, term } of words) terms.push(text, term)
  return terms
}

/** Return the words and stems of a phrase, as the index has them. */
export const termsOf = phrase => phrase.terms ??= termsOfWords(phrase.words)

/** Return two or three neighbouring words joined, so that "step ladder" finds Stepladder and "gohenry" finds Go Henry. */
const joinNeighbours = words => {
  const joined = []
  for (let size = 2; size <= 3; size++)
    for (let start = 0; start + size <= words.length; start++)
      joined.push(words.slice(start, start + size).map(({ text }) => text).join(""))
  return joined
}

/** Return the terms of a keyword: its first words joined too. */
export const termsOfKeyword = phrase => [...termsOf(phrase), ...joinNeighbours(phrase.words.slice(0, JOINED_WORDS))]

/* Names in capitals are no words: "cropping" is not CROP, and "sending" is not SEND. */
const acronymsIn = text => new Set((text.match(/\p{Lu}{3,}(?!\p{L})/gu) ?? []).flatMap(tokenize))

/** Return the terms of a name: all its words joined too. */
export const termsOfName = ({ text, words }) => {
  const acronyms = acronymsIn(text)
  return [...acronyms, ...termsOfWords(words.filter(word => !acronyms.has(word.text))), ...joinNeighbours(words)]
}

/** Return the initials of a phrase of three to six words, with and without its stop words. */
export const initialsOf = ({ words }) => [words, withoutStopWords(words)]
  .filter(({ length }) => length >= INITIALS.fewest && length <= INITIALS.most)
  .map(some => some.map(({ text }) => text[0]).join(""))
