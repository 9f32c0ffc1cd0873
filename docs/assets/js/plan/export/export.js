/* The ways in which a composed plan leaves the page: the clipboard, a Word document, paper. */
import { createElement } from "../../site/dom.js"
import { toDocx } from "./to-docx.js"
import { toHtml } from "./to-html.js"
import { toText } from "./to-text.js"

const REVOKE_AFTER = 60_000 // milliseconds: some browsers read the file only once the reader has confirmed the download

const htmlOf = plan => createElement("div", {}, ...toHtml(plan)).innerHTML

const copyByClipboard = async plan => {
  const blob = (text, type) => new Blob([text], { type })
  await navigator.clipboard.write([new ClipboardItem({
    "text/html": blob(htmlOf(plan), "text/html"), "text/plain": blob(toText(plan), "text/plain") })])
}

/* For older browsers and for pages without https. */
const copyByCommand = plan => new Promise((resolve, reject) => {
  const setData = event => {
    event.clipboardData.setData("text/html", htmlOf(plan))
    event.clipboardData.setData("text/plain", toText(plan))
    event.preventDefault()
  }
  document.addEventListener("copy", setData, { once: true })
  const isCopied = document.execCommand("copy")
  document.removeEventListener("copy", setData)
  if (isCopied) resolve()
  else reject(new Error("the browser refused to copy"))
})

/** Copy a plan as rich text and as plain text at once; return whether the browser allowed it. */
export const copyPlan = async plan => {
  for (const copy of [copyByClipboard, copyByCommand]) {
    try {
      await copy(plan)
      return true
    } catch {
      // The next way is tried.
    }
  }
  return false
}

/** Download a plan as plan.docx. Rejects where the library cannot be loaded. */
export const downloadDocx = async plan => {
  const url = URL.createObjectURL(await toDocx(plan))
  const link = createElement("a", { href: url, download: "plan.docx" })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER)
}

let printing = new AbortController()

/** Fill an element that only paper shows with a plan, whenever the page is printed; `plan` returns the plan. */
export const fillOnPrint = (container, plan) => {
  printing.abort()
  printing = new AbortController()
  const { signal } = printing
  window.addEventListener("beforeprint", () => container.replaceChildren(...toHtml(plan())), { signal })
  window.addEventListener("afterprint", () => container.replaceChildren(), { signal })
}
