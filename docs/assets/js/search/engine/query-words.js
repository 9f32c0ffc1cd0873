/* Reads a query: its words in their order, as the index compares them, how much each can decide, and the places that
   they name. A name may have several words: "Castle Rock" is a place, and "rock" is none. */
import { foldText } from "../fold-text.js"
import { isCommonWord, isLightWord, isStopWord, tokenize, tokenizeQuery } from "./tokenizer.js"

const LONGEST_QUERY = 200 // characters
const MOST_WORDS = 12
const AGE = /\b(?:(my|our)\s+)?\d{1,2}[\s-]*(?:(?:years?|yrs?)[\s-]*olds?|yo)\b/gi
const SAID_AGE = /\b(?:im|i am|aged?|hes|shes|is|boy|girl|son|daughter|lad|child|kid)\s+\d{1,2}\b|(?<!\b(?:years?|yr|section|option|of) )\b\d{1,2}\W*$/g
const SMALL_NUMBER = /^\d{1,2}$/ // in a sentence it is an age or a count
const PERSONAL = new Set("im ive me my myself hes shes".split(" "))
const WEIGHTS = { common: 0.25, light: 0.08, place: 0.3, number: 0.05 }

/** Return the words of a query: all of them, in their order. Ages are left out: "my 15 year old" is "my child".
    `same` has what stands for another word: "bf" for "boyfriend". */
export const readWords = (query, same = new Map()) => {
  const text = query.slice(0, LONGEST_QUERY)
  const withoutAges = text.replace(AGE, (_, owner) => owner ? ` ${owner} child ` : " ").trim()
  return tokenizeQuery(withoutAges || text).slice(0, MOST_WORDS * 2)
    .flatMap(word => same.get(word) ?? [word])
}

/** Return the ages that a query tells: "my 15 year old", "im 19 and", "homeless 17". */
export const agesIn = query => [...query.match(AGE) ?? [], ...foldText(query).match(SAID_AGE) ?? []]
  .map(text => Number(text.match(/\d+/)))

/** Return the words without stop words, each once, unless nothing else is left. */
export const significant = words => {
  const distinct = [...new Set(words)]
  const kept = distinct.filter(word => !isStopWord(word))
  return (kept.length ? kept : distinct).slice(0, MOST_WORDS)
}

/** Return whether a query is somebody's own, or of somebody close: "my mate posts nazi stuff". */
export const isPersonal = words => words.some(word => PERSONAL.has(word))

/** Return how much a word can decide among others: 1, or less for one that hardly tells what is sought. `common` has the
    place's own common words, `ofPlaces` the words of the query that name a place. */
export const decides = (word, common, ofPlaces) => {
  if (isCommonWord(word) || common.has(word)) return WEIGHTS.common
  if (isLightWord(word)) return WEIGHTS.light
  if (ofPlaces.has(word)) return WEIGHTS.place
  return SMALL_NUMBER.test(word) ? WEIGHTS.number : 1
}

/** Return the index of lists of the names of each place: the names that begin with a word, by that word. */
export const indexPlaces = lists => {
  const byFirstWord = new Map()
  lists.forEach((names, place) => {
    for (const words of names.map(tokenize)) byFirstWord.set(words[0], [...byFirstWord.get(words[0]) ?? [], { words, place }])
  })
  return byFirstWord
}

/** Return the places that some words name, by their places in the lists, and the words that name them. */
export const placesIn = (byFirstWord, words) => {
  const named = { places: new Set(), words: new Set() }
  words.forEach((word, from) => {
    for (const name of byFirstWord.get(word) ?? []) {
      if (name.words.some((each, index) => each !== words[from + index])) continue
      named.places.add(name.place)
      for (const each of name.words) named.words.add(each)
    }
  })
  return named
}
