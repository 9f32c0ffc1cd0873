/* Find by need: the questions become boxes to tick. Within a question OR, across questions AND; the state is in the address. */

import { isOpen } from "./open-now.js"

/** Return the entries of the list with the choices that show them, by question. */
const readEntries = (list, names, now) => [...list.children].map(element => ({
  element,
  values: Object.fromEntries(names.map(name => [name, name === "open"
    ? new Set(element.dataset.open && isOpen(JSON.parse(element.dataset.open), now) ? ["now"] : [])
    : new Set((element.dataset[name] ?? "").split(" ").filter(Boolean))])),
}))

const fits = (entry, chosen, except) => Object.entries(chosen)
  .every(([name, values]) => name === except || !values.size || [...values].some(value => entry.values[name].has(value)))

/** Make a box to tick of each choice; return the boxes with their question, value and count. */
const makeBoxes = find => [...find.querySelectorAll(".sp-facet li")].map(choice => {
  const name = choice.dataset.facet ?? choice.closest(".sp-facet").dataset.facet
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: choice.dataset.value })
  const label = document.createElement("label")
  const text = document.createElement("span")
  text.textContent = choice.querySelector("a").textContent
  const count = choice.querySelector(".sp-facet__count")
  label.append(box, text, count)
  choice.replaceChildren(label)
  choice.hidden = false
  return { name, box, count, value: box.value, choice }
})

const readAddress = boxes => {
  const asked = new URLSearchParams(location.search)
  for (const { name, box, value } of boxes) box.checked = asked.getAll(name).includes(value)
}

const writeAddress = boxes => {
  const here = new URL(location.href)
  for (const { name } of boxes) here.searchParams.delete(name)
  for (const { name, box, value } of boxes) if (box.checked) here.searchParams.append(name, value)
  history.replaceState(history.state, "", here)
}

const chosenOf = boxes => {
  const chosen = {}
  for (const { name, box, value } of boxes) {
    chosen[name] ??= new Set()
    if (box.checked) chosen[name].add(value)
  }
  return chosen
}

const PAGE = 20 // entries: what is shown at first, and with each press of "Show more"

/** Show what fits, up to a limit; count what each choice would show, and say how many there are. */
const show = (find, boxes, entries, limit) => {
  const chosen = chosenOf(boxes)
  let shown = 0
  for (const entry of entries) {
    const here = fits(entry, chosen)
    shown += here
    entry.element.hidden = !here || shown > limit
  }
  const more = find.querySelector(".sp-find__more")
  more.hidden = shown <= limit
  more.textContent = `Show more (${shown - limit} left)`
  for (const { name, box, count, value, choice } of boxes) {
    const number = entries.filter(entry => entry.values[name].has(value) && fits(entry, chosen, name)).length
    count.firstChild.textContent = number
    choice.classList.toggle("sp-facet__none", !number && !box.checked)
  }
  for (const facet of find.querySelectorAll(".sp-facet")) {
    const ticked = facet.querySelectorAll(":checked").length
    if (ticked) facet.dataset.chosen = `${ticked} chosen`
    else delete facet.dataset.chosen
  }
  const any = boxes.some(({ box }) => box.checked)
  find.querySelector(".sp-find__status").textContent = shown ? `${shown} of ${entries.length} fit` : "Nothing fits all of that. Remove a filter."
  find.querySelector(".sp-find__clear").hidden = !any
}

/** Wire the page Find by need, if this is it. */
export const find = root => {
  const page = root.querySelector("[data-sp-find]")
  if (!page || page.dataset.spWired) return
  page.dataset.spWired = "yes"
  const boxes = makeBoxes(page)
  const entries = readEntries(page.querySelector(".sp-find__list"), [...new Set(boxes.map(({ name }) => name))], new Date())
  let limit = PAGE
  const change = () => {
    limit = PAGE
    writeAddress(boxes)
    show(page, boxes, entries, limit)
  }
  page.querySelector(".sp-find__facets").addEventListener("change", change)
  page.querySelector(".sp-find__clear").onclick = () => {
    for (const { box } of boxes) box.checked = false
    change()
    page.querySelector("summary").focus()
  }
  page.querySelector(".sp-find__more").onclick = () => {
    const next = entries.filter(entry => !entry.element.hidden).length
    limit += PAGE
    show(page, boxes, entries, limit)
    entries.filter(entry => !entry.element.hidden)[next].element.querySelector("a").focus()
  }
  page.querySelector(".sp-find__bar").hidden = false
  readAddress(boxes)
  for (const facet of page.querySelectorAll(".sp-facet")) facet.open = !!facet.querySelector(":checked")
  show(page, boxes, entries, limit)
}
