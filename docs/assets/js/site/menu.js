/* The menu: the theme opens it by a checkbox, which a label switches. This is the button for it. While the menu covers the
   page, what is under it is inert; the bar with Exit is not. Escape closes it and returns the focus to the button. */

const WIDE = "(min-width: 76.25em)"

/** Wire the menu's button. */
export const wireMenu = () => {
  const drawer = document.getElementById("__drawer"), button = document.querySelector("[data-sp-menu]")
  if (!drawer || !button) return
  const update = () => {
    const isCovering = drawer.checked && !window.matchMedia(WIDE).matches
    button.setAttribute("aria-expanded", String(drawer.checked))
    for (const part of document.querySelectorAll(".sp-footer, .md-content")) part.inert = isCovering
  }
  const toggle = isOpen => { drawer.checked = isOpen; update() }
  button.onclick = () => toggle(!drawer.checked)
  drawer.onchange = update
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !drawer.checked) return
    toggle(false)
    button.focus()
  })
  window.matchMedia(WIDE).addEventListener("change", update)
  toggle(false) // some browsers bring a ticked box back with the page
}
