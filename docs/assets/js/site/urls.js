/* Addresses below the site's root. Every page says where that is, relative to itself. */

const { content } = document.querySelector('meta[name="signpost-root"]')
const root = new URL(content.replace(/\/?$/, "/"), location.href)

/** Return the absolute URL of a path below the site's root. */
export const siteUrl = path => new URL(path, root).href

/** Return the id of the entry whose page has this absolute URL, or null for any other URL. */
export const entryIdFromUrl = href => {
  const path = href?.startsWith(root.href) ? href.slice(root.href.length).split(/[?#]/)[0] : ""
  const match = /^(?:themes\/([a-z0-9-]+\/[a-z0-9-]+)|(urgent\/[a-z0-9-]+))\/$/.exec(path)
  return match ? match[1] ?? match[2] : null
}
