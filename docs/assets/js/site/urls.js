/* The site's own addresses. */

const { base } = JSON.parse(document.getElementById("__config").textContent)

/* Worked out once, when the first page loads: instant loading changes the page's address, but not what it said. */
const root = new URL(base.replace(/\/?$/, "/"), location.href)

/** Return the id of the entry that a whole address below the site's root leads to; null for every other page. */
export const entryAt = href => {
  const path = href?.startsWith(root.href) ? href.slice(root.href.length).split(/[?#]/)[0] : ""
  const found = /^(?:themes\/([a-z0-9-]+\/[a-z0-9-]+)|(urgent\/[a-z0-9-]+))\/$/.exec(path)
  return found ? found[1] ?? found[2] : null
}

/** Return the whole address of a path below the site's root. */
export const siteUrl = path => new URL(path, root).href
