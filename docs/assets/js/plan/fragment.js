/* A shared plan's entries stand after the # of the address. They are taken out of it before any other script runs:
   the theme looks for an element of that name, and an address that says nothing is better seen by strangers. */
(() => {
  const PLAIN = /^#?[A-Za-z0-9_-]*$/
  const take = event => {
    const { hash } = location
    if (PLAIN.test(hash) || (event && !document.querySelector("[data-sp-plan-page]"))) return
    event?.stopImmediatePropagation()
    window.spFragment = hash.slice(1)
    history.replaceState(history.state, "", location.pathname)
    if (event) document.dispatchEvent(new CustomEvent("sp:fragment"))
  }
  take()
  window.addEventListener("hashchange", take, true)
})()
