/* One entry on the plan page: made once from the page's template, then kept up to date. */
import { before, BLANKS, cautions, sentences, wording } from "./export/compose.js"
import { linkTo, make } from "../site/dom.js"
import { siteUrl } from "../site/urls.js"

const VOICES = { you: "Wording to the young person", record: "Wording for the record" }
const GROWS = CSS.supports("field-sizing", "content")

const grow = field => {
  if (GROWS) return
  field.style.height = "auto"
  field.style.height = `${field.scrollHeight + 4}px`
}

const caution = (page, text) => {
  const line = page.querySelector("[data-sp-plan-caution]").content.cloneNode(true)
  line.querySelector("span:last-child").textContent = text
  return line
}

const changes = entry => {
  const fold = make("details", { class: "sp-fold" }, make("summary", {}, `What has changed (${entry.changed.length})`))
  fold.append(make("ul", {}, ...entry.changed.map(text => make("li", {}, text))))
  return fold
}

const instead = (view, id, entry) => {
  const offers = entry.instead.filter(other => view.entries[other])
  return offers.map(other => {
    const { name, url } = view.entries[other]
    const button = make("button", { type: "button", class: "sp-tool" }, "Add", make("span", { class: "sp-hidden" }, ` ${name}`))
    button.onclick = () => view.insert(other, view.ids().indexOf(id) + 1)
    return make("p", {}, "Try instead: ", linkTo(siteUrl(url), name), " ", button)
  })
}

const contactLine = ({ verb, text, href, beside, doubt }) => {
  const words = verb === "Website" ? text : `${verb} ${text}`
  const notes = sentences(beside, doubt)
  return make("li", {}, linkTo(href, words), notes ? make("span", { class: "sp-plan__aside" }, ` ${notes}`) : "")
}

const fillStill = (view, li, id, entry) => {
  const part = name => li.querySelector(`[data-sp-${name}]`)
  Object.assign(part("name"), { textContent: entry.name, href: siteUrl(entry.url) })
  const lines = [...cautions(entry), before(entry)].filter(Boolean)
  part("cautions").append(...lines.map(text => caution(view.page, text)), ...(entry.instead ? instead(view, id, entry) : []))
  part("blanks").append(...BLANKS.flatMap(([label, blank]) => [make("dt", {}, label), make("dd", {}, blank)]))
  part("contacts").append(...(entry.contacts ?? []).map(contactLine))
  if (!entry.contacts) part("contacts").remove()
  const source = li.querySelector("[data-sp-source]")
  source.textContent = sentences(entry.how, entry.by && entry.trust)
  if (entry.changed) source.after(changes(entry))
  if (entry.status) for (const wordless of li.querySelectorAll("[data-sp-label], textarea, [data-sp-blanks]")) wordless.hidden = true
  for (const hidden of li.querySelectorAll("[data-sp-what]")) hidden.textContent = `, ${entry.name}`
}

const wireField = (view, li, id, entry) => {
  const field = li.querySelector("textarea")
  const reset = li.querySelector("[data-sp-reset]")
  field.id = `sp-words-${id.replace("/", "-")}`
  li.querySelector("[data-sp-label]").htmlFor = field.id
  field.oninput = () => {
    const own = view.edits()
    if (field.value === wording(entry, view.voice())) own.delete(id)
    else own.set(id, field.value)
    reset.hidden = !own.has(id)
    grow(field)
  }
  reset.onclick = () => {
    field.value = wording(entry, view.voice())
    field.oninput()
    field.focus()
  }
}

/** Return the list item of an entry; `view` is the page's own face (page.js). */
export const makeItem = (view, id) => {
  const li = view.page.querySelector("[data-sp-plan-item]").content.firstElementChild.cloneNode(true)
  const entry = view.entries[id]
  li.dataset.spItem = id
  fillStill(view, li, id, entry)
  wireField(view, li, id, entry)
  for (const button of li.querySelectorAll("[data-sp-do]")) button.onclick = () => view.act(button.dataset.spDo, id, button)
  return li
}

/** Bring number, ends and wording up to date. */
export const updateItem = (view, li, index, total) => {
  const id = li.dataset.spItem
  const own = view.edits()
  const field = li.querySelector("textarea")
  li.querySelector("[data-sp-number]").textContent = `${index + 1}.`
  li.querySelector("[data-sp-label]").textContent = VOICES[view.voice()]
  li.querySelector('[data-sp-do="up"]').setAttribute("aria-disabled", index === 0)
  li.querySelector('[data-sp-do="down"]').setAttribute("aria-disabled", index === total - 1)
  const words = own.get(id) ?? wording(view.entries[id], view.voice())
  if (field.value !== words) field.value = words
  li.querySelector("[data-sp-reset]").hidden = !own.has(id)
  grow(field)
}
