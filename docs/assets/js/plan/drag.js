/* Moving an entry by touch or mouse, with the handle beside its name. Keyboards and screen readers use the buttons. */

const EDGE = 70 // pixels from the top or bottom of the window in which it scrolls
const BAR = 40 // pixels of the bar at the top
const SCROLL_STEP = 10

/** Collapse or restore all items, keeping the handle under the pointer. */
const setCollapsed = (list, handle, isCollapsed) => {
  const before = handle.getBoundingClientRect().top
  list.classList.toggle("sp-plan__list--reordering", isCollapsed)
  window.scrollBy(0, handle.getBoundingClientRect().top - before)
}

const isBelowMiddle = (y, element) => {
  const { top, height } = element.getBoundingClientRect()
  return y > top + height / 2
}

/* The other items move around the dragged one: an element that is itself moved loses the pointer. */
const moveTo = (list, item, y) => {
  const items = [...list.children]
  const position = items.indexOf(item)
  const toAfter = items.filter((other, index) => index < position && !isBelowMiddle(y, other))
  const toBefore = items.filter((other, index) => index > position && isBelowMiddle(y, other))
  item.after(...toAfter)
  item.before(...toBefore)
}

const scrollAtEdge = y => {
  if (y < EDGE + BAR) window.scrollBy(0, -SCROLL_STEP)
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL_STEP)
}

/** Follow the pointer until it is released, or until the drag is cancelled. */
const followPointer = (list, item, handle, start, onDrop) => {
  const initialOrder = [...list.children]
  const dragging = new AbortController()
  let { clientY } = start
  let frame = 0
  const step = () => {
    scrollAtEdge(clientY)
    moveTo(list, item, clientY)
    frame = requestAnimationFrame(step)
  }
  const end = isDropped => {
    cancelAnimationFrame(frame)
    dragging.abort()
    item.classList.remove("sp-plan__item--dragged")
    if (isDropped) moveTo(list, item, clientY)
    else list.append(...initialOrder)
    setCollapsed(list, handle, false)
    if (isDropped) onDrop(item)
  }
  const listen = (target, type, listener) => target.addEventListener(type, listener, { signal: dragging.signal })
  item.classList.add("sp-plan__item--dragged")
  setCollapsed(list, handle, true)
  listen(handle, "pointermove", event => { clientY = event.clientY })
  listen(handle, "pointerup", event => { clientY = event.clientY; end(true) })
  listen(handle, "pointercancel", () => end(false))
  listen(window, "keydown", event => { if (event.key === "Escape") end(false) })
  frame = requestAnimationFrame(step)
}

/** Make a list's items draggable; `onDrop` is called with the item that was dropped in its new place. */
export const enableDragging = (list, onDrop) => {
  list.onpointerdown = event => {
    const handle = event.target.closest("[data-sp-handle]")
    if (!handle || event.button !== 0 || !event.isPrimary) return
    event.preventDefault()
    try {
      handle.setPointerCapture(event.pointerId)
    } catch {
      return
    }
    followPointer(list, handle.closest("[data-sp-item]"), handle, event, onDrop)
  }
}
