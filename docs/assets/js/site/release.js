/* Keeps a page, its scripts and what they load together: all bear the mark of the release that they were built in. */
import { RELEASE } from "./site-file.js"
import { siteUrl } from "./urls.js"

const KEY = "sp-reloaded"

/** Return the URL of a file of this release, which no cache answers with an older one. */
export const releaseUrl = path => siteUrl(`${path}?v=${RELEASE}`)

/** Return the text of a file of this release. Rejects where it does not come. */
export const fetchJsonText = async path => {
  const response = await fetch(releaseUrl(path))
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.text()
}

/** Return whether data were written for this page. */
export const isThisRelease = data => data.release === RELEASE

/** Load the page again, with a query to search for where one is given. Browsers ask the server for it anew, and it names
    scripts of its own release. */
export const reloadPage = (query = "") => {
  if (query) history.replaceState(history.state, "", `?q=${encodeURIComponent(query)}`)
  location.reload()
}

/* The release for which a page was built stands in the address of its script. */
const pageRelease = () => new URL(document.querySelector('script[src*="signpost.js"]')?.src ?? location).searchParams.get("v")

/** Reload a page that is older than its script, once: it may come from the browser's cache. */
export const reloadOldPage = () => {
  const page = pageRelease()
  if (!page || page === RELEASE) return
  try {
    if (sessionStorage.getItem(KEY) === RELEASE) return
    sessionStorage.setItem(KEY, RELEASE)
  } catch {
    return // without a memory it might go on for ever
  }
  if (window.spFragment) history.replaceState(history.state, "", `#${window.spFragment}`) // a plan that was shared
  location.reload()
}
