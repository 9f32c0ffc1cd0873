/* Names as they are heard, spelled letter by letter, or typed apart: "see op" for CEOP, "oz man" for Osman, "e y p das"
   for EYPDAS, "life three sixty" for Life360, "together all" for Togetherall. */
import { namesOf } from "./record.js"
import { isOneSlipApart } from "../slips.js"
import { similarity } from "./suggestions.js"
import { isStopWord, memoize, tokenize } from "./tokenizer.js"

const MOST_TOGETHER = 6 // words that may make one name
const MOST_HEARD = 3 // words of a name that is known by its sound
const SHORTEST_NAME = 3
const SHORTEST_KEY = 3
const SHORTEST_WORD = 4 // letters of a single word of a name that is known by its sound
const LONG_NAME = 8 // letters: shorter ones are one slip away from other words
const MANY_WORDS = 3 // of a name: so many are no chance, though each is a word by itself
const LEAST_SIMILAR = 0.35 // of the letters, from 0 to 1
const AS_SIMILAR = 0.15 // less than the most similar name
const RARE = 3 // records: a word that more of them have in their names is no name

const LETTERS = new Map(Object.entries({ ay: "a", bee: "b", see: "c", sea: "c", dee: "d", eff: "f", gee: "g", aitch: "h", eye: "i",
  jay: "j", kay: "k", el: "l", ell: "l", em: "m", en: "n", an: "n", oh: "o", pee: "p", pea: "p", cue: "q", queue: "q", ar: "r",
  are: "r", es: "s", ess: "s", tee: "t", tea: "t", you: "u", vee: "v", ex: "x", why: "y", zed: "z" }))
const NUMBERS = new Map("zero one two three four five six seven eight nine ten eleven twelve".split(" ").map((word, value) => [word, String(value)]))
"twenty thirty forty fifty sixty seventy eighty ninety".split(" ").forEach((word, index) => NUMBERS.set(word, String((index + 2) * 10)))
const TENS = /^(?:twen|thir|for|fif|six|seven|eigh|nine)ty$/

const SOUNDS = [[/^(?:kn|gn|pn)/, "n"], [/^wr/, "r"], [/^ps/, "s"], [/ph/g, "f"], [/ght/g, "t"], [/gh/g, ""], [/sch/g, "sk"], [/t?ch|sh/g, "X"],
  [/th/g, "0"], [/dge/g, "j"], [/ck/g, "k"], [/qu/g, "kw"], [/x/g, "ks"], [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/z/g, "s"],
  [/(?<=[aeiou])w(?![aeiou])|(?<=.)h(?![aeiou])/g, ""], [/r(?![aeiouy])/g, ""], [/(?<=.)y|y(?![aeiou])/g, "i"], [/(?<=.{2}[^aeiou])e$/, ""],
  [/[aeiou]+/g, "A"], [/(.)\1+/g, "$1"]]

/** Return a key for how a word sounds, roughly: words that sound alike have the same key. All vowels count as one. */
const soundOf = memoize(word => SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word))

/** Return the keys by which words are compared: as they sound one by one, and as one word. */
const soundsOf = words => [...new Set([words.map(soundOf).join("").replace(/(.)\1+/g, "$1"), soundOf(words.join(""))])]
  .filter(key => key.length >= SHORTEST_KEY)

const addTo = (map, key, value) => map.set(key, (map.get(key) ?? new Set()).add(value))
const wordsOf = ({ text }) => tokenize(text.replace(/(\p{Ll})(?=[\p{Lu}\p{N}])/gu, "$1 "))

/** Return the index of the names of the records. */
export const indexNames = records => {
  const compact = new Map(), byWord = new Map(), short = new Map()
  for (const record of records) {
    if (record.type !== "entry") continue
    for (const words of namesOf(record).map(wordsOf)) {
      if (!words.length) continue
      addTo(compact, words.join(""), record.location)
      if (words.length <= MOST_HEARD) short.set(words.join(" "), words)
      for (const word of words) if (word.length >= SHORTEST_WORD && !isStopWord(word)) addTo(byWord, word, record.location)
    }
  }
  return { compact, byWord, short, long: [...compact].filter(([name]) => name.length >= LONG_NAME) }
}

