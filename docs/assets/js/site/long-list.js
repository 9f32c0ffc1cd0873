/* A long list: the first of its items are there, and a button shows more. The others are found by the browser's own
   search and by links to them, and are printed. Without scripts all of them are there. */

const HELD_BACK = "until-found" // hidden until the browser finds a word in it; elsewhere simply hidden

/** Return `show(passes)`: it shows the first of the items that pass, and returns how many do. `passes` gets an item and
    its index. `onChange` is called each time that items are shown or hidden. The button says how many to show at once. */
export const createLongList = (items, button, onChange = () => {}) => {
  const size = Number(button.dataset.spMore)
  const wholeSteps = count => Math.max(1, Math.ceil(count / size)) * size
  /* Whoever has scrolled before the script came keeps what is on the screen. */
  const isOnScreen = item => item.getBoundingClientRect().top < window.innerHeight
  let limit = wholeSteps(window.scrollY > 0 ? items.filter(isOnScreen).length : 0)
  let passing = items

  const update = () => {
    const places = new Map(passing.map((item, index) => [item, index]))
    for (const item of items) item.hidden = !places.has(item) || (places.get(item) >= limit && HELD_BACK)
    const left = passing.length - limit
    button.hidden = left <= 0
    button.textContent = `Show ${Math.min(size, left)} more (${left} left)`
    onChange()
  }

  /* Show what holds an element, or what follows it where it is a heading; return whether more is shown for that. */
  const reach = element => {
    const index = element ? passing.findIndex(item => item === element || item.contains(element)
      || element.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) : -1
    if (index < limit) return false
    limit = wholeSteps(index + 1)
    update()
    return true
  }
  const reachAddress = () => {
    const target = document.getElementById(location.hash.slice(1)) ?? document.querySelector(":target")
    if (reach(target)) target.scrollIntoView()
  }

  button.onclick = () => {
    const next = passing[limit]
    limit += size
    update()
    next.tabIndex = -1
    ;(next.querySelector("a") ?? next).focus()
  }
  document.addEventListener("beforematch", event => reach(event.target))
  window.addEventListener("hashchange", reachAddress)
  window.addEventListener("beforeprint", () => {
    limit = Infinity
    update()
  })
  update()
  reachAddress()

  return passes => {
    const found = items.filter(passes)
    if (found.length !== passing.length) limit = size
    passing = found
    update()
    return passing.length
  }
}
