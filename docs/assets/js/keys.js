/* The theme opens its menu and its search with checkboxes and labels; these are the buttons for keyboards and screen
   readers. Escape closes the menu and gives the focus back. */

const drawer = () => document.getElementById("__drawer")

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !drawer()?.checked) return
  drawer().click()
  document.querySelector('[data-sp-toggle="__drawer"]')?.focus()
})

/** Wire the buttons, and say on each whether what it opens is open. */
export const keys = root => {
  for (const toggle of root.querySelectorAll("#__drawer, #__search")) {
    const buttons = [...root.querySelectorAll(`[data-sp-toggle="${toggle.id}"]`)]
    const say = () => buttons.forEach(button => button.setAttribute("aria-expanded", String(toggle.checked)))
    for (const button of buttons) button.onclick = () => toggle.click()
    toggle.onchange = say
    say()
  }
}
