/* What this site stores in the browser, and how it is removed. Every key of ours begins with "sp-". */

import { siteUrl } from "./urls.js"

const PREFIX = "sp-"
const REMOVED = "sp-removed" // in this tab, or another, the reader removed everything
const CACHES = "signpost-"

const clearStorage = storage => {
  for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key)
}

/** Remove the plan, the last search and all else that the reader chose. The event tells modules that hold a copy. */
export const clearStoredData = () => {
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      clearStorage(window[name])
    } catch {
      // Storage is disabled, so there is nothing in it.
    }
  }
  document.dispatchEvent(new CustomEvent("sp:forget"))
}

/* Other sites may live at the same host: their workers and caches are for another folder. */
const removeSavedCopy = async () => {
  const scope = siteUrl("")
  for (const registration of await navigator.serviceWorker?.getRegistrations() ?? []) {
    if (registration.scope !== scope) continue
    for (const worker of [registration.installing, registration.waiting, registration.active]) worker?.postMessage("stop-saving")
    await registration.unregister()
  }
  for (const name of await window.caches?.keys() ?? [])
    if (name.startsWith(CACHES) && name.endsWith(scope)) await caches.delete(name)
}

/** Return whether the reader removed everything in this tab: nothing is saved again before the site is opened anew. */
export const isRemoved = () => {
  try {
    return sessionStorage.getItem(REMOVED) !== null
  } catch {
    return false
  }
}

const markRemoved = () => {
  try {
    sessionStorage.setItem(REMOVED, "1")
  } catch {
    // Without a memory the next page saves the site again.
  }
  document.dispatchEvent(new CustomEvent("sp:removed"))
}

/* Tell the other tabs: a worker that one of them registers again would come back without what it had saved. */
const tellOtherTabs = () => {
  try {
    localStorage.setItem(REMOVED, siteUrl(""))
    localStorage.removeItem(REMOVED)
  } catch {
    // Without storage they are not told.
  }
}

window.addEventListener("storage", ({ key, newValue }) => { if (key === REMOVED && newValue === siteUrl("")) markRemoved() })

/** Remove the saved copy of the site as well. */
const removeAll = async () => {
  clearStoredData()
  tellOtherTabs()
  await removeSavedCopy()
  markRemoved()
}

/** Wire the button of the privacy page. */
export const wireRemoveButton = root => {
  const button = root.querySelector("[data-sp-remove]")
  if (!button) return
  const status = root.querySelector("[data-sp-removed]")
  button.hidden = false
  button.onclick = async () => {
    await removeAll()
    status.textContent = "Done. Nothing of this site is saved here now, until you close this tab and open the site again."
  }
}
