/* Chosen entries, a voice and the reader's own words go in; what leaves the page comes out, without any form yet:
   plain.js, rich.js and word.js each give it one, so that all three say the same. */

export const BLANKS = [
  ["Who will do it", "[worker]"],
  ["By when", "[date]"],
  ["How we will know", "[what will show it]"],
]
const TITLES = { you: "Your plan", record: "Plan for [name]" }

/** Return an entry's wording in a voice, as it stands in the catalogue. */
export const wording = (entry, voice) => entry[voice] ?? ""

/** Return what a reader must know before relying on an entry, most serious first, each a sentence. */
export const cautions = entry => [
  entry.status && `${entry.status}.`,
  !entry.by && `${entry.confirmed}. Check before you rely on it.`,
  ...(entry.cautions ?? []),
].filter(Boolean)

const changesOf = ({ changed = [] }) => {
  if (!changed.length) return []
  return [["Changed since the original list", `see the source (${changed.length} ${changed.length === 1 ? "change" : "changes"})`]]
}

/* Every line with a label of its own: blanks to fill in, what to check, what to try instead, what changed, how to get it. */
const labelled = (entry, entries) => [
  ...BLANKS,
  ...cautions(entry).map(text => ["Check first", text]),
  ...(entry.instead ?? []).flatMap(id => entries[id] ? [["Try instead", entries[id].name]] : []),
  ...changesOf(entry),
  ...(entry.how ? [["How to get it", entry.how]] : []),
]

const lowered = text => text[0].toLowerCase() + text.slice(1)

const beside = contact => [contact.beside, contact.doubt && "not confirmed: check first"].filter(Boolean).join("; ")

const contactOf = contact => ({ ...contact, beside: beside(contact) })

/** Return the plan: its title and its items. `edits` holds changed wording by id; addresses are made by `address`. */
export const compose = ({ ids, voice, edits }, entries, address) => ({
  title: TITLES[voice],
  items: ids.map((id, index) => {
    const entry = entries[id]
    return {
      heading: `${index + 1}. ${entry.name}`,
      wording: (edits.get(id) ?? wording(entry, voice)).trim(),
      labelled: labelled(entry, entries),
      contacts: (entry.contacts ?? []).map(contactOf),
      source: { text: "Signpost", href: address(entry.url), confirmed: entry.by ? ` (${lowered(entry.confirmed)})` : "" },
    }
  }),
})
