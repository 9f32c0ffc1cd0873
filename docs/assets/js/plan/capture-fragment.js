/* Takes a shared plan out of the address before any other script runs: the theme would look for an element of that name,
   and an address that holds no plan tells bystanders nothing. A classic script in the page's head. */
(() => {
  const ANCHOR = /^#?[A-Za-z0-9_-]*$/ // the fragment of a heading, which stays
  const capture = event => {
    const { hash } = location
    if (ANCHOR.test(hash) || (event && !document.querySelector("[data-sp-plan-page]"))) return
    event?.stopImmediatePropagation()
    window.spFragment = hash.slice(1)
    history.replaceState(history.state, "", location.pathname)
    if (event) document.dispatchEvent(new CustomEvent("sp:fragment"))
  }
  /* With nothing stored and nothing shared, the first paint says that the plan is empty; page.js removes the class. */
  const isEmpty = () => {
    try {
      return window.spFragment === undefined && !localStorage.getItem("sp-plan")
    } catch {
      return window.spFragment === undefined
    }
  }
  capture()
  document.documentElement.classList.toggle("sp-plan-is-empty", isEmpty())
  window.addEventListener("hashchange", capture, true)
})()