/** Return the short names, and the rare words of names, by how they sound. They are gathered when first wanted. */
const bySoundOf = names => {
  if (names.bySound) return names.bySound
  const rare = [...names.byWord].filter(([, ids]) => ids.size <= RARE).map(([word]) => [word])
  names.bySound = new Map()
  for (const words of [...names.short.values(), ...rare])
    for (const key of soundsOf(words)) addTo(names.bySound, key, words.join(""))
  return names.bySound
}

/** Return the records with the names that sound as some words do and look most like them, or null. */
const soundingLike = (names, words) => {
  const { compact, byWord } = names
  const typed = words.join(""), bySound = bySoundOf(names)
  const heard = soundsOf(words).flatMap(key => [...bySound.get(key) ?? []]).map(name => [similarity(typed, name), name])
  const most = Math.max(...heard.map(([value]) => value))
  const near = heard.filter(([value]) => value >= LEAST_SIMILAR && value >= most - AS_SIMILAR)
  return near.length ? new Set(near.flatMap(([, name]) => [...compact.get(name) ?? byWord.get(name)])) : null
}

/** Return the records with a long name that some words are but for one slip and a space, as "child lime" is, or null. */
const withOneSlip = ({ long }, words) => {
  const typed = words.join("")
  if (words.length === 1 || typed.length < LONG_NAME) return null
  const near = long.filter(([name]) => isOneSlipApart(typed, name))
  return near.length ? new Set(near.flatMap(([, ids]) => [...ids])) : null
}

const WORDS_OF_ONE_LETTER = ["a", "i"]

/** Return the records whose name some neighbouring words are, and whether these words are no words by themselves. */
const nameOf = (names, words, isKnown) => {
  const { compact } = names
  const spoken = words.map((word, index) => {
    const digits = NUMBERS.get(word) ?? word
    return TENS.test(word) && NUMBERS.has(words[index + 1]) ? digits[0] : digits
  })
  const letters = words.map(word => LETTERS.get(word) ?? word).join("")
  const isOdd = words.some((word, index) => (word.length === 1 && !WORDS_OF_ONE_LETTER.includes(word)) || spoken[index] !== word || !isKnown(word))
  if (words.length > 1) {
    const joined = words.join("")
    const ids = compact.get(joined) ?? (spoken.join("") !== joined ? compact.get(spoken.join("")) : undefined)
    if (ids) return { ids, isOdd }
    if (letters.length >= SHORTEST_NAME && letters.length <= MOST_TOGETHER + 2 && compact.has(letters)
      && words.some(word => word.length < 3 || LETTERS.has(word))) return { ids: compact.get(letters), isOdd: true }
  }
  if ((!isOdd && words.length < MANY_WORDS) || (words.length === 1 && words[0].length < SHORTEST_WORD)) return null
  const ids = (isOdd ? soundingLike(names, words) : null) ?? withOneSlip(names, words)
  return ids && { ids, isOdd: true }
}

/** Return the names in a query's words, the longest first: [{from, to, ids, isOdd}…]. `isKnown` tells whether a word is
    one of the list's own; one that is odd is none by itself, and stands for the name alone. */
export const findNames = (names, words, isKnown) => {
  const found = []
  const taken = new Set()
  for (let size = Math.min(MOST_TOGETHER, words.length); size > 0; size--)
    for (let from = 0; from + size <= words.length; from++) {
      const part = words.slice(from, from + size)
      if (part.some((_, index) => taken.has(from + index)) || part.every(word => isStopWord(word) && !LETTERS.has(word))) continue
      const name = nameOf(names, part, isKnown)
      if (!name) continue
      found.push({ from, to: from + size, ...name })
      for (let place = from; place < from + size; place++) taken.add(place)
    }
  return found
}
