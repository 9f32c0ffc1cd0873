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
export const cautions = entry => {
  const changed = entry.changed?.length
  return [
    entry.status && `${entry.status}.`,
    !entry.by && `${entry.confirmed}. Check before you rely on it.`,
    ...(entry.cautions ?? []),
    changed && `Changed since the original list (${changed}): see the source.`,
  ].filter(Boolean)
}

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
      blanks: BLANKS,
      cautions: cautions(entry),
      contacts: (entry.contacts ?? []).map(contactOf),
      how: entry.how ?? "",
      source: { text: "Signpost", href: address(entry.url), confirmed: `${entry.confirmed}.` },
    }
  }),
})
