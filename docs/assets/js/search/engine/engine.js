/* Builds an index from the records, and answers a query with records, best first. word-matches.js finds the words,
   phrase-index.js the phrases and heard-names.js the names; here they are weighed and the records ranked. */
import { findNames, indexNames } from "./heard-names.js"
import { indexPhrases, matchPhrases, matchRuns } from "./phrase-index.js"
import { agesIn, decides, indexPlaces, isPersonal, placesIn, readWords, significant } from "./query-words.js"
import { leadInDanger, rank } from "./ranking.js"
import { addKeys, createRecord, indexedTerms, isFor, keysBy, suggestibleWords } from "./record.js"
import { findRefused } from "./refusals.js"
import { suggestWords } from "./suggestions.js"
import { indexTerms } from "./term-index.js"
import { isStopWord, STEM_PREFIX, stemOf, tokenize } from "./tokenizer.js"
import { BOOST, joinedMatches, matchWord } from "./word-matches.js"

const REFUSED = 0.1 // the factor of a service that did not help
const ELSEWHERE = 0.85 // the factor of an entry that is named after a place which the query does not name
const WRONG_AGE = 0.6 // the factor of an entry that is for other ages than the query tells
const FOR_STAFF = 0.85 // the factor of an entry for professionals alone where the query is personal
const MOST_RARE = 2.5 // a word that hardly narrows a query is at most so rare
const WHOLE_QUERY = 1.6 // the factor of a phrase of one word and stop words that is the whole query
const IN_NAME = 0.7 // the least share of a word that belongs to a name of several words
const IN_PHRASE = 0.6 // the least share of a word that belongs to a whole phrase of the query

/** Build the index of the records of search/index.json. `same` are words that stand for others, `places` lists of the
    names of each place, `alike` lists of words that mean the same in a phrase, `common` the place's own words of many
    searches. */
export const buildIndex = (listed, { same = {}, places = [], alike = [], common = [] } = {}) => {
  const commonWords = new Set(common.flatMap(tokenize))
  const records = new Map(listed.map(record => [record.location, createRecord(record)]))
  const terms = indexTerms(records.values(), BOOST, indexedTerms)
  const phrases = indexPhrases(records.values(), alike, commonWords)
  const keyOf = keysBy(phrases.alikeStem)
  const byName = indexPlaces(places)
  for (const record of records.values()) {
    addKeys(record, keyOf)
    record.places = placesIn(byName, tokenize(record.title)).places
  }
  return { records, terms, matched: new Map(), phrases, names: indexNames(records.values()),
    same: new Map(Object.entries(same).map(([word, means]) => [word, tokenize(means)])),
    places: byName, common: commonWords }
}

/** Add the texts of the records, [{location, text}…]: results then quote the sentence that fits best. */
export const addTexts = (index, texts) => {
  for (const { location, text } of texts) Object.assign(index.records.get(location) ?? {}, { text, sentences: undefined })
  index.hasTexts = true
}

/** Return a query's words without ages and stop words, unless nothing else is left. */
export const significantWords = (query, index) => significant(readWords(query, index?.same))

/** Return what the words of a query match: [{word, matches, correct, fields, extra}…]. `extra` has what a word matches
    together with others, by id. */
const matchWords = (index, asked) => asked.map((word, place) =>
  ({ word, extra: new Map(), ...matchWord(index, word, place === asked.length - 1) }))

const addExtra = ({ extra }, id, score, terms) => {
  if ((extra.get(id)?.score ?? 0) < score) extra.set(id, { score, how: "exact", terms })
}

/** Add the records whose name is among a query's words, as they are typed, heard or spelled. Returns their ids. */
const addNames = (index, all, words) => {
  const named = new Set()
  const misspelt = new Set(words.filter(({ matches }) => matches.size).map(({ word }) => word))
  const isKnown = word => index.terms.places.has(word) || index.terms.places.has(STEM_PREFIX + stemOf(word)) || isStopWord(word)
  for (const { from, to, ids, isOdd } of findNames(index.names, all, isKnown)) {
    if (to - from === 1 && misspelt.has(all[from])) continue
    const part = words.filter(({ word }) => all.slice(from, to).includes(word))
    for (const each of part) {
      if (to - from > 1) each.inName = 1
      if (isOdd) Object.assign(each, { matches: new Map(), correct: ids.size, subject: 1 })
      for (const id of ids) addExtra(each, id, 1, index.records.get(id).titleTerms)
    }
    if (part.length) ids.forEach(id => named.add(id))
  }
  return named
}

/** Add the records that have two neighbouring words joined as one: they match both words. */
const addJoined = (index, words) => {
  for (let place = 0; place + 1 < words.length; place++)
    for (const [id, score, terms] of joinedMatches(index, words[place].word + words[place + 1].word))
      for (const each of [words[place], words[place + 1]]) addExtra(each, id, score, terms)
}

