/* Entries' ids: their form, and how a shared link holds them. */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/
const LONGEST = 120 // characters

/** Return whether a value has the form of an entry's id, such as missing/safecall. */
export const isId = value => typeof value === "string" && value.length <= LONGEST && ID.test(value)

const decode = part => {
  try {
    return decodeURIComponent(part).trim()
  } catch {
    return part
  }
}

/** Return {ids, invalid}: the ids in a fragment, in order and once each, and the number of other parts. Never throws. */
export const parseFragment = fragment => {
  const parts = fragment.split(/,|%2c/i).map(decode).filter(Boolean)
  const ids = parts.filter(isId)
  return { ids: [...new Set(ids)], invalid: parts.length - ids.length }
}

/** Return the fragment, without its #, that holds these ids. */
export const formatFragment = ids => ids.join(",")
