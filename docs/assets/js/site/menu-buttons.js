/* The theme opens its menu and its search with checkboxes and labels. These are the buttons for keyboards and screen
   readers. Escape closes the menu and returns the focus to its button. */

const drawer = () => document.getElementById("__drawer")

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !drawer()?.checked) return
  drawer().click()
  document.querySelector('[data-sp-toggle="__drawer"]')?.focus()
})

/* The menu, and on narrow screens the search, cover the page: what is under them is inert. The bar with Exit is not. */
const isCovering = toggle => toggle.checked && (toggle.id === "__drawer" || window.matchMedia("(max-width: 59.984375em)").matches)

/** Wire the buttons, and keep aria-expanded and inert in step with the theme's checkboxes. */
export const wireMenuButtons = root => {
  const toggles = [...root.querySelectorAll("#__drawer, #__search")]
  const buttonsOf = toggle => root.querySelectorAll(`[data-sp-toggle="${toggle.id}"]`)
  const update = () => {
    for (const toggle of toggles) {
      buttonsOf(toggle).forEach(button => button.setAttribute("aria-expanded", String(toggle.checked)))
    }
    const search = toggles.some(toggle => toggle.id === "__search" && isCovering(toggle))
    const menu = toggles.some(toggle => toggle.id === "__drawer" && isCovering(toggle))
    root.querySelectorAll(".sp-footer, .md-content").forEach(part => { part.inert = search || menu })
    root.querySelectorAll(".md-sidebar").forEach(part => { part.inert = search })
  }
  for (const toggle of toggles) {
    buttonsOf(toggle).forEach(button => { button.onclick = () => toggle.click() })
    toggle.onchange = () => {
      update()
      if (toggle.id === "__search" && toggle.checked) root.querySelector(".md-search__input")?.focus()
    }
  }
  update()
}
