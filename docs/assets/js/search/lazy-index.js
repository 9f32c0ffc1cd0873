/* The theme loads the search index and starts its worker on every page. This delays both until the reader is about to
   search, which halves a first visit. A classic script, because it must run before the theme's bundle. */
(() => {
  if (!location.protocol.startsWith("http")) return
  const hasQuery = ["q", "h"].some(name => new URLSearchParams(location.search).has(name))
  const isSavedCopy = Boolean(navigator.serviceWorker?.controller)
  const DELAY = 300 // milliseconds after loading, on a saved copy
  const OPENERS = ".md-search, [data-sp-search], [for='__search'], [data-sp-toggle='__search']"
  const KEYS = ["/", "s", "f"]

  let load
  const wanted = new Promise(resolve => { load = resolve })
  if (hasQuery) load()
  /* From a saved copy it costs no data, so it is loaded once the page is painted. */
  if (isSavedCopy) window.addEventListener("load", () => setTimeout(load, DELAY), { once: true })
  for (const type of ["focusin", "pointerdown", "keydown"]) {
    document.addEventListener(type, event => {
      if (event.target.closest?.(OPENERS) || KEYS.includes(event.key)) load()
    }, true)
  }
  document.addEventListener("change", event => { if (event.target.id === "__search") load() }, true)

  const { open, send } = XMLHttpRequest.prototype
  const delayed = new WeakSet()
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (/\/search\/search_index\.json$/.test(url)) delayed.add(this)
    return open.call(this, method, url, ...rest)
  }
  XMLHttpRequest.prototype.send = function (...body) {
    if (delayed.has(this)) wanted.then(() => send.apply(this, body))
    else send.apply(this, body)
  }

  const BrowserWorker = window.Worker
  if (!BrowserWorker) return

  /** A worker that starts with the first message to it. */
  class LazyWorker extends EventTarget {
    constructor(...options) {
      super()
      this.options = options
    }

    start() {
      this.worker = new BrowserWorker(...this.options)
      for (const type of ["message", "error"]) {
        this.worker.addEventListener(type, event => {
          const copy = new MessageEvent(type, { data: event.data, cancelable: true })
          this[`on${type}`]?.(copy)
          if (!this.dispatchEvent(copy)) event.preventDefault()
        })
      }
    }

    postMessage(message) {
      if (!this.worker) this.start()
      this.worker.postMessage(message)
    }

    terminate() { this.worker?.terminate() }
  }
  window.Worker = function (...options) { return new LazyWorker(...options) }
  window.Worker.prototype = BrowserWorker.prototype
})()
