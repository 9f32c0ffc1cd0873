/* What the plan page has to tell: a line each, with what can be done about it. */
import { make } from "../site/dom.js"
import { say } from "../site/live-region.js"

/** Ask something at the top of the page and say it; each answer is [label, function] and takes the question away. */
export const ask = (place, words, answers) => {
  const line = make("div", { class: "sp-plan__notice" }, make("p", {}, words))
  const away = () => line.remove()
  for (const [label, act] of answers) {
    const button = make("button", { type: "button", class: "sp-tool" }, label)
    button.onclick = () => {
      away()
      act()
    }
    line.append(button)
  }
  place.append(line)
  say([...place.querySelectorAll("p")].map(each => each.textContent).join(" "))
}

/** Show a notice that can be closed; `actions` are as the answers of a question. */
export const notice = (place, words, actions = []) => ask(place, words, [...actions, ["Close this message", () => {}]])

/** Take all notices away. */
export const clearNotices = place => place.replaceChildren()
