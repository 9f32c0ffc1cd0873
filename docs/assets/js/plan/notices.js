/* What the plan page has to tell: a line each, with what can be done about it. */
import { make } from "./dom.js"
import { say } from "./say.js"

/** Show a notice at the top of the page and say it; each action is [label, function] and takes the notice away. */
export const notice = (place, words, actions = []) => {
  const line = make("div", { class: "sp-plan__notice" }, make("p", {}, words))
  const away = () => line.remove()
  for (const [label, act] of [...actions, ["Close this message", null]]) {
    const button = make("button", { type: "button", class: "sp-tool" }, label)
    button.onclick = () => {
      away()
      act?.()
    }
    line.append(button)
  }
  place.append(line)
  say([...place.querySelectorAll("p")].map(each => each.textContent).join(" "))
}

/** Take all notices away. */
export const clearNotices = place => place.replaceChildren()
