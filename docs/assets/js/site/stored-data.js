/* What this site keeps on the phone, and how it is taken away. Every key of ours starts with "sp-". */

const PREFIX = "sp-"

const clear = storage => {
  for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key)
}

/** Forget the plan, the last search and all else that the reader chose; those who hold it in memory are told. */
export const forget = () => {
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      clear(window[name])
    } catch {
      // Storage is switched off: then there is nothing in it.
    }
  }
  document.dispatchEvent(new CustomEvent("sp:forget"))
}

/** Take away the saved copy of the site as well. */
const removeAll = async () => {
  forget()
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister()
  for (const name of await window.caches?.keys() ?? []) await caches.delete(name)
}

/** Wire the button of the privacy page. */
export const privacy = root => {
  const button = root.querySelector("[data-sp-remove]")
  if (!button) return
  const said = root.querySelector("[data-sp-removed]")
  button.hidden = false
  button.onclick = async () => {
    await removeAll()
    said.textContent = "Done. Nothing of this site is saved here now. The next page you open will save it again."
  }
}
