/* A plan that was shared as a link: its ids stand in the fragment of the address. It never replaces the reader's own plan
   without being asked. */
import { parseFragment } from "./ids.js"
import { showNotice } from "./notices.js"

const MOST_NAMED = 5

/** Return the fragment of a shared link, the first time it is called; null where there is none. */
export const takeFragment = () => {
  const captured = window.spFragment ?? null // by capture-fragment.js
  delete window.spFragment
  if (captured !== null) return captured
  const fragment = location.hash.slice(1)
  if (!fragment || document.getElementById(fragment)) return null
  history.replaceState(history.state, "", location.pathname)
  return fragment
}

/** Split ids into those in the list and those not; each of the latter with its index and the id that replaced it, if any. */
export const resolveIds = (ids, { entries, moved }) => {
  const known = ids.filter(id => Object.hasOwn(entries, id))
  const missing = ids.flatMap((id, index) => Object.hasOwn(entries, id) ? []
    : [{ id, index, movedTo: Object.hasOwn(moved, id) ? moved[id] : null }])
  return { known, missing }
}

/** Show which entries are not in the list, and offer those that replaced them. `insert(id, index)` adds one to the plan. */
export const showMissing = (container, missing, entries, insert) => {
  for (const { id, index, movedTo } of missing.filter(each => each.movedTo)) {
    const { name } = entries[movedTo]
    showNotice(container, `“${id}” has moved. It is now “${name}”.`, [[`Add ${name}`, () => insert(movedTo, index)]])
  }
  const gone = missing.filter(each => !each.movedTo)
  if (!gone.length) return
  const named = gone.slice(0, MOST_NAMED).map(({ id }) => `“${id}”`).join(", ")
  const more = gone.length > MOST_NAMED ? `, and ${(gone.length - MOST_NAMED).toLocaleString("en-GB")} more` : ""
  showNotice(container, `Left out, because it is not in the list now: ${named}${more}.`)
}

/** Return the ids in a fragment, and show what could not be read. The ids may be unknown to the list. */
export const readFragment = (container, fragment) => {
  const { ids, invalid } = parseFragment(fragment)
  if (!ids.length) showNotice(container, "This link holds no plan that can be read. Ask for it to be sent again.")
  else if (invalid) showNotice(container, `A part of the link could not be read (${invalid.toLocaleString("en-GB")} left out).`)
  return ids
}
