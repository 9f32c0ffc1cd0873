/* Keeps a page that was opened at one of its cards at that card: Zensical's instant loading may scroll it to the top. */

const WITHIN = 3000 // milliseconds
const USER_EVENTS = ["touchstart", "wheel", "keydown", "pointerdown"]

/** Scroll back to the element that the address names, until the reader moves the page. */
const keepTargetInView = () => {
  const stopped = new AbortController()
  const scrollBack = () => { if (window.scrollY === 0) document.querySelector(":target")?.scrollIntoView() }
  addEventListener("scroll", scrollBack, { signal: stopped.signal })
  for (const name of USER_EVENTS) addEventListener(name, () => stopped.abort(), { signal: stopped.signal })
  setTimeout(() => stopped.abort(), WITHIN)
  scrollBack()
}

if (location.hash && document.querySelector(".md-search__button")) keepTargetInView()
