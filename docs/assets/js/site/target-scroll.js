/* A page opened at one of its cards stays there: on arrival Zensical's instant loading may scroll it back to its top. */
const WITHIN = 3000
const BY_HAND = ["touchstart", "wheel", "keydown", "pointerdown"]

/** Go back to the card that the address names, as long as the reader has not moved. */
const stay = () => {
  const until = new AbortController()
  const again = () => { if (window.scrollY === 0) document.querySelector(":target")?.scrollIntoView() }
  addEventListener("scroll", again, { signal: until.signal })
  for (const name of BY_HAND) addEventListener(name, () => until.abort(), { signal: until.signal })
  setTimeout(() => until.abort(), WITHIN)
  again()
}

if (location.hash && document.querySelector(".md-search__button")) stay()
