/* The menu: the theme opens it, and its sections, by checkboxes that labels switch. This is the button for it, and puts
   buttons in the place of the labels. While the menu covers the page, what is under it is inert; the bar with Exit is not.
   On a phone a section opens over the list that it stands in, and what it covers is inert too. Escape closes the menu and
   returns the focus to its button. */

const WIDE = "(min-width: 76.25em)"

const isWide = () => window.matchMedia(WIDE).matches

/** Put a button in the place of a label of a checkbox, and return it. */
const replaceLabel = (label, box) => {
  const button = document.createElement("button")
  for (const { name, value } of label.attributes) if (name !== "tabindex") button.setAttribute(name, value)
  button.type = "button"
  button.append(...label.childNodes)
  button.onclick = () => box.click()
  label.replaceWith(button)
  return button
}

/** Return the menu's sections: the checkbox of each, the button that opens it, its panel, the button there that leads
    back, and what the panel covers on a phone. */
const createSections = () => {
  const found = [...document.querySelectorAll(".md-nav--primary .md-nav__toggle")].flatMap(box => {
    const item = box.parentElement
    const [label, panel, back] = ["label.md-nav__link", ".md-nav", ".md-nav > .md-nav__title"]
      .map(each => item.querySelector(`:scope > ${each}`))
    if (!label || !panel || !back) return []
    return [{ box, item, panel, opener: replaceLabel(label, box), back: replaceLabel(back, box) }]
  })
  return found.map(({ item, ...section }) => {
    const list = item.parentElement
    const others = [...list.children].filter(other => other !== item)
    return { ...section, covered: [list.previousElementSibling, section.opener, ...others].filter(Boolean) }
  })
}

/** Wire the sections; return a function that brings them in line with their boxes. */
const wireSections = () => {
  const sections = createSections()
  const update = () => {
    for (const { box, opener, panel, covered } of sections) {
      opener.setAttribute("aria-expanded", String(box.checked))
      panel.inert = !isWide() && !box.checked
      for (const part of covered) part.inert = !isWide() && box.checked
    }
  }
  for (const { box, opener, back } of sections) {
    back.setAttribute("aria-label", `Back from ${back.textContent.trim()}`)
    box.onchange = () => {
      update()
      if (!isWide()) (box.checked ? back : opener).focus()
    }
  }
  return update
}

/** Wire the menu's button. */
export const wireMenu = () => {
  const drawer = document.getElementById("__drawer"), button = document.querySelector("[data-sp-menu]")
  if (!drawer || !button) return
  const updateSections = wireSections()
  const update = () => {
    const isCovering = drawer.checked && !isWide()
    button.setAttribute("aria-expanded", String(drawer.checked))
    for (const part of document.querySelectorAll(".sp-footer, .md-content")) part.inert = isCovering
    updateSections()
  }
  const toggle = isOpen => { drawer.checked = isOpen; update() }
  button.onclick = () => toggle(!drawer.checked)
  drawer.onchange = update
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !drawer.checked || document.querySelector("dialog[open]")) return
    toggle(false)
    button.focus()
  })
  window.matchMedia(WIDE).addEventListener("change", update)
  update() // the menu may have been opened before, by its label
}
