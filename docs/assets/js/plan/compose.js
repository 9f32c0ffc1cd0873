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
  return [["Changed since the original list", changed.length === 1 ? "in one way, on the page named as source" : `in ${changed.length} ways, on the page named as source`]]
}

/* Every line with a label of its own, in order: blanks to fill in, what to check, what changed, how to get it. */
const labelled = entry => [
  ...BLANKS,
  ...cautions(entry).map(text => ["Check first", text]),
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
      labelled: labelled(entry),
      contacts: (entry.contacts ?? []).map(contactOf),
      source: { text: "Signpost", href: address(entry.url), confirmed: entry.by ? ` (${lowered(entry.confirmed)})` : "" },
    }
  }),
})
