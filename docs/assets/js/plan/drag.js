/* Moving an entry by touch or mouse, by the grip beside its name. Keyboards and screen readers have the buttons. */

const EDGE = 70
const STEP = 10

/** Shrink or restore the items while the grip stays under the pointer. */
const fold = (list, grip, folded) => {
  const before = grip.getBoundingClientRect().top
  list.classList.toggle("sp-plan__list--moving", folded)
  window.scrollBy(0, grip.getBoundingClientRect().top - before)
}

const isAbove = (other, y) => {
  const { top, height } = other.getBoundingClientRect()
  return y > top + height / 2
}

/* The others move round the held item: an element that is moved itself would lose the pointer. */
const place = (list, item, y) => {
  const items = [...list.children]
  const held = items.indexOf(item)
  const down = items.filter((other, index) => index < held && !isAbove(other, y))
  const up = items.filter((other, index) => index > held && isAbove(other, y))
  item.after(...down)
  item.before(...up)
}

const scrollAtEdge = y => {
  if (y < EDGE + 40) window.scrollBy(0, -STEP)
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, STEP)
}

const follow = (list, item, grip, start, done) => {
  const order = [...list.children]
  const running = new AbortController()
  let { clientY } = start
  let frame = 0
  const step = () => {
    scrollAtEdge(clientY)
    place(list, item, clientY)
    frame = requestAnimationFrame(step)
  }
  const end = keep => {
    cancelAnimationFrame(frame)
    running.abort()
    item.classList.remove("sp-plan__item--held")
    if (!keep) list.append(...order)
    else place(list, item, clientY)
    fold(list, grip, false)
    if (keep) done(item)
  }
  const on = (target, type, act) => target.addEventListener(type, act, { signal: running.signal })
  item.classList.add("sp-plan__item--held")
  fold(list, grip, true)
  on(grip, "pointermove", event => { clientY = event.clientY })
  on(grip, "pointerup", event => { clientY = event.clientY; end(true) })
  on(grip, "pointercancel", () => end(false))
  on(window, "keydown", event => { if (event.key === "Escape") end(false) })
  frame = requestAnimationFrame(step)
}

/** Let the list's items be dragged; `done` is called with the item that was let go, in its new place. */
export const drag = (list, done) => {
  list.onpointerdown = event => {
    const grip = event.target.closest("[data-sp-grip]")
    if (!grip || event.button !== 0 || !event.isPrimary) return
    event.preventDefault()
    try {
      grip.setPointerCapture(event.pointerId)
    } catch {
      return
    }
    follow(list, grip.closest("[data-sp-item]"), grip, event, done)
  }
}
