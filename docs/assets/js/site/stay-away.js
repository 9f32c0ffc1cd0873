/* After "Exit this page", a reload or Back shows nothing of the site: the page is hidden before it is drawn, and left again.
   A classic script at the top of each page. Only an address that is opened anew shows a page again. */
(() => {
  const KEY = "sp-left" // where exit.js led to
  const stayAway = isBack => {
    try {
      const href = sessionStorage.getItem(KEY)
      if (!href) return
      if (!isBack) return sessionStorage.removeItem(KEY)
      document.documentElement.classList.add("sp-exit-covered")
      if (navigator.onLine) location.replace(href)
    } catch {
      // Storage is disabled, so there is nothing in it.
    }
  }
  stayAway(performance.getEntriesByType("navigation")[0]?.type !== "navigate")
  window.addEventListener("pageshow", event => { if (event.persisted) stayAway(true) }) // from the browser's memory
})()
