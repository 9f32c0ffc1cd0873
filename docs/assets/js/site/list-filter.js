/* A box at the top of a long list that narrows it as you type. */

const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’-]/g, "")

/** Wire the box of a theme page, if it has one. */
export const narrow = root => {
  const box = root.querySelector(".sp-narrow__box")
  if (!box) return
  box.closest(".sp-narrow").hidden = false
  const count = root.querySelector(".sp-narrow__count")
  let cards
  box.oninput = () => {
    cards ??= [...root.querySelectorAll(".sp-card[data-sp-id]")].map(card => [card, plain(card.textContent)])
    const words = plain(box.value).split(/\s+/).filter(Boolean)
    let shown = 0
    for (const [card, text] of cards) {
      card.hidden = !words.every(word => text.includes(word))
      shown += !card.hidden
    }
    for (const list of root.querySelectorAll(".sp-cards")) {
      const title = list.previousElementSibling
      const empty = !list.querySelector(".sp-card:not([hidden])")
      list.hidden = empty
      if (title?.matches("h2")) title.hidden = empty
    }
    count.textContent = words.length ? `${shown} of ${cards.length} shown` : ""
  }
}
