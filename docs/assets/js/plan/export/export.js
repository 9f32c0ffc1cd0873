/* The ways out of the page: copied as rich text and plain text at once, printed, as a Word document, as a link. */
import { make } from "../../site/dom.js"
import { plain } from "./to-text.js"
import { rich } from "./to-html.js"
import { word } from "./to-docx.js"

const html = plan => make("div", {}, ...rich(plan)).innerHTML

const byClipboard = async plan => {
  const blob = (text, type) => new Blob([text], { type })
  await navigator.clipboard.write([new ClipboardItem({
    "text/html": blob(html(plan), "text/html"), "text/plain": blob(plain(plan), "text/plain") })])
}

/* Older browsers, and pages without https: the copy command, answered with our own two texts. */
const byCommand = plan => new Promise((resolve, reject) => {
  const answer = event => {
    event.clipboardData.setData("text/html", html(plan))
    event.clipboardData.setData("text/plain", plain(plan))
    event.preventDefault()
  }
  document.addEventListener("copy", answer, { once: true })
  const done = document.execCommand("copy")
  document.removeEventListener("copy", answer)
  if (done) resolve()
  else reject(new Error("the browser refused to copy"))
})

/** Copy a plan in both forms; tell whether it worked. */
export const copyPlan = async plan => {
  for (const way of [byClipboard, byCommand]) {
    try {
      await way(plan)
      return true
    } catch {
      // The next way is tried.
    }
  }
  return false
}

/** Copy a line of text; tell whether it worked. */
export const copyText = async text => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Hand a plan over as plan.docx. Rejects where the library cannot be loaded. */
export const downloadWord = async plan => {
  const address = URL.createObjectURL(await word(plan))
  const link = make("a", { href: address, download: "plan.docx" })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

let paper = new AbortController()

/** Put a plan on the sheet that only paper shows, whenever the page is printed. */
export const onPaper = (sheet, plan) => {
  paper.abort()
  paper = new AbortController()
  const { signal } = paper
  window.addEventListener("beforeprint", () => sheet.replaceChildren(...rich(plan())), { signal })
  window.addEventListener("afterprint", () => sheet.replaceChildren(), { signal })
}
