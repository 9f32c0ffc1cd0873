/* The terms of the records' fields, and the search for one term: as it stands, as the beginning of longer terms, or with
   slips of typing. The score is BM25+ (Lv and Zhai, "Lower-bounding term frequency normalization", 2011), a field by
   itself, times the field's weight. */
import { slipsBetween } from "../slips.js"
import { isStem } from "./tokenizer.js"

const SATURATION = 0.8, LENGTH = 0.25, LOWER_BOUND = 0.5 // k1, b and delta of BM25+
const LONGER = 0.375, LONGER_BY = 0.3 // the factor of a longer term, which falls with each letter more
const SLIP = 0.45

const byFirstLetter = words => {
  const groups = new Map()
  for (const word of words) {
    if (!groups.has(word[0])) groups.set(word[0], [])
    groups.get(word[0]).push(word)
  }
  return groups
}

/** Return an index of records, which have a `location`. `weights` has the weight of each field by its name; `termsOf`
    returns lists of the terms of a record's field. A place is the number of a record and of its field, in one. */
export const indexTerms = (records, weights, termsOf) => {
  const fields = Object.entries(weights).map(([name, weight]) => ({ name, weight, lengths: [], total: 0 }))
  const ids = [], places = new Map() // each term's places, rising
  const add = (lists, place) => {
    let count = 0
    for (const terms of lists)
      for (const term of terms) {
        const known = places.get(term)
        if (!known) places.set(term, [place])
        else if (known[known.length - 1] === place) continue
        else known.push(place)
        count++
      }
    return count
  }
  for (const record of records) {
    for (const [at, field] of fields.entries()) {
      const length = add(termsOf(record, field.name), ids.length * fields.length + at)
      field.lengths.push(length)
      field.total += length
    }
    ids.push(record.location)
  }
  return { fields, ids, places, words: byFirstLetter([...places.keys()].filter(term => !isStem(term))) }
}

/** Yield the terms that a term finds, each with a factor. */
function* termsFor({ places, words }, term, { prefix = false, slips = 0 }) {
  if (places.has(term)) yield [term, 1]
  for (const word of prefix ? words.get(term[0]) ?? [] : [])
    if (word !== term && word.startsWith(term)) yield [word, LONGER * word.length / (word.length + LONGER_BY * (word.length - term.length))]
  for (const some of slips ? words.values() : [])
    for (const word of some) {
      const count = slipsBetween(term, word, slips)
      if (count && count <= slips) yield [word, SLIP * word.length / (word.length + count)]
    }
}

/** Search for a term. Returns [{id, score, terms: the terms found, fields: the names of their fields}…], best first. */
export const searchTerm = (index, term, { fields: named, ...options } = {}) => {
  const { fields, ids, places } = index
  const results = new Map()
  for (const [found, factor] of termsFor(index, term, options)) {
    const counts = fields.map(() => 0)
    for (const place of places.get(found)) counts[place % fields.length]++
    const rarity = counts.map(count => Math.log(1 + (ids.length - count + 0.5) / (count + 0.5)))
    for (const place of places.get(found)) {
      const at = place % fields.length, record = (place - at) / fields.length
      const { name, weight, lengths, total } = fields[at]
      if (named && !named.includes(name)) continue
      const length = lengths[record] * ids.length / total
      const frequency = (SATURATION + 1) / (1 + SATURATION * (1 - LENGTH + LENGTH * length))
      const result = results.get(record) ?? { id: ids[record], score: 0, terms: new Set(), fields: new Set() }
      results.set(record, result)
      result.score += factor * weight * rarity[at] * (LOWER_BOUND + frequency)
      result.terms.add(found)
      result.fields.add(name)
    }
  }
  return [...results.values()].sort((a, b) => b.score - a.score)
}
