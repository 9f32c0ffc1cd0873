/* Entries' ids: what they look like, and how a shared link carries them. */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/
const LONGEST = 120

/** Tell whether a value is shaped like an entry's id, such as missing/safecall. */
export const isId = value => typeof value === "string" && value.length <= LONGEST && ID.test(value)

const decoded = part => {
  try {
    return decodeURIComponent(part).trim()
  } catch {
    return part
  }
}

/** Return what stands in a fragment: ids in their order, once each, and how many parts are none. Never throws. */
export const fromFragment = fragment => {
  const parts = fragment.split(/,|%2c/i).map(decoded).filter(Boolean)
  const ids = parts.filter(isId)
  return { ids: [...new Set(ids)], odd: parts.length - ids.length }
}

/** Return a fragment, without its #, for ids. */
export const toFragment = ids => ids.join(",")
