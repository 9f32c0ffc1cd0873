/* A record that was found becomes an item of the theme's results: HTML in strings, so all texts are escaped here. */
import { tokensWithPositions } from "./tokenizer.js"

const LONGEST_EXCERPT = 220 // characters
const SHORTEST_SENTENCE = 20
const CONTEXT = 60 // characters before the first match
const BODIES_READ = 12 // results whose whole text is read for the best sentence; the rest are rarely seen

const escapeHtml = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;")

/** Return data with all its texts escaped. */
const escapeAll = data => typeof data === "string" ? escapeHtml(data) : Array.isArray(data) ? data.map(escapeAll)
  : Object.fromEntries(Object.entries(data).map(([name, value]) => [name, escapeAll(value)]))

/** Return text as HTML with the matched words in <mark>. `terms` are the index's terms. */
const highlight = (text, terms) => {
  let html = "", end = 0
  for (const { word, stem, from, to } of tokensWithPositions(text)) {
    if (!terms.has(word) && !terms.has(stem)) continue
    html += `${escapeHtml(text.slice(end, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`
    end = to
  }
  return html + escapeHtml(text.slice(end))
}

/** Return how many different words of a text were matched. */
const countMatches = (text, terms) => {
  const matched = []
  for (const { word, stem } of tokensWithPositions(text)) if ((terms.has(stem) || terms.has(word)) && !matched.includes(stem)) matched.push(stem)
  return matched.length
}

/* Sentences of an entry about the list itself tell nothing of the service: they are found, but not quoted. */
const ABOUT_THE_LIST = /\b(?:original|old|this) list\b|\bthe list\b/i

const otherNames = ({ also }) => also ? [`Also called ${also.replaceAll(" · ", ", ")}`] : []

/** Return the sentences of a record's body that may be quoted; split once. */
const sentencesOf = record => record.sentences ??= record.body.split(/(?<=[.!?])\s+|\n/)
  .filter(sentence => sentence.length >= SHORTEST_SENTENCE && !(record.is === "entry" && ABOUT_THE_LIST.test(sentence)))

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

/** Return the keyword or people's word by which a record was found, for one whose name and sentence show no match. */
const listedUnder = (record, terms) => {
  const phrases = [...record.keywords.split(", "), ...record.said.split(" · "), ...record.hinted.split(" · ")]
  const [count, phrase] = phrases.map(each => [countMatches(each, terms), each]).sort((a, b) => b[0] - a[0])[0]
  return count ? `<p class="sp-result__about">Listed under: ${highlight(phrase, terms)}</p>` : ""
}

/* Theme, kind, ages and area; of a closed service that it is closed comes first, in bold. */
const aboutLine = ({ about, closed }) => {
  if (!about) return ""
  const rest = closed && about.startsWith(closed) ? about.slice(closed.length) : about
  return `<p class="sp-result__about">${rest === about ? "" : `<strong>${escapeHtml(closed)}</strong>`}${escapeHtml(rest)}</p>`
}

/** Return a result as an item: title and text for the theme, and name and numbers for our own list (result-list.js). */
export const resultItem = ({ record, terms }, rank) => {
  const title = highlight(record.title, terms)
  const sentence = `<p class="sp-result__text">${highlight(bestSentence(record, terms, rank < BODIES_READ), terms)}</p>`
  const reason = (title + sentence).includes("<mark>") ? "" : listedUnder(record, terms)
  return [{ location: record.location, title, text: aboutLine(record) + sentence + reason, score: 1000 - rank, terms: {},
    name: escapeHtml(record.title), ring: escapeAll(record.ring), doubt: escapeHtml(record.doubt), closed: escapeHtml(record.closed), instead: escapeAll(record.instead) }]
}

/** Return the item for a query that found nothing. Our own list makes it a choice of links (empty-results.js). */
export const emptyResult = (suggestions, themes) => [{
  location: "urgent/", title: "Nothing found", score: 0, terms: {}, suggestions, themes,
  text: `<p>${suggestions.length ? `Did you mean ${escapeHtml(suggestions.join(", "))}? ` : ""}Urgent help: who to ring now</p>`,
}]
