/* Copy the link, copy the entry as a message, share, print: each button is shown only where the browser supports it. */
import { copyText } from "./clipboard.js"

const SHOWN_FOR = 3000 // milliseconds

/** Return the address of this page, without query and fragment. */
const pageUrl = () => location.origin + location.pathname

/** Show the outcome on the button for a moment; screen readers announce it. */
const showOutcome = (button, text) => {
  const label = button.querySelector("span:last-child")
  const initial = button.dataset.spLabel ??= label.textContent
  label.textContent = text
  button.setAttribute("aria-live", "polite")
  setTimeout(() => { label.textContent = initial }, SHOWN_FOR)
}

/** Show and wire the buttons that match a selector, where the browser supports the action. */
const wire = (root, selector, isSupported, action) => {
  for (const button of root.querySelectorAll(selector)) {
    button.hidden = !isSupported
    button.onclick = () => action(button)
  }
}

/** Wire the buttons of the page. */
export const wireShareButtons = root => {
  const title = root.querySelector("h1")?.textContent
  const text = root.querySelector(".sp-entry__summary")?.textContent
  const copy = async (button, copied, outcome) => showOutcome(button, await copyText(copied) ? outcome : "Not copied")
  wire(root, "[data-sp-copy]", navigator.clipboard, button => copy(button, pageUrl(), "Link copied"))
  wire(root, "[data-sp-text]", navigator.clipboard, button => copy(button, button.dataset.spText, "Text copied"))
  wire(root, "[data-sp-share]", navigator.share, () => navigator.share({ title, text, url: pageUrl() }).catch(() => {}))
  wire(root, "[data-sp-print]", window.print, () => window.print())
}
