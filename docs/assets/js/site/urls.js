/* Addresses below the site's root. The builder's settings give the root relative to the page. It is resolved once, when
   the first page loads: the theme's instant loading changes the page's address, but leaves the settings as they were. */

const { base } = JSON.parse(document.getElementById("__config").textContent)
const root = new URL(base.replace(/\/?$/, "/"), location.href)

/** Return the absolute URL of a path below the site's root. */
export const siteUrl = path => new URL(path, root).href

/** Return the id of the entry whose page has this absolute URL, or null for any other URL. */
export const entryIdFromUrl = href => {
  const path = href?.startsWith(root.href) ? href.slice(root.href.length).split(/[?#]/)[0] : ""
  const match = /^(?:themes\/([a-z0-9-]+\/[a-z0-9-]+)|(urgent\/[a-z0-9-]+))\/$/.exec(path)
  return match ? match[1] ?? match[2] : null
}
