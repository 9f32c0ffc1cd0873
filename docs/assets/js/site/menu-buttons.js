/* The theme opens its menu and its search with checkboxes and labels; these are the buttons for keyboards and screen
   readers. Escape closes the menu and gives the focus back. */

const drawer = () => document.getElementById("__drawer")

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !drawer()?.checked) return
  drawer().click()
  document.querySelector('[data-sp-toggle="__drawer"]')?.focus()
})

/* What lies under the open menu, or under a search that fills the screen, is out of reach; the bar with Exit is not. */
const covers = toggle => toggle.checked && (toggle.id === "__drawer" || window.matchMedia("(max-width: 59.984375em)").matches)

/** Wire the buttons, and say on each whether what it opens is open. */
export const keys = root => {
  const toggles = [...root.querySelectorAll("#__drawer, #__search")]
  const say = () => {
    for (const toggle of toggles) {
      const buttons = root.querySelectorAll(`[data-sp-toggle="${toggle.id}"]`)
      buttons.forEach(button => button.setAttribute("aria-expanded", String(toggle.checked)))
    }
    const inside = toggles.some(toggle => toggle.id === "__search" && covers(toggle))
    const menu = toggles.some(toggle => toggle.id === "__drawer" && covers(toggle))
    root.querySelectorAll(".sp-footer, .md-content").forEach(each => { each.inert = inside || menu })
    root.querySelectorAll(".md-sidebar").forEach(each => { each.inert = inside })
  }
  for (const toggle of toggles) {
    root.querySelectorAll(`[data-sp-toggle="${toggle.id}"]`).forEach(button => { button.onclick = () => toggle.click() })
    toggle.onchange = () => {
      say()
      if (toggle.id === "__search" && toggle.checked) root.querySelector(".md-search__input")?.focus()
    }
  }
  say()
}
