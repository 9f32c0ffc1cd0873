/* Turns texts and queries into the words that the index compares: folded, in one spelling, with their stems. */
import { foldText } from "../fold-text.js"
import weakWords from "./weak-words.json" with { type: "json" }

/* Words of English by how little they say about what is sought. The build leaves all of them out of the words of the texts.
   `stop`: nothing. `common`: hardly more: who it is about, and that help is wanted. `light`: when, how often, what somebody
   said or did; in a phrase they still tell it from another. */
const wordsOn = lines => new Set(lines.flatMap(line => line.split(" ")))
const STOP_WORDS = wordsOn(weakWords.stop), COMMON_WORDS = wordsOn(weakWords.common), LIGHT_WORDS = wordsOn(weakWords.light)

export const isStopWord = word => STOP_WORDS.has(word)
export const isCommonWord = word => COMMON_WORDS.has(word)
export const isLightWord = word => LIGHT_WORDS.has(word)

const CACHE_LIMIT = 20_000

/** Return a function with a cache, which is emptied when it is full. */
export const memoize = compute => {
  const cache = new Map()
  return text => {
    let value = cache.get(text)
    if (value === undefined) {
      if (cache.size >= CACHE_LIMIT) cache.clear()
      cache.set(text, value = compute(text))
    }
    return value
  }
}

/* Tried first, since most words have one spelling. */
const TWO_SPELLINGS = /is|yse|our|tre|ll|^programme|^paed|ence$/

/** Return one spelling for British and American words: counselling and counseling, behaviour and behavior. */
export const normaliseSpelling = memoize(word => word.length < 5 || !TWO_SPELLINGS.test(word) ? word : word
  .replace(/is(e|ed|es|er|ers|ing|ation|ations|t|ts)$/, "iz$1").replace(/yse(d|s|r)?$/, "yze$1")
  .replace(/^(.{3,})our(s|ed|ing|al|ful|ite|ites)?$/, "$1or$2").replace(/(t)re(s)?$/, "$1er$2")
  .replace(/ll(ed|ing|or|ors|er|ers)$/, "l$1").replace(/^(program)mes?$/, "$1").replace(/^paed/, "ped")
  .replace(/^(.*)ence$/, "$1ense"))

const ENDINGS = [/(?<=.{4})ations?$/, /(?<=.{4})ati(?:ve|ves)$/, /(?<=.{3}[st])ions?$/, /(?<=.{4})(?:ments?|ness)$/,
  /(?<=[aeiouy].{1,})(?<=.{3})(?:ings?|ed|ers?|ors?)$/, /(?<=.{4})(?:fully|ful|ly)$/, /(?<=.{4})al$/,
  /(?<=.{4})(?:en[st]e?|an[ct]e?|ancy|ency)$/]

const removeEnding = word => {
  if (word.length < 4 || /\d/.test(word)) return word
  let stem = word.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/(?<!s|u|i)s$/, "")
  for (const ending of ENDINGS) {
    const shorter = stem.replace(ending, "")
    if (shorter !== stem && !stem.endsWith("eed")) { stem = shorter; break }
  }
  stem = stem.replace(/(?<=.{2})([bdfgklmnprt])\1$/, "$1")
  stem = stem.length > 3 ? stem.replace(/(?<=.{2})e$/, "").replace(/ck$/, "c").replace(/y$/, "i") : stem
  return stem.replace(/ves?$/, "f").replace(/(?<=.{2})v$/, "f")
}

/* Words whose rest would be another word: a foundation is not found, an appeal no app, and better no bet. Those on a line
   share a stem. */
const OWN_STEMS = new Map([
  "foundation foundations", "career careers", "cars car", "appeal appeals appealed appealing", "offer offers offered offering", "business businesses",
  "evening evenings", "site sites", "save saves saved saving savings", "cope copes coped coping", "general generally", "generation generations",
  "sentense sentenses sentensed", "letter letters", "poster posters", "station stations", "statement statements", "informal", "trace traces traced tracing",
  "better", "pick picks picked picking", "picture pictures pic pics", "number numbers", "mission", "anger angry", "barely", "former", "aids",
].flatMap(line => line.split(" ").map((word, _, words) => [word, words[0]])))

/** Return the stem of a word in normalised spelling: exploited, exploiting and exploitation have the same. */
export const stemOf = memoize(word => OWN_STEMS.get(word) ?? removeEnding(word))

const WORD = /[\p{L}\p{N}]+/gu

/** Return a text's words, folded. */
export const splitWords = text => foldText(text).match(WORD) ?? []

/** Return a text's words, folded and in normalised spelling. Nobody may change them: they are kept for the next time. */
export const tokenize = memoize(text => splitWords(text).map(normaliseSpelling))

/* Stems have this prefix in the index, so that a stem never equals a word, nor begins as one does. */
export const STEM_PREFIX = "\u0001"
export const isStem = term => term.startsWith(STEM_PREFIX)

/** Return a text's words and stems, as the index has them, with their positions in the text, for highlighting. */
export const tokensWithPositions = memoize(text => Array.from(
  text.matchAll(/(?:\p{L}\.){2,}\p{L}?|[\p{L}\p{N}]+(?:['’ʼ`][\p{L}]+)*/gu), match => {
    const word = normaliseSpelling(foldText(match[0]).replace(/[^\p{L}\p{N}]/gu, ""))
    return { word, stem: STEM_PREFIX + stemOf(word), from: match.index, to: match.index + match[0].length }
  }))

/** Return a phone number as it is dialled within the UK: +44 800 … and 0044 800 … become 0800… */
export const nationalNumber = digits => digits.replace(/^(?:00)?44(?=\d{9,10}$)/, "0")

/** Return a query's words; groups of digits typed apart are one number. */
export const tokenizeQuery = text => {
  const withNumbers = foldText(text).replace(/[+(]*\d[\d\s()-]{3,}\d/g, match => {
    const digits = match.replace(/\D/g, "")
    return digits.length >= 5 ? ` ${nationalNumber(digits)} ` : match
  })
  return (withNumbers.match(WORD) ?? []).map(normaliseSpelling)
}
