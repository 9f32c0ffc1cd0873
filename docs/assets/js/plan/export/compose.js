/* Chosen entries, a voice and the reader's own words go in; what leaves the page comes out, without any form yet:
   plain.js, rich.js and word.js each give it one, so that all three say the same.

   The young person's version has what is for the young person: wording, who does it and by when, numbers and links. What is
   written for workers (doubts, what to settle before sharing, who to ask, sources, the pages of entries for workers
   alone) goes into the record alone. */

export const BLANKS = [
  ["Who will do it", "[worker]"],
  ["By when", "[date]"],
  ["How we will know", "[what will show it]"],
]
const TITLES = { you: "Your plan", record: "Plan for [name]" }
const SIMPLY = "Not confirmed yet, so it may be wrong."

/** Return an entry's wording in a voice, as it stands in the catalogue. */
export const wording = (entry, voice) => entry[voice] ?? ""

/** Return texts, some of them absent, as sentences; one alone stays as it is. */
export const sentences = (...parts) => {
  const there = parts.filter(Boolean)
  return there.length < 2 ? there.join("") : there.map(part => /[.?!]$/.test(part) ? part : `${part}.`).join(" ")
}

/** Return what a worker must know before relying on an entry, most serious first, each a sentence. */
export const cautions = entry => entry.status ? [`${entry.status}.`]
  : [...(entry.by ? [] : [entry.trust]), ...(entry.cautions ?? [])]

/** Return what a worker must settle before the young person sees the wording; "" where there is nothing. */
export const before = entry => entry.before ? `Before you share this: ${entry.before}` : ""

const changesOf = ({ changed = [] }) => {
  if (!changed.length) return []
  return [["Changed since the original list", `see the source (${changed.length} ${changed.length === 1 ? "change" : "changes"})`]]
}

/* Every line with a label of its own: blanks to fill in, and in the record what to check, what changed, how to get it. */
const labelled = (entry, voice) => voice === "you" ? BLANKS : [
  ...BLANKS,
  ...cautions(entry).map(text => ["Check first", text]),
  ...changesOf(entry),
  ...(entry.how ? [["How to get it", entry.how]] : []),
]

/* A name such as that of an order can itself warn whoever reads over a shoulder. */
const heading = (entry, number, voice) => voice === "you" && (entry.before || entry.workers)
  ? `Step ${number}` : `${number}. ${entry.name}`

const contactsOf = (entry, voice) => (entry.contacts ?? [])
  .filter(({ href }) => voice !== "you" || !entry.workers || /^(tel|sms):/.test(href))
  .map(({ verb, text, href, beside, doubt }) => (
    { verb, text, href, beside: sentences(beside, doubt && voice === "you" ? SIMPLY : doubt) }))

const sourceOf = (entry, voice, address) => voice === "you" ? null
  : { text: "Signpost", href: address(entry.url), trust: entry.by ? entry.trust : "" }

/* Of what is closed there is nothing but that it is, and where to go instead. */
const closed = (entry, entries, voice, address) => ({
  before: [`${entry.status}.`], wording: "", labelled: [],
  contacts: (entry.instead ?? []).filter(id => entries[id]).map(id => (
    { verb: "Try instead:", text: entries[id].name, href: address(entries[id].url), beside: "" })),
  source: sourceOf(entry, voice, address),
})

/** Return the plan: its title and its items. `edits` holds changed wording by id; addresses are made by `address`. */
export const compose = ({ ids, voice, edits }, entries, address) => ({
  title: TITLES[voice],
  items: ids.map((id, index) => {
    const entry = entries[id]
    return {
      heading: heading(entry, index + 1, voice),
      ...(entry.status ? closed(entry, entries, voice, address) : {
        before: [voice === "record" && before(entry)].filter(Boolean),
        wording: (edits.get(id) ?? wording(entry, voice)).trim(),
        labelled: labelled(entry, voice),
        contacts: contactsOf(entry, voice),
        source: sourceOf(entry, voice, address),
      }),
    }
  }),
})
