/* Names of places, of one word or of several: "Castle Rock" is one, and "rock" is none. */
import { tokenize } from "./tokenizer.js"

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
