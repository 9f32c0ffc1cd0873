/* The theme fetches the search's index and starts its worker with every page. Here both wait until someone is about to
   search, so that a first visit on a weak signal costs half. A plain script, before the theme's bundle. */
(() => {
  if (!location.protocol.startsWith("http")) return
  const searched = ["q", "h"].some(name => new URLSearchParams(location.search).has(name))
  const saved = Boolean(navigator.serviceWorker?.controller)

  let start
  const wanted = new Promise(done => { start = done })
  if (searched) start()
  /* From the saved copy it costs nothing but time, and time there is once the page is painted. */
  if (saved) window.addEventListener("load", () => setTimeout(start, 300), { once: true })
  for (const sign of ["focusin", "pointerdown", "keydown"]) {
    document.addEventListener(sign, event => {
      const near = event.target.closest?.(".md-search, [data-sp-search], [for='__search'], [data-sp-toggle='__search']")
      if (near || event.key === "/" || event.key === "s" || event.key === "f") start()
    }, true)
  }
  document.addEventListener("change", event => { if (event.target.id === "__search") start() }, true)

  const open = XMLHttpRequest.prototype.open
  const send = XMLHttpRequest.prototype.send
  const waiting = new WeakSet()
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (/\/search\/search_index\.json$/.test(address)) waiting.add(this)
    return open.call(this, method, address, ...rest)
  }
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) wanted.then(() => send.apply(this, body))
    else send.apply(this, body)
  }

  const Plain = window.Worker
  if (!Plain) return
  class LateWorker extends EventTarget {
    constructor(...how) {
      super()
      this.how = how
    }

    postMessage(message) {
      if (!this.worker) {
        this.worker = new Plain(...this.how)
        for (const kind of ["message", "error"]) {
          this.worker.addEventListener(kind, event => {
            const again = new MessageEvent(kind, { data: event.data, cancelable: true })
            this[`on${kind}`]?.(again)
            if (!this.dispatchEvent(again)) event.preventDefault()
          })
        }
      }
      this.worker.postMessage(message)
    }

    terminate() { this.worker?.terminate() }
  }
  window.Worker = function (...how) { return new LateWorker(...how) }
  window.Worker.prototype = Plain.prototype
})()
