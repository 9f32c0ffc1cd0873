/* Builds an index from the documents, and answers a query with records, best first. MiniSearch finds the words
   (word-matches.js); here they are weighed and the records ranked. */
import MiniSearch from "minisearch"
import { addKeys, createRecord, indexedText, suggestibleWords } from "./record.js"
import { suggestWords } from "./suggestions.js"
import { isCommonWord, isStopWord, stemOf, tokenizeQuery } from "./tokenizer.js"
import { addJoinedMatches, BOOST, matchWord } from "./word-matches.js"

const KIND_WEIGHT = { entry: 1, theme: 0.6, page: 0.4 }
const COMMON_WORD_WEIGHT = 0.25
const LONGEST_QUERY = 200 // characters
const MOST_WORDS = 12
const MOST_ENTRIES = 40
const MOST_OTHERS = 10 // themes and pages beyond the entries
const MOST_RANKED = 300
const AGE = /\b\d{1,2}[\s-]*(?:(?:years?|yrs?)[\s-]*olds?|yo)\b/gi

/** Build the index of the documents of search_index.json. The place's own common words weigh less, as others do. */
export const buildIndex = (documents, commonWords = []) => {
  const records = new Map(documents.map(document => [document.location, createRecord(document)]))
  const terms = new Set()
  const mini = new MiniSearch({
    fields: Object.keys(BOOST), extractField: indexedText, tokenize: text => text.split(" ").filter(Boolean),
    searchOptions: { processTerm: term => term }, processTerm: term => { terms.add(term); return term } })
  const spellings = new Map()
  for (const record of records.values()) {
    addKeys(record)
    for (const [word, shown] of suggestibleWords(record)) if (!spellings.has(word)) spellings.set(word, shown)
  }
  mini.addAll([...records.values()])
  return { mini, records, spellings, terms, common: new Set(commonWords.flatMap(tokenizeQuery)) }
}

/** Return a query's words without ages and stop words, unless nothing else is left. */
export const significantWords = query => {
  const text = query.slice(0, LONGEST_QUERY)
  const words = [...new Set(tokenizeQuery(text.replace(AGE, " ").trim() || text))].slice(0, MOST_WORDS * 2)
  const significant = words.filter(word => !isStopWord(word))
  return (significant.length ? significant : words).slice(0, MOST_WORDS)
}

/** Return the weight of each word: the rarer it is, the more; 0 for a word that matches nothing. */
const weighWords = (words, total, common) => words.map(({ word, matches, correct }) => {
  if (!matches.size) return 0
  return Math.log(1 + total / (correct || matches.size)) *
    ((isCommonWord(word) || common.has(word)) && words.length > 1 ? COMMON_WORD_WEIGHT : 1)
})

/** Return for each record found its score, the share of the query that it covers, and the terms that it matched. */
const sumScores = (words, weights, whole) => {
  const sums = new Map()
  words.forEach(({ matches, correct }, index) => {
    for (const [id, { score, how, terms }] of matches) {
      const sum = sums.get(id) ?? { score: 0, covered: 0, terms: new Set() }
      sum.score += score * weights[index] / whole
      sum.covered += weights[index] / whole * (how === "slip" && correct ? 0.1 : 1)
      terms.forEach(term => sum.terms.add(term))
      sums.set(id, sum)
    }
  })
  return sums
}

/** Answer a query: [{record, score, covered, terms}…], best first. */
export const search = (index, query) => {
  const asked = significantWords(query)
  if (!asked.length) return []
  const words = asked.map((word, position) => ({ word, ...matchWord(index, word, position === asked.length - 1) }))
  addJoinedMatches(index.mini, words)
  const weights = weighWords(words, index.records.size, index.common)
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const found = [...sumScores(words, weights, whole)].map(([id, sum]) => ({ ...sum, record: index.records.get(id) }))
  for (const result of found) result.score *= result.covered * KIND_WEIGHT[result.record.is]
  const best = found.sort((a, b) => b.score - a.score).slice(0, MOST_RANKED)
  const runs = wordRuns(asked, weights.map(weight => weight / whole))
  for (const result of best) result.score *= phraseFactor(result.record, runs) * titleFactor(result.record, result.terms)
  return best.sort((a, b) => b.score - a.score || a.record.title.localeCompare(b.record.title))
    .filter(({ record }, rank) => rank < MOST_ENTRIES || record.is !== "entry").slice(0, MOST_ENTRIES + MOST_OTHERS)
}

/** Return the runs of neighbouring words in a query, each with its share of the query's weight; the whole comes first. */
const wordRuns = (words, shares) => {
  const runs = []
  for (let size = words.length; size > 0; size--)
    for (let start = 0; start + size <= words.length; start++) {
      const share = shares.slice(start, start + size).reduce((sum, each) => sum + each, 0)
      runs.push({ key: words.slice(start, start + size).map(stemOf).join(" "), share, size })
    }
  return runs
}

/** Return the factor for the share of a title that was matched: "Autism Central" comes before its online sessions. */
const titleFactor = ({ titleTerms }, terms) => 1 + 0.3 * titleTerms.filter(term => terms.has(term)).length / titleTerms.length

/** Return the factor for an entry whose name or phrase is the query, or a run of its words. */
const phraseFactor = (record, runs) => {
  if (record.is !== "entry") return 1
  if (record.titleKey === runs[0].key) return 3
  let best = 1
  for (const { key, share, size } of runs) {
    if (record.nameKeys.has(key)) best = Math.max(best, 1 + 1.3 * share)
    else if (record.phraseKeys.has(key)) best = Math.max(best, 1 + 0.6 * share)
    else if (size > 1 && record.keyText.includes(` ${key} `)) best = Math.max(best, 1 + 0.35 * share)
  }
  return best
}

/** Return words of the list to suggest for a query that found nothing. */
export const suggest = (index, query) => suggestWords(index.spellings, significantWords(query))
