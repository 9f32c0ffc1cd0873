/* Suggestions for a query that found nothing. */

const MOST = 3
const LEAST_SIMILARITY = 0.4

const letterPairs = word => Array.from({ length: word.length + 1 }, (_, index) => ` ${word} `.slice(index, index + 2))

/** Return how similar two words are, from 0 to 1: the Sørensen–Dice coefficient of their pairs of letters. */
export const similarity = (one, other) => {
  const unmatched = letterPairs(other)
  const size = unmatched.length
  let shared = 0
  for (const pair of letterPairs(one)) {
    const index = unmatched.indexOf(pair)
    if (index >= 0) { shared++; unmatched.splice(index, 1) }
  }
  return 2 * shared / (one.length + 1 + size)
}

/** Return the words of the list that are most similar to a query's words. `spellings` maps words to what is shown. */
export const suggestWords = (spellings, words) => {
  const asked = words.filter(word => word.length > 2 && !/\d/.test(word))
  const candidates = asked.flatMap(word => [...spellings].map(([known, shown]) => [similarity(word, known), shown]))
  const best = candidates.filter(([value]) => value > LEAST_SIMILARITY).sort((a, b) => b[0] - a[0]).map(([, shown]) => shown)
  return [...new Set(best)].slice(0, MOST)
}
