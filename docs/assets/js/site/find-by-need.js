/* Find by need: the links of each question (facet) become checkboxes. Choices within a question are joined by OR,
   questions by AND. The page's address holds the selection. */
import { createLongList } from "./long-list.js"
import { isOpen } from "./opening-hours.js"

const openValues = (element, now) => element.dataset.open && isOpen(JSON.parse(element.dataset.open), now) ? ["now"] : []
const statedValues = (element, name) => element.getAttribute(`data-${name}`)?.split(" ").filter(Boolean) ?? []

/** Return the entries of the list, each with its values by question. */
const readEntries = (list, names, now) => [...list.children].map(element => ({
  element,
  values: Object.fromEntries(names.map(name =>
    [name, name === "open" ? openValues(element, now) : statedValues(element, name)])),
}))

/** Return whether an entry matches the selection; the question `except` is left out. */
const matches = (entry, selection, except) => [...selection]
  .every(([name, values]) => name === except || values.some(value => entry.values[name].includes(value)))

const questionOf = item => item.dataset.facet ?? item.closest(".sp-facet").dataset.facet

/** Turn each choice into a checkbox; return the choices with their question, value and count. */
const createCheckboxes = items => items.map(item => {
  const name = questionOf(item)
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: item.dataset.value })
  const label = document.createElement("label")
  const text = document.createElement("span")
  text.textContent = item.querySelector("a").textContent
  const count = item.querySelector(".sp-facet__count")
  label.append(box, text, count)
  const hadFocus = item.contains(document.activeElement)
  item.replaceChildren(label)
  if (hadFocus) box.focus({ preventScroll: true })
  item.hidden = false
  return { name, box, count, value: box.value, item }
})

const readUrl = choices => {
  const parameters = new URLSearchParams(location.search)
  for (const { name, box, value } of choices) box.checked = parameters.getAll(name).includes(value)
}

const writeUrl = choices => {
  const url = new URL(location.href)
  for (const { name } of choices) url.searchParams.delete(name)
  for (const { name, box, value } of choices) if (box.checked) url.searchParams.append(name, value)
  history.replaceState(history.state, "", url)
}

/** Return the selected values by question, of the questions that have any. */
const readSelection = choices => {
  const selection = new Map()
  for (const { name, box, value } of choices) if (box.checked) selection.set(name, [...selection.get(name) ?? [], value])
  return selection
}

/** Return how many of the entries have each value of a question. */
const countValues = (entries, name) => {
  const counts = new Map()
  for (const { values } of entries) for (const value of values[name]) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Show beside each choice how many entries it would leave, and on each question how many choices are selected. */
const showCounts = (page, choices, entries, selection) => {
  const questions = new Set(choices.map(({ name }) => name))
  const counts = new Map([...questions].map(name => [name, countValues(entries.filter(entry => matches(entry, selection, name)), name)]))
  for (const { name, box, count, value, item } of choices) {
    const number = counts.get(name).get(value) ?? 0
    count.firstChild.textContent = number
    item.classList.toggle("sp-facet__none", !number && !box.checked)
  }
  for (const summary of page.querySelectorAll(".sp-facet > summary")) {
    const checked = summary.parentElement.querySelectorAll(":checked").length
    if (checked) summary.dataset.chosen = `${checked} chosen`
    else delete summary.dataset.chosen
  }
}

const update = (page, choices, entries, show) => {
  const selection = readSelection(choices)
  const total = show((_, index) => matches(entries[index], selection))
  showCounts(page, choices, entries, selection)
  page.querySelector(".sp-find__status").textContent = total
    ? `${total} of ${entries.length} fit` : "Nothing fits all of that. Remove a filter."
  page.querySelector(".sp-find__clear").hidden = !choices.some(({ box }) => box.checked)
}

const wire = (page, choices, entries) => {
  const show = createLongList(entries.map(({ element }) => element), page.querySelector("[data-sp-more]"))
  const onChange = () => {
    writeUrl(choices)
    update(page, choices, entries, show)
  }
  page.querySelector(".sp-find__facets").addEventListener("change", onChange)
  page.querySelector(".sp-find__clear").onclick = () => {
    for (const { box } of choices) box.checked = false
    onChange()
    page.querySelector("summary").focus()
  }
  return show
}

/** Wire the page Find by need, if this is it: in two tasks, since one would hold a phone up. */
export const wireFindByNeed = root => {
  const page = root.querySelector("[data-sp-find]")
  if (!page || page.dataset.spWired) return
  page.dataset.spWired = "yes"
  const items = [...page.querySelectorAll(".sp-facet li")]
  const entries = readEntries(page.querySelector(".sp-find__list"), [...new Set(items.map(questionOf))], new Date())
  setTimeout(() => {
    const choices = createCheckboxes(items)
    const show = wire(page, choices, entries)
    page.querySelector(".sp-find__bar").hidden = false
    readUrl(choices)
    for (const box of page.querySelectorAll(".sp-facet :checked")) box.closest(".sp-facet").open = true
    update(page, choices, entries, show)
  })
}
