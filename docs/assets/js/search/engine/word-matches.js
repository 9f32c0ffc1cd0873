/* What one word of a query matches in the index: itself, its stem, words that begin with it, and slips of typing. */
import { searchTerm } from "./term-index.js"
import { stemOf, STEM_PREFIX } from "./tokenizer.js"

export const BOOST = {
  title: 12, also_known_as: 9, organisation: 5, initials: 6, named: 4, words: 6, phrases: 0.3, keywords: 6, keyphrases: 3, summary: 3, numbers: 10, about: 2, weak: 2, body: 1,
}
const PREFIX_FIELDS = ["title", "also_known_as", "organisation", "initials", "words", "keywords", "keyphrases", "summary", "numbers"] // for two letters: all fields would match nearly all records
const MATCH_WEIGHT = { exact: 1, stem: 0.9, prefix: 0.6, slip: 0.5 }
const CORRECT_WORD_SLIP = 0.02 // the weight of slips of a word that is itself in the index
const SLIP_SUBJECT = 0.5 // the factor of a word of which only slips are found, and in no name
const ENOUGH_MATCHES = 3 // with so many matches no slips are looked for
const MOST_PREFIX_MATCHES = 400

const searchPrefix = (terms, word) => searchTerm(terms, word, { prefix: true, fields: word.length > 2 ? undefined : PREFIX_FIELDS })

const slipsAllowed = word => /^\d+$/.test(word) ? 0 : word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0

/* How far a word is a subject, by the best field in which it stands: one that stands in long texts alone decides little. */
const SUBJECT = { body: 0.3, about: 0.5, weak: 0.3, phrases: 0.12, keyphrases: 0.7, summary: 0.7 }
const BODY_ALONE = 0.5 // the factor of a match in nothing but long texts
const subjectOf = ({ fields }) => Math.max(...[...fields].map(field => SUBJECT[field] ?? 1))

const isOfName = ({ fields }) => fields.has("title") || fields.has("also_known_as")

const MOST_CACHED = 500 // words

/** Return {matches, correct, subject}: matches by id, each with a score from 0 to 1, how it matched and which terms; the
    number of records that match without a slip; and how far the word is a subject, from 0 to 1. The last word of a query
    may be unfinished. Nobody may change what is returned: it is kept for the next key. */
export const matchWord = (index, word, isLast) => {
  const key = `${word} ${isLast}`
  const { matched } = index
  if (!matched.has(key)) {
    if (matched.size >= MOST_CACHED) matched.clear()
    matched.set(key, findWord(index, word, isLast))
  }
  return matched.get(key)
}

const findWord = (index, word, isLast) => {
  const { terms } = index
  const matches = new Map()
  let subject = 0, correct = 0, stem
  const add = (results, how, weight = MATCH_WEIGHT[how]) => {
    const top = results[0]?.score || 1
    for (const result of results) {
      if (how !== "slip" || !correct) subject = Math.max(subject, subjectOf(result))
      const { id, score } = result
      const value = weight * Math.sqrt(score / top) * (subjectOf(result) <= SUBJECT.body ? BODY_ALONE : 1)
      const known = matches.get(id)
      if (!known || known.score < value) matches.set(id, { score: value, how: known?.how ?? how, terms: [...(known?.terms ?? []), ...result.terms] })
      else known.terms.push(...result.terms)
    }
  }
  add(searchTerm(terms, word), "exact")
  add(searchTerm(terms, STEM_PREFIX + stemOf(word)), "stem")
  if (word.length > 1 && (isLast || !matches.size))
    add(searchPrefix(terms, word).slice(0, MOST_PREFIX_MATCHES), "prefix", isLast ? MATCH_WEIGHT.prefix : MATCH_WEIGHT.prefix / 2)
  correct = matches.size
  if (correct < ENOUGH_MATCHES) {
    const slips = slipsAllowed(word)
    const results = slips ? searchTerm(terms, word, { slips: correct ? 1 : slips }) : []
    add(results.filter(({ id }) => !matches.has(id)), "slip", correct ? CORRECT_WORD_SLIP : MATCH_WEIGHT.slip)
    if (!correct && results.length) {
      stem = stemOf([...results[0].terms][0])
      if (!results.some(isOfName)) subject *= SLIP_SUBJECT
    }
  }
  return { matches, correct, subject: subject || 1, stem }
}

/** Return the records that have a word that is two words of the query joined: [[id, score, terms]…]. */
export const joinedMatches = (index, word) => {
  const results = searchTerm(index.terms, word)
  return results.map(({ id, score, terms }) => [id, Math.sqrt(score / results[0].score), terms])
}
