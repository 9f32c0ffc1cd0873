/* "Copy link" and "Share": shown only where the browser can do them. */

/** Return the address of this page alone: no search, no fragment. */
const address = () => location.origin + location.pathname

/** Say for a moment, on the button and to screen readers, what was done. */
const say = (button, words) => {
  const label = button.querySelector("span:last-child")
  const before = button.dataset.spLabel ??= label.textContent
  label.textContent = words
  button.setAttribute("aria-live", "polite")
  setTimeout(() => { label.textContent = before }, 3000)
}

const copyText = async text => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Wire the buttons of the page. */
export const share = root => {
  for (const button of root.querySelectorAll("[data-sp-copy]")) {
    button.hidden = !navigator.clipboard
    button.onclick = async () => say(button, await copyText(address()) ? "Link copied" : "Not copied")
  }
  for (const button of root.querySelectorAll("[data-sp-share]")) {
    button.hidden = !navigator.share
    const title = root.querySelector("h1")?.textContent
    const text = root.querySelector(".sp-entry__summary")?.textContent
    button.onclick = () => navigator.share({ title, text, url: address() }).catch(() => {})
  }
}
