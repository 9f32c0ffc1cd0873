/* What one word of a query matches in the index: itself, its stem, words that begin with it, and slips of typing. */
import { stemOf, STEM_PREFIX } from "./tokenizer.js"

export const BOOST = {
  title: 12, also_known_as: 9, organisation: 5, initials: 6, words: 6, phrases: 2, keywords: 6, summary: 3, numbers: 10, about: 2, weak: 2, body: 1,
}
const PREFIX_FIELDS = ["title", "also_known_as", "organisation", "initials", "words", "keywords", "summary", "numbers"] // for two letters: all fields would match nearly all records
const MATCH_WEIGHT = { exact: 1, stem: 0.9, prefix: 0.6, slip: 0.5 }
const CORRECT_WORD_SLIP = 0.02 // the weight of slips of a word that is itself in the index
const ENOUGH_MATCHES = 3 // with so many matches no slips are looked for
const MOST_PREFIX_MATCHES = 400

/** Search MiniSearch for one term. */
const searchTerm = (mini, term, options = {}) => mini.search(term, { boost: BOOST, bm25: { k: 0.8, b: 0.25, d: 0.5 }, ...options })

const searchPrefix = (mini, word) => searchTerm(mini, word, word.length > 2 ? { prefix: true } : { prefix: true, fields: PREFIX_FIELDS })

const slipsAllowed = word => /^\d+$/.test(word) ? 0 : word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0

/** Return a word with two neighbouring letters swapped, in each way. */
const swapLetters = word => Array.from({ length: word.length - 1 }, (_, index) =>
  word.slice(0, index) + word[index + 1] + word[index] + word.slice(index + 2))

/* Words near one that is in the index weigh so little that one edit is enough. */
const searchNear = (mini, word, slips) => slips ? searchTerm(mini, word, { fuzzy: Math.min(slips, 1) }) : []

/** Search for a word with slips: MiniSearch's edits, and neighbouring letters swapped. Returns results, best first. */
const searchSlips = ({ mini, terms }, word, slips) => {
  if (!slips) return []
  const best = new Map()
  const addBest = results => {
    for (const result of results) if ((best.get(result.id)?.score ?? 0) < result.score) best.set(result.id, result)
  }
  addBest(searchTerm(mini, word, { fuzzy: slips }))
  const once = swapLetters(word)
  const twice = slips > 1 ? once.flatMap(swapLetters) : []
  for (const swapped of new Set([...once, ...twice])) if (terms.has(swapped)) addBest(searchTerm(mini, swapped))
  if (slips > 1 && !best.size) for (const swapped of once) addBest(searchTerm(mini, swapped, { fuzzy: 1 }))
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** Return {matches, correct}: matches by id, each with a score from 0 to 1, how it matched and which terms; and the
    number of records that match without a slip. The last word of a query may be unfinished. */
export const matchWord = (index, word, isLast) => {
  const { mini } = index
  const matches = new Map()
  const add = (results, how, weight = MATCH_WEIGHT[how]) => {
    const top = results[0]?.score || 1
    for (const { id, score, terms } of results) {
      const value = weight * Math.sqrt(score / top)
      const known = matches.get(id)
      if (!known || known.score < value) matches.set(id, { score: value, how: known?.how ?? how, terms: [...(known?.terms ?? []), ...terms] })
      else known.terms.push(...terms)
    }
  }
  add(searchTerm(mini, word), "exact")
  add(searchTerm(mini, STEM_PREFIX + stemOf(word)), "stem")
  if (word.length > 1 && (isLast || !matches.size))
    add(searchPrefix(mini, word).slice(0, MOST_PREFIX_MATCHES), "prefix", isLast ? MATCH_WEIGHT.prefix : MATCH_WEIGHT.prefix / 2)
  const correct = matches.size
  if (correct < ENOUGH_MATCHES) {
    const slips = slipsAllowed(word)
    const results = correct ? searchNear(mini, word, slips) : searchSlips(index, word, slips)
    add(results.filter(({ id }) => !matches.has(id)), "slip", correct ? CORRECT_WORD_SLIP : MATCH_WEIGHT.slip)
  }
  return { matches, correct }
}

/** Add the records that have two neighbouring words of the query joined as one: they match both words. */
export const addJoinedMatches = (mini, words) => {
  for (let index = 0; index + 1 < words.length; index++) {
    const results = searchTerm(mini, words[index].word + words[index + 1].word)
    const top = results[0]?.score
    for (const { id, score, terms } of results)
      for (const { matches } of [words[index], words[index + 1]]) {
        const known = matches.get(id)
        const value = Math.sqrt(score / top)
        if (!known || known.score < value) matches.set(id, { score: value, how: "exact", terms: [...(known?.terms ?? []), ...terms] })
      }
  }
}
