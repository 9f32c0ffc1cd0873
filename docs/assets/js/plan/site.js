/* The site's own addresses. */

const { base } = JSON.parse(document.getElementById("__config").textContent)

/* Worked out once, when the first page loads: instant loading changes the page's address, but not what it said. */
const root = new URL(`${base}/`, location.href)

/** Return the whole address of a path below the site's root. */
export const siteUrl = path => new URL(path, root).href
