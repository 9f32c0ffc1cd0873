/* The text field above a long list of entries shows only those whose text has every typed word. */
import { foldText } from "../search/fold-text.js"

/* Hyphens are left out, so that "drop-in" and "dropin" both match. */
const comparable = text => foldText(text).replaceAll("-", "")

/** Hide each list without a visible entry, together with its heading. */
const hideEmptyLists = root => {
  for (const list of root.querySelectorAll(".sp-cards")) {
    const heading = list.previousElementSibling
    list.hidden = !list.querySelector(".sp-card:not([hidden])")
    if (heading?.matches("h2")) heading.hidden = list.hidden
  }
}

/** Wire the field of a theme page, if it has one. */
export const wireListFilter = root => {
  const field = root.querySelector(".sp-list-filter__input")
  if (!field) return
  field.closest(".sp-list-filter").hidden = false
  const count = root.querySelector(".sp-list-filter__count")
  let cards
  field.oninput = () => {
    cards ??= [...root.querySelectorAll(".sp-card[data-sp-id]")].map(card => [card, comparable(card.textContent)])
    const words = comparable(field.value).split(/\s+/).filter(Boolean)
    let shown = 0
    for (const [card, text] of cards) {
      card.hidden = !words.every(word => text.includes(word))
      shown += !card.hidden
    }
    hideEmptyLists(root)
    count.textContent = words.length ? `${shown} of ${cards.length} shown` : ""
  }
}
