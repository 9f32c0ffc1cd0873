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
  /* Where nothing is kept and nothing came, the page says so with its first paint; page.js takes the class away. */
  const isEmpty = () => {
    try {
      return window.spFragment === undefined && !localStorage.getItem("sp-plan")
    } catch {
      return window.spFragment === undefined
    }
  }
  take()
  document.documentElement.classList.toggle("sp-plan-none", isEmpty())
  window.addEventListener("hashchange", take, true)
})()
