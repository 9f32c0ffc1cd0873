/* A record that was found becomes what the page shows of it: plain texts, those with matched words in pieces. */
import { tokensWithPositions } from "./engine/tokenizer.js"

const LONGEST_EXCERPT = 220 // characters
const SHORTEST_SENTENCE = 20
const CONTEXT = 60 // characters before the first match
const BODIES_READ = 12 // results whose whole text is read for the best sentence; the rest are rarely seen

/** Return a text in pieces: [text, whether it was matched]. `terms` are the index's terms. */
const highlight = (text, terms) => {
  const pieces = []
  let end = 0
  for (const { word, stem, from, to } of tokensWithPositions(text)) {
    if (!terms.has(word) && !terms.has(stem)) continue
    if (from > end) pieces.push([text.slice(end, from), false])
    pieces.push([text.slice(from, to), true])
    end = to
  }
  return end < text.length ? [...pieces, [text.slice(end), false]] : pieces
}

/** Return how many different words of a text were matched. */
const countMatches = (text, terms) => {
  const matched = new Set()
  for (const { word, stem } of tokensWithPositions(text)) if (terms.has(stem) || terms.has(word)) matched.add(stem)
  return matched.size
}

/* Sentences of an entry about the list itself tell nothing of the service: they are found, but not quoted. */
const ABOUT_THE_LIST = /\b(?:original|old|this) list\b|\bthe list\b/i

const otherNames = record => record.also_known_as.length ? [`Also called ${record.also_known_as.join(", ")}`] : []

/** Return the sentences of a record's text that may be quoted; split once. There are none before the texts are loaded. */
const sentencesOf = record => record.sentences ??= record.text.split(/(?<=[.!?])\s+|\n/)
  .filter(sentence => sentence.length >= SHORTEST_SENTENCE && !(record.type === "entry" && ABOUT_THE_LIST.test(sentence)))

const excerpt = (text, terms) => {
  if (text.length <= LONGEST_EXCERPT) return text
  const first = tokensWithPositions(text).find(({ word, stem }) => terms.has(word) || terms.has(stem))
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, (first?.from ?? 0) - CONTEXT)))
  const part = text.slice(from, from + LONGEST_EXCERPT)
  return `${from ? "…" : ""}${part.slice(0, part.lastIndexOf(" "))}…`
}

/** Return the sentence to show: the summary, unless another matches more words than the summary and the name do. */
const bestSentence = (record, terms, withBody) => {
  let best = record.summary, most = Math.max(countMatches(record.summary, terms), countMatches(record.title, terms))
  for (const sentence of [...otherNames(record), ...withBody ? sentencesOf(record) : []]) {
    const count = countMatches(sentence, terms)
    if (count > most) { best = sentence; most = count }
  }
  return excerpt(best, terms)
}

/** Return the keyword or people's word by which a record was found, or "" where none was. */
const listedUnder = (record, terms) => {
  const phrases = [...record.keywords, ...record.strong, ...record.weak]
  const [count, phrase] = phrases.map(each => [countMatches(each, terms), each]).sort((a, b) => b[0] - a[0])[0] ?? [0, ""]
  return count ? phrase : ""
}

/** Return a result: `title`, `sentence` and `listed` in pieces, `listed` where neither of the others was matched. `isSeen` is
    whether any of them shows what was matched. */
export const resultOf = ({ record, terms }, rank) => {
  const title = highlight(record.title, terms)
  const sentence = highlight(bestSentence(record, terms, rank < BODIES_READ), terms)
  const isSeen = [...title, ...sentence].some(([, isMatched]) => isMatched)
  const listed = isSeen ? [] : highlight(listedUnder(record, terms), terms)
  return { location: record.location, name: record.title, type: record.type, about: record.about, title, sentence,
    listed, isSeen: isSeen || listed.length > 0, buttons: record.buttons, doubt: record.doubt,
    closed: record.closed, instead: record.instead }
}
