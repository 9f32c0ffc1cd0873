/* Copy the link, copy the entry as a message, share, print: shown only where the browser can do them. */

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

/** Wire the buttons that match, where the browser is able to; `work` gets the button. */
const wire = (root, selector, able, work) => {
  for (const button of root.querySelectorAll(selector)) {
    button.hidden = !able
    button.onclick = () => work(button)
  }
}

/** Wire the buttons of the page. */
export const share = root => {
  const title = root.querySelector("h1")?.textContent
  const text = root.querySelector(".sp-entry__summary")?.textContent
  const copy = async (button, words, done) => say(button, await copyText(words) ? done : "Not copied")
  wire(root, "[data-sp-copy]", navigator.clipboard, button => copy(button, address(), "Link copied"))
  wire(root, "[data-sp-text]", navigator.clipboard, button => copy(button, button.dataset.spText, "Text copied"))
  wire(root, "[data-sp-share]", navigator.share, () => navigator.share({ title, text, url: address() }).catch(() => {}))
  wire(root, "[data-sp-print]", window.print, () => window.print())
}
