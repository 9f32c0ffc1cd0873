/* What this site stores in the browser, and how it is removed. Every key of ours begins with "sp-". */

const PREFIX = "sp-"

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

/** Remove the saved copy of the site as well. */
const removeAll = async () => {
  clearStoredData()
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister()
  for (const name of await window.caches?.keys() ?? []) await caches.delete(name)
}

/** Wire the button of the privacy page. */
export const wireRemoveButton = root => {
  const button = root.querySelector("[data-sp-remove]")
  if (!button) return
  const status = root.querySelector("[data-sp-removed]")
  button.hidden = false
  button.onclick = async () => {
    await removeAll()
    status.textContent = "Done. Nothing of this site is saved here now. The next page you open will save it again."
  }
}
