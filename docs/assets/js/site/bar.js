/* Tells the styles how high the bar at the bottom is, and the notice above it: both grow with the text. What gets the focus
   is scrolled above them, and an open menu ends there. */

/** Keep the heights in line with the bar and the notice. A new height makes the browser work the whole page out again, so
    the usual one, which the styles know, is not set. */
export const measureBar = () => {
  const bar = document.querySelector(".sp-bar"), notice = document.querySelector("[data-sp-update]")
  if (!bar || !window.ResizeObserver) return
  const known = new Map([[bar, parseFloat(getComputedStyle(bar).minHeight)], [notice, 0]])
  const set = (element, name) => {
    const height = element?.offsetHeight ?? 0
    if (Math.abs(height - known.get(element)) < 1) return
    known.set(element, height)
    document.documentElement.style.setProperty(name, `${height}px`)
  }
  const observer = new ResizeObserver(() => {
    set(bar, "--sp-bar-height")
    set(notice, "--sp-notice-height")
  })
  for (const element of [bar, notice]) if (element) observer.observe(element)
}
