/* Messages and questions at the top of the plan page, each with the buttons that answer it. */
import { createElement } from "../site/dom.js"
import { announce } from "../site/live-region.js"

/** Show a question and announce it. Each answer is [label, function]; choosing one removes the question. */
export const showQuestion = (container, text, answers) => {
  const notice = createElement("div", { class: "sp-plan__notice" }, createElement("p", {}, text))
  for (const [label, action] of answers) {
    const button = createElement("button", { type: "button", class: "sp-tool" }, label)
    button.onclick = () => {
      notice.remove()
      action()
    }
    notice.append(button)
  }
  container.append(notice)
  announce([...container.querySelectorAll("p")].map(paragraph => paragraph.textContent).join(" "))
}

/** Show a message that can be closed; `actions` are like the answers of a question. */
export const showNotice = (container, text, actions = []) =>
  showQuestion(container, text, [...actions, ["Close this message", () => {}]])

/** Remove all messages. */
export const clearNotices = container => container.replaceChildren()
