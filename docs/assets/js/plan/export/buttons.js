/* The buttons that take the plan away from the page, wired to what they do; each says what came of it. */
import { siteUrl } from "../../site/urls.js"
import { toFragment } from "../ids.js"
import { copyPlan, copyText, downloadWord } from "./export.js"
import { plain } from "./to-text.js"
import { say } from "../../site/live-region.js"

/** Say for a moment on the button, and to screen readers, what came of it. */
const answer = (button, words) => {
  const label = button.querySelector(".sp-icon + span")
  const before = button.dataset.spLabel ??= label.textContent
  label.textContent = words
  say(words)
  setTimeout(() => { label.textContent = before }, 3000)
}

const byHand = (page, text) => {
  const box = page.querySelector("[data-sp-plan-by-hand]")
  const field = box.querySelector("textarea")
  box.hidden = false
  field.value = text
  field.focus()
  field.select()
}

const makeWord = async (button, plan) => {
  button.disabled = true
  try {
    await downloadWord(plan)
    answer(button, "Word document made")
  } catch {
    answer(button, "Not made: no connection. Copy works without one")
  }
  button.disabled = false
}

/** Wire the buttons of the page; `own` gives {ids, plan, clear}. */
export const wireTools = ({ page }, own) => {
  const link = () => `${siteUrl("plan/")}#${toFragment(own.ids())}`
  const copied = async (button, done, words, text) => {
    page.querySelector("[data-sp-plan-by-hand]").hidden = true
    if (done) return answer(button, words)
    answer(button, "Not copied: see below")
    byHand(page, text)
  }
  const acts = {
    copy: async button => copied(button, await copyPlan(own.plan()), "Plan copied", plain(own.plan())),
    link: async button => copied(button, await copyText(link()), "Link copied", link()),
    word: button => makeWord(button, own.plan()),
    print: () => window.print(),
    share: () => navigator.share({ title: "Signpost", url: link() }).catch(() => {}),
    clear: own.clear,
  }
  for (const button of page.querySelectorAll("[data-sp-out]")) {
    button.onclick = () => acts[button.dataset.spOut](button)
    if (button.dataset.spOut === "share") button.hidden = !navigator.share
  }
}
