/* The theme opens its menu and its search with labels; a keyboard works them as the buttons that they look like.
   What is closed cannot be reached, and Escape closes the menu and gives the focus back. */

const isButton = target => target instanceof HTMLLabelElement && target.getAttribute("role") === "button"
const drawer = () => document.getElementById("__drawer")

document.addEventListener("keydown", event => {
  if (event.key === " " && isButton(event.target)) {
    event.preventDefault()
    event.target.click()
  }
  if (event.key === "Escape" && drawer()?.checked) {
    drawer().click()
    document.querySelector('.md-header__button[for="__drawer"]')?.focus()
  }
})

/** Say on each such button whether what it opens is open. */
export const keys = root => {
  for (const toggle of root.querySelectorAll("#__drawer, #__search")) {
    const buttons = [...root.querySelectorAll(`.md-header__button[for="${toggle.id}"]`)]
    const say = () => buttons.forEach(button => button.setAttribute("aria-expanded", String(toggle.checked)))
    toggle.onchange = say
    say()
  }
}
