/* What comes with the address: a shared plan. It never takes the place of the reader's own without being asked. */
import { fromFragment } from "./ids.js"
import { notice } from "./notices.js"

const NAMED = 5

/** Return the fragment that a shared link brought, once; null where there is none. */
export const takeFragment = () => {
  const taken = window.spFragment ?? null
  delete window.spFragment
  if (taken !== null) return taken
  const plain = location.hash.slice(1)
  if (!plain || document.getElementById(plain)) return null
  history.replaceState(history.state, "", location.pathname)
  return plain
}

/** Split ids into those in the list and those not, each of these with its place and where it leads now. */
export const resolve = (ids, { entries, moved }) => {
  const known = ids.filter(id => Object.hasOwn(entries, id))
  const lost = ids.flatMap((id, at) => Object.hasOwn(entries, id) ? [] : [{ id, at, now: Object.hasOwn(moved, id) ? moved[id] : null }])
  return { known, lost }
}

/** Say which entries are not in the list, and offer what took their place. `insert` puts an id at a place. */
export const tellLost = (place, lost, entries, insert) => {
  const offered = lost.filter(each => each.now)
  const plain = lost.filter(each => !each.now)
  for (const { id, at, now } of offered) {
    const { name } = entries[now]
    notice(place, `“${id}” has moved. It is now “${name}”.`, [[`Add ${name}`, () => insert(now, at)]])
  }
  if (!plain.length) return
  const named = plain.slice(0, NAMED).map(each => `“${each.id}”`).join(", ")
  const more = plain.length > NAMED ? `, and ${(plain.length - NAMED).toLocaleString("en-GB")} more` : ""
  notice(place, `Left out, because it is not in the list now: ${named}${more}.`)
}

/** Read a fragment; tell what could not be read. Returns ids, which may be unknown. */
export const readFragment = (place, fragment) => {
  const { ids, odd } = fromFragment(fragment)
  if (!ids.length) notice(place, "This link holds no plan that can be read. Ask for it to be sent again.")
  else if (odd) notice(place, `A part of the link could not be read (${odd.toLocaleString("en-GB")} left out).`)
  return ids
}
