/* Chosen entries, a voice and the reader's own wording become a composed plan: the content of what leaves the page. to-text.js,
   to-html.js and to-docx.js give it its form, so that all three say the same.

   The version to the person has what is for them: wording, who does it and by when, numbers and links. What
   is written for workers (doubts, what to settle before sharing, who to ask, sources, the pages of entries for workers)
   is in the record only. */

export const BLANKS = [
  ["Who will do it", "[worker]"],
  ["By when", "[date]"],
  ["How we will know", "[what will show it]"],
]
const TITLES = { you: "Your plan", record: "Plan for [name]" }
const SIMPLE_DOUBT = "Not confirmed yet, so it may be wrong."

/** Return an entry's wording in a voice, as it stands in the catalogue. */
export const wording = (entry, voice) => entry[voice] ?? ""

/** Join the texts that are not empty, each as a sentence; a single one stays as it is. */
export const joinSentences = (...texts) => {
  const present = texts.filter(Boolean)
  return present.length < 2 ? present.join("") : present.map(text => /[.?!]$/.test(text) ? text : `${text}.`).join(" ")
}

/** Return what a worker must know before relying on an entry: sentences, the most serious first. */
export const cautions = entry => entry.status ? [`${entry.status}.`]
  : [...(entry.confirmed ? [] : [entry.trust]), ...(entry.cautions ?? [])]

/** Return what a worker must settle before the person sees the wording, or "". */
export const beforeSharing = entry => entry.before ? `Before you share this: ${entry.before}` : ""

const changeLines = ({ changed = [] }) => {
  if (!changed.length) return []
  return [["What has changed", `see the source (${changed.length} ${changed.length === 1 ? "change" : "changes"})`]]
}

/* The lines with a label: blanks to fill in; and in the record what to check, what has changed, how to get it. */
const labelledLines = (entry, voice) => voice === "you" ? BLANKS : [
  ...BLANKS,
  ...cautions(entry).map(text => ["Check first", text]),
  ...changeLines(entry),
  ...(entry.how ? [["How to get it", entry.how]] : []),
]

/* The name of an order, for example, may itself warn someone who should not see it. */
const heading = (entry, number, voice) => voice === "you" && (entry.before || entry.workers)
  ? `Step ${number}` : `${number}. ${entry.name}`

const contactLines = (entry, voice) => (entry.contacts ?? [])
  .filter(({ href }) => voice !== "you" || !entry.workers || /^(tel|sms):/.test(href))
  .map(({ verb, text, href, beside, doubt }) => (
    { verb, text, href, beside: joinSentences(beside, doubt && voice === "you" ? SIMPLE_DOUBT : doubt) }))

const sourceOf = (entry, voice, url, site) => voice === "you" ? null
  : { text: site, href: url(entry.url), trust: entry.confirmed ? entry.trust : "" }

/* A closed entry has no wording: only that it is closed, and what is offered instead. */
const closedItem = (entry, entries, url) => ({
  before: [`${entry.status}.`], wording: "", labelled: [],
  contacts: (entry.instead ?? []).filter(id => entries[id]).map(id => (
    { verb: "Try instead:", text: entries[id].name, href: url(entries[id].url), beside: "" })),
})

const openItem = (entry, ownWording, voice) => ({
  before: [voice === "record" && beforeSharing(entry)].filter(Boolean),
  wording: (ownWording ?? wording(entry, voice)).trim(),
  labelled: labelledLines(entry, voice),
  contacts: contactLines(entry, voice),
})

/** Return the composed plan {title, site, items}. `edits` has the reader's own wording by id; `url` makes a path absolute;
    `site` is the site's name, as the source of each entry. */
export const compose = ({ ids, voice, edits }, entries, url, site) => ({
  title: TITLES[voice],
  site,
  items: ids.map((id, index) => {
    const entry = entries[id]
    return {
      heading: heading(entry, index + 1, voice),
      ...(entry.status ? closedItem(entry, entries, url) : openItem(entry, edits.get(id), voice)),
      source: sourceOf(entry, voice, url, site),
    }
  }),
})
