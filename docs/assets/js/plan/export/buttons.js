/* The buttons with which the plan is copied, shared, printed, downloaded and cleared; each shows its outcome. */
import { copyText } from "../../site/clipboard.js"
import { announce } from "../../site/live-region.js"
import { siteName } from "../../site/site-name.js"
import { siteUrl } from "../../site/urls.js"
import { formatFragment } from "../ids.js"
import { copyPlan, downloadDocx } from "./export.js"
import { toText } from "./to-text.js"

const SHOWN_FOR = 3000 // milliseconds

/** Show the outcome on the button for a moment, and announce it. */
const showOutcome = (button, text) => {
  const label = button.querySelector(".sp-icon + span")
  const initial = button.dataset.spLabel ??= label.textContent
  label.textContent = text
  announce(text)
  setTimeout(() => { label.textContent = initial }, SHOWN_FOR)
}

/** Show a text that the reader can copy by hand. */
const showForManualCopy = (page, text) => {
  const box = page.querySelector("[data-sp-plan-manual-copy]")
  const field = box.querySelector("textarea")
  box.hidden = false
  field.value = text
  field.focus()
  field.select()
}

const download = async (button, plan) => {
  button.disabled = true
  try {
    await downloadDocx(plan)
    showOutcome(button, "Word document made")
  } catch {
    showOutcome(button, "Not made: check your signal, load the page again, or copy")
  }
  button.disabled = false
}

/** Wire the buttons of the page. `getIds` and `getPlan` return the ids and the composed plan; `clear` clears the plan. */
export const wireExportButtons = ({ page }, { getIds, getPlan, clear }) => {
  const sharedLink = () => `${siteUrl("plan/")}#${formatFragment(getIds())}`
  const showCopied = (button, isCopied, outcome, text) => {
    page.querySelector("[data-sp-plan-manual-copy]").hidden = true
    if (isCopied) return showOutcome(button, outcome)
    showOutcome(button, "Not copied: see below")
    showForManualCopy(page, text)
  }
  const actions = {
    copy: async button => showCopied(button, await copyPlan(getPlan()), "Plan copied", toText(getPlan())),
    link: async button => showCopied(button, await copyText(sharedLink()), "Link copied", sharedLink()),
    word: button => download(button, getPlan()),
    print: () => window.print(),
    share: () => navigator.share({ title: siteName(), url: sharedLink() }).catch(() => {}),
    clear,
  }
  for (const button of page.querySelectorAll("[data-sp-export]")) {
    button.onclick = () => actions[button.dataset.spExport](button)
    if (button.dataset.spExport === "share") button.hidden = !navigator.share
  }
}
