/* The long lists of a page: the first twenty entries are there, and the text field above them shows only those whose
   text has every typed word. */
import { foldText } from "../search/fold-text.js"
import { createLongList } from "./long-list.js"

/* Hyphens are left out, so that "drop-in" and "dropin" both match. */
const comparable = text => foldText(text).replaceAll("-", "")

/** Hide what no visible item belongs to: its list, the heading above, and the line "See also" below. */
const hideEmptyLists = lists => {
  for (const list of lists) {
    const states = [...list.children].map(item => item.hidden)
    const hidden = states.includes(false) ? false : states.find(state => state !== true) ?? true
    for (const part of [list.previousElementSibling, list, list.nextElementSibling])
      if (part === list || part?.matches("h2, .sp-see-also")) part.hidden = hidden
  }
}

/** Wire the lists of a page, if it has long ones. */
export const wireListFilter = root => {
  const button = root.querySelector("[data-sp-more]")
  const lists = [...root.querySelectorAll("[data-sp-long]")]
  if (!button || !lists.length) return
  const items = lists.flatMap(list => [...list.children])
  const show = createLongList(items, button, () => hideEmptyLists(lists))
  const field = root.querySelector(".sp-list-filter__input")
  if (!field) return
  field.closest(".sp-list-filter").hidden = false
  const count = root.querySelector(".sp-list-filter__count")
  let texts
  field.oninput = () => {
    texts ??= items.map(item => comparable(item.textContent))
    const words = comparable(field.value).split(/\s+/).filter(Boolean)
    const total = show((item, index) => words.every(word => texts[index].includes(word)))
    count.textContent = words.length ? `${total} of ${items.length} fit` : ""
  }
}
