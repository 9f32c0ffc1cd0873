/* Phrases that lead to records: names, keywords and people's words of several words. A phrase counts when nearly all of
   its words are in the query, in any order: one of its words alone is no sign of it. "Picked on", which has one word
   besides stop words, counts where it stands as it is. */
import { namesOf } from "./record.js"
import { isCommonWord, isLightWord, memoize, stemOf, tokenize } from "./tokenizer.js"

const LEAST_COVERED = 0.75 // of a phrase's weight
const NEARLY_WHOLE = 0.9 // where only one of its words is there: the others decide nothing
const NOTHING_BUT_COMMON = 0.4 // the factor of a phrase of common words alone
const APART = 0.05 // for each other word between the words of a phrase
const COMMON = 0.4
const LIGHT = 0.2
const STRENGTH = { name: 1, named: 1, phrase: 0.9, weak: 0.5 }

/** Return an index of the phrases of the records. `alike` has words that mean the same in a phrase: "son" and "child",
    `common` the place's own common words. Its `alikeStem` returns one stem for all stems that mean the same. */
export const indexPhrases = (records, alike = [], common = new Set()) => {
  const firsts = new Map(alike.flatMap(words => words.flatMap(tokenize).map(word => [stemOf(word), stemOf(words[0])])))
  const alikeStem = stem => firsts.get(stem) ?? stem
  const phrases = new Map(), light = new Map(), runs = { byKey: new Map(), longest: 0 }
  const runOf = words => {
    const stems = words.map(({ stem }) => alikeStem(stem)), key = stems.join(" ")
    if (!runs.byKey.has(key)) runs.byKey.set(key, { ids: new Map() })
    runs.longest = Math.max(runs.longest, stems.length)
    return runs.byKey.get(key)
  }
  const indexed = memoize(phrase => {
    for (const { text, stem } of phrase.words)
      light.set(stem, isLightWord(text) ? LIGHT : isCommonWord(text) || common.has(text) ? COMMON : 1)
    const stems = [...new Set(phrase.keyWords.map(({ stem }) => alikeStem(stem)))]
    if (stems.length < 2) return phrase.isRun ? runOf(phrase.words) : null
    const key = [...stems].sort().join(" ")
    if (!phrases.has(key)) phrases.set(key, { stems, ids: new Map() })
    return phrases.get(key)
  })
  const add = ({ location }, texts, kind) => {
    for (const phrase of texts) {
      const ids = indexed(phrase)?.ids
      if (ids && !(ids.get(location) >= STRENGTH[kind])) ids.set(location, STRENGTH[kind])
    }
  }
  for (const record of records) {
    const { named, keywords, strong, weak } = record.phrases
    if (record.type === "entry") add(record, namesOf(record), "name")
    add(record, named, "named")
    add(record, keywords, "phrase")
    add(record, strong, "phrase")
    add(record, weak, "weak")
  }
  const byStem = new Map()
  for (const phrase of phrases.values())
    for (const stem of phrase.stems) {
      if (!byStem.has(stem)) byStem.set(stem, [])
      byStem.get(stem).push(phrase)
    }
  const weight = stem => Math.log(1 + phrases.size / (byStem.get(stem)?.length ?? 1)) * (light.get(stem) ?? 1)
  for (const phrase of phrases.values()) {
    phrase.weights = phrase.stems.map(weight)
    phrase.whole = phrase.weights.reduce((sum, each) => sum + each, 0)
    if (phrase.stems.every(stem => light.get(stem) < 1))
      for (const [id, strength] of phrase.ids) phrase.ids.set(id, strength * NOTHING_BUT_COMMON)
  }
  return { byStem, runs, alikeStem }
}

/** Yield the runs of neighbouring words that are phrases as they stand: [words, ids]. `all` has the stop words too. */
export function* matchRuns({ runs, alikeStem }, all) {
  const stems = all.map(stemOf).map(alikeStem)
  for (let from = 0; from < all.length; from++)
    for (let to = from + 2; to <= Math.min(all.length, from + runs.longest); to++) {
      const run = runs.byKey.get(stems.slice(from, to).join(" "))
      if (run) yield [all.slice(from, to), run.ids]
    }
}

/** Return the phrases that a query's stems cover: [{ids, covered, at: the places of the words in the query}…]. */
export const matchPhrases = ({ byStem, alikeStem }, stems) => {
  const found = new Map()
  const seen = new Set()
  stems.map(alikeStem).forEach((stem, place) => {
    if (seen.has(stem)) return
    seen.add(stem)
    for (const phrase of byStem.get(stem) ?? []) {
      const match = found.get(phrase) ?? { sum: 0, at: [] }
      match.sum += phrase.weights[phrase.stems.indexOf(stem)]
      match.at.push(place)
      found.set(phrase, match)
    }
  })
  const matches = []
  for (const [{ ids, whole }, { sum, at }] of found)
    if (sum / whole >= (at.length > 1 ? LEAST_COVERED : NEARLY_WHOLE))
      matches.push({ ids, covered: sum / whole / (1 + APART * (at.at(-1) - at[0] + 1 - at.length)), at })
  return matches
}
