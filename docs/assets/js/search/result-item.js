/* A found record becomes what Material's search shows: markup in strings, so everything is escaped here. */
import { placed } from "./tokenizer.js"

const LONGEST_SENTENCE = 220
const READ_WHOLE = 12 // results whose whole text is read for the best sentence; those below are rarely seen
const SHORTEST_SENTENCE = 20

export const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;")

/** Return text as HTML with the words marked that the query matched. `terms` are the index's terms. */
export const marked = (text, terms) => {
  let html = "", done = 0
  for (const { word, root, from, to } of placed(text)) {
    if (!terms.has(word) && !terms.has(root)) continue
    html += `${escaped(text.slice(done, from))}<mark>${escaped(text.slice(from, to))}</mark>`
    done = to
  }
  return html + escaped(text.slice(done))
}

/** Return how many different words of a text were matched. */
const hits = (text, terms) => {
  const found = []
  for (const { word, root } of placed(text)) if ((terms.has(root) || terms.has(word)) && !found.includes(root)) found.push(root)
  return found.length
}

/* What an entry says of the list itself is no news of the service: it is found, but not quoted. */
const ABOUT_THE_LIST = /\b(?:original|old|this) list\b|\bthe list\b/i

const alsoCalled = ({ also }) => also ? [`Also called ${also.replaceAll(" · ", ", ")}`] : []

/** Return the sentences of a record's text, divided when it is first among the best. */
const sentencesOf = record => record.sentences ??= record.body.split(/(?<=[.!?])\s+|\n/)
  .filter(one => one.length >= SHORTEST_SENTENCE && !(record.is === "entry" && ABOUT_THE_LIST.test(one)))

/** Return the sentence that matches best: the summary, unless another shows more than it and the name do. */
const sentence = (record, terms, whole) => {
  let best = record.summary, most = Math.max(hits(record.summary, terms), hits(record.title, terms))
  for (const other of [...alsoCalled(record), ...whole ? sentencesOf(record) : []]) {
    const count = hits(other, terms)
    if (count > most) { best = other; most = count }
  }
  return shortened(best, terms)
}

const shortened = (text, terms) => {
  if (text.length <= LONGEST_SENTENCE) return text
  const first = placed(text).find(({ word, root }) => terms.has(word) || terms.has(root))
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, (first?.from ?? 0) - 60)))
  const cut = text.slice(from, from + LONGEST_SENTENCE)
  return `${from ? "…" : ""}${cut.slice(0, cut.lastIndexOf(" "))}…`
}

/** Return the keyword, or the people's own word, by which a record was found, where neither name nor sentence shows it. */
const listedUnder = (record, terms) => {
  const listed = [...record.keywords.split(", "), ...record.said.split(" · "), ...record.hinted.split(" · ")]
  const best = listed.map(words => [hits(words, terms), words]).sort((a, b) => b[0] - a[0])[0]
  return best?.[0] ? `<p class="sp-result__about">Listed under: ${marked(best[1], terms)}</p>` : ""
}

/* All texts of a record's part, escaped. */
const safe = part => typeof part === "string" ? escaped(part) : Array.isArray(part) ? part.map(safe)
  : Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, safe(inner)]))

/* The line about a record; how it stands with what is closed comes first in it. */
const aboutLine = ({ about, closed }) => {
  if (!about) return ""
  const rest = closed && about.startsWith(closed) ? about.slice(closed.length) : about
  return `<p class="sp-result__about">${rest === about ? "" : `<strong>${escaped(closed)}</strong>`}${escaped(rest)}</p>`
}

/** Return one result as an item of its own: what the theme draws, and for our drawing its bare name and its numbers. */
export const item = ({ record, terms }, rank) => {
  const title = marked(record.title, terms)
  const shown = `<p class="sp-result__text">${marked(sentence(record, terms, rank < READ_WHOLE), terms)}</p>`
  const under = (title + shown).includes("<mark>") ? "" : listedUnder(record, terms)
  return [{ location: record.location, title, text: aboutLine(record) + shown + under, score: 1000 - rank, terms: {},
    name: escaped(record.title), ring: safe(record.ring), closed: escaped(record.closed), instead: safe(record.instead) }]
}

/** Return the one item for a query that found nothing: where to go all the same. Our drawing makes it a choice of links. */
export const nothing = (near, themes) => [{
  location: "urgent/", title: "Nothing found", score: 0, terms: {}, near, themes,
  text: `<p>${near.length ? `Did you mean ${escaped(near.join(", "))}? ` : ""}Urgent help: who to ring now</p>`,
}]
