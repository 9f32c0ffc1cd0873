/* Recognises queries about danger, harm and suicide: the search then shows who to ring now, above all results. The words
   and phrases are those of catalogue/crisis.yml, folded as fold-text.js folds a query. */
import { foldText } from "./fold-text.js"

const LONGEST_QUERY = 400 // characters
const MOST_WORDS = 40
const SLIP_FROM = 7 // letters: in shorter words a slip makes another word of English
const PREFIX_FROM = 6

const normalise = text => ` ${foldText(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `

/** Return whether two words differ by one letter: wrong, missing, added, or swapped with its neighbour. */
const isOneSlipApart = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = (word, skip) => word.slice(at + skip)
  return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1)
    || (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, 2) === rest(other, 2))
}

/** Return a function that tells whether a query speaks of danger, harm or suicide, mistyped words included. */
export const crisisTest = terms => {
  const words = terms.filter(term => !term.includes(" "))
  const isCrisisWord = word => words.some(known => (known.length >= SLIP_FROM && isOneSlipApart(word, known))
    || (word.length >= PREFIX_FROM && known.startsWith(word)))
  return query => {
    const text = normalise(query.slice(0, LONGEST_QUERY))
    return terms.some(term => text.includes(` ${term} `)) || text.trim().split(" ").slice(0, MOST_WORDS).some(isCrisisWord)
  }
}