/** Add the records that have a phrase of the query: they match its words. A word that a phrase has is spelled right. */
const addPhrases = (index, words) => {
  const stems = words.map(({ word, stem }) => index.phrases.byStem.has(stemOf(word)) ? stemOf(word) : stem ?? stemOf(word))
  for (const { ids, covered, at } of matchPhrases(index.phrases, stems))
    for (const place of at) {
      const terms = [STEM_PREFIX + stems[place]]
      words[place].inPhrase = Math.max(words[place].inPhrase ?? 0, covered)
      for (const [id, strength] of ids) addExtra(words[place], id, strength * covered ** 2, terms)
    }
}

/** Add the records that have a run of the query's words as a phrase of one word besides stop words. */
const addRuns = (index, all, words) => {
  for (const [run, ids] of matchRuns(index.phrases, all)) {
    const each = words.find(({ word }) => run.includes(word))
    if (!each) continue
    each.inPhrase = 1
    const factor = run.length === all.length ? WHOLE_QUERY : 1
    for (const [id, strength] of ids) addExtra(each, id, strength * factor, [STEM_PREFIX + stemOf(each.word)])
  }
}

/** Return the weight of each word: the rarer it is, the more; 0 for a word that matches nothing. `ofPlaces` has the words
    that name a place. */
const weighWords = (index, words, ofPlaces) => words.map(({ word, matches, correct, extra, subject, inPhrase = 0, inName = 0 }) => {
  const count = correct || matches.size || extra.size
  if (!count) return 0
  const share = decides(word, index.common, ofPlaces)
  const rarity = Math.min(Math.log(1 + index.records.size / count), share < 1 && !inName ? MOST_RARE : Infinity)
  if (words.length === 1) return rarity
  return rarity * Math.max(share, inPhrase * IN_PHRASE, inName * IN_NAME) * Math.max(subject ?? 1, inPhrase, inName)
})

/** Return for each record found its score, the share of the query that it covers, and the terms that it matched. */
const sumScores = (words, weights, whole) => {
  const sums = new Map()
  words.forEach(({ matches, extra, correct }, place) => {
    const share = weights[place] / whole
    for (const id of new Set([...matches.keys(), ...extra.keys()])) {
      const own = matches.get(id), added = extra.get(id)
      const isSlip = !added && own.how === "slip" && correct
      const sum = sums.get(id) ?? { score: 0, covered: 0, terms: new Set() }
      sum.score += Math.max(own?.score ?? 0, added?.score ?? 0) * share
      sum.covered += share * (isSlip ? 0.1 : 1)
      for (const term of [...own?.terms ?? [], ...added?.terms ?? []]) sum.terms.add(term)
      sums.set(id, sum)
    }
  })
  return sums
}

/** Return whether a record is named after a place, and after none of those that the query names. */
const isElsewhere = ({ places }, named) => places.size > 0 && ![...places].some(place => named.has(place))

/** Answer a query: [{record, score, covered, terms}…], best first. `danger` is what the query says of danger, if
    anything (crisis.js). */
export const search = (index, query, danger = null) => {
  const all = readWords(query, index.same)
  const refused = findRefused(index, all)
  const asked = significant(refused ? [...all, ...refused.words] : all)
  if (!asked.length) return leadInDanger(index, [], danger)
  const words = matchWords(index, asked)
  addJoined(index, words)
  addPhrases(index, words)
  addRuns(index, all, words)
  const named = addNames(index, all, words)
  const { places, words: ofPlaces } = placesIn(index.places, all)
  const weights = weighWords(index, words, ofPlaces)
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const found = [...sumScores(words, weights, whole)].map(([id, sum]) => ({ ...sum, record: index.records.get(id) }))
  const ages = agesIn(query), isOwn = !danger && isPersonal(all)
  for (const result of found) {
    if (isElsewhere(result.record, places)) result.score *= ELSEWHERE
    if (isOwn && result.record.for_staff) result.score *= FOR_STAFF
    if (refused?.ids.has(result.record.location)) result.score *= REFUSED
    if (ages.length && !ages.some(age => isFor(result.record, age))) result.score *= WRONG_AGE
  }
  const stems = words.map(({ word, stem }) => index.phrases.alikeStem(stem ?? stemOf(word)))
  return leadInDanger(index, rank(found, stems, weights.map(weight => weight / whole), named), danger)
}

/** Return the words that may be suggested, each with its spelling in the texts. They are gathered when first wanted. */
const spellingsOf = index => index.spellings ??= new Map([...index.records.values()].reverse()
  .flatMap(record => [...suggestibleWords(record)].reverse()))

/** Return words of the list to suggest for a query that found nothing. */
export const suggest = (index, query) => suggestWords(spellingsOf(index), significantWords(query, index))
