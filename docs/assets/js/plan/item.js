/* One entry on the plan page: created once from the page's template, then kept up to date. `view` is what page.js shows. */
import { createElement, createLink, hiddenText } from "../site/dom.js"
import { siteUrl } from "../site/urls.js"
import { beforeSharing, BLANKS, cautions, joinSentences, wording } from "./export/compose.js"

const SIZES_ITSELF = CSS.supports("field-sizing", "content")
const BORDERS = 4 // pixels

const fitHeight = field => {
  if (SIZES_ITSELF) return
  field.style.height = "auto"
  field.style.height = `${field.scrollHeight + BORDERS}px`
}

const cautionLine = (page, text) => {
  const line = page.querySelector("[data-sp-plan-caution]").content.cloneNode(true)
  line.querySelector("span:last-child").textContent = text
  return line
}

const changeDetails = ({ changed, name }) => createElement("details", { class: "sp-disclosure" },
  createElement("summary", {}, `What has changed (${changed.length})`, hiddenText(`, ${name}`)),
  createElement("ul", {}, ...changed.map(text => createElement("li", {}, text))))

/** Return a line for each entry that is offered instead of a closed one, with a button that adds it. */
const alternativeLines = (view, id, entry) => entry.instead.filter(other => view.entries[other]).map(other => {
  const { name, url } = view.entries[other]
  const button = createElement("button", { type: "button", class: "sp-tool" }, "Add", hiddenText(` ${name}`))
  button.onclick = () => view.insert(other, view.getIds().indexOf(id) + 1)
  return createElement("p", {}, "Try instead: ", createLink(siteUrl(url), name), " ", button)
})

const contactLine = ({ verb, text, href, beside, doubt }, name) => {
  const link = createLink(href, verb === "Website" ? text : `${verb} ${text}`)
  link.append(hiddenText(`, ${name}`))
  const note = joinSentences(beside, doubt)
  return createElement("li", {}, link, note ? createElement("span", { class: "sp-plan__contact-note" }, ` ${note}`) : "")
}

/** Fill the parts that never change. */
const fillParts = (view, item, id, entry) => {
  const part = name => item.querySelector(`[data-sp-${name}]`)
  Object.assign(part("name"), { textContent: entry.name, href: siteUrl(entry.url) })
  const warnings = [...cautions(entry), beforeSharing(entry)].filter(Boolean).map(text => cautionLine(view.page, text))
  part("cautions").append(...warnings, ...(entry.instead ? alternativeLines(view, id, entry) : []))
  part("blanks").append(...BLANKS.flatMap(([label, blank]) => [createElement("dt", {}, label), createElement("dd", {}, blank)]))
  part("contacts").append(...(entry.contacts ?? []).map(contact => contactLine(contact, entry.name)))
  if (!entry.contacts) part("contacts").remove()
  part("source").textContent = joinSentences(entry.how, entry.confirmed && entry.trust)
  if (entry.changed) part("source").after(changeDetails(entry))
  if (entry.status) for (const unused of item.querySelectorAll("[data-sp-label], textarea, [data-sp-blanks]")) unused.hidden = true
  for (const name of item.querySelectorAll("[data-sp-what]")) name.textContent = `, ${entry.name}`
}

const wireField = (view, item, id, entry) => {
  const field = item.querySelector("textarea")
  const reset = item.querySelector("[data-sp-reset]")
  field.id = `sp-words-${id.replace("/", "-")}`
  item.querySelector("[data-sp-label]").htmlFor = field.id
  field.oninput = () => {
    const edits = view.getEdits()
    if (field.value === wording(entry, view.getVoice())) edits.delete(id)
    else edits.set(id, field.value)
    reset.hidden = !edits.has(id)
    fitHeight(field)
  }
  reset.onclick = () => {
    field.value = wording(entry, view.getVoice())
    field.oninput()
    field.focus()
  }
}

/** Return the list item of an entry. */
export const createItem = (view, id) => {
  const item = view.page.querySelector("[data-sp-plan-item]").content.firstElementChild.cloneNode(true)
  const entry = view.entries[id]
  item.dataset.spItem = id
  fillParts(view, item, id, entry)
  wireField(view, item, id, entry)
  for (const button of item.querySelectorAll("[data-sp-action]")) button.onclick = () => view.perform(button.dataset.spAction, id, button)
  return item
}

/** Bring an item's number, buttons and wording up to date. */
export const updateItem = (view, item, index, total) => {
  const id = item.dataset.spItem
  const edits = view.getEdits()
  const field = item.querySelector("textarea")
  item.querySelector("[data-sp-number]").textContent = `${index + 1}.`
  const label = item.querySelector("[data-sp-label]")
  label.replaceChildren(label.dataset[view.getVoice()], hiddenText(`, ${view.entries[id].name}`))
  item.querySelector('[data-sp-action="up"]').setAttribute("aria-disabled", index === 0)
  item.querySelector('[data-sp-action="down"]').setAttribute("aria-disabled", index === total - 1)
  const text = edits.get(id) ?? wording(view.entries[id], view.getVoice())
  if (field.value !== text) field.value = text
  item.querySelector("[data-sp-reset]").hidden = !edits.has(id)
  fitHeight(field)
}
