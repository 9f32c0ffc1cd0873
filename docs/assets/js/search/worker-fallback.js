/* Starts our search worker in the place of the theme's. If it fails before it is ready, the theme's worker takes over and
   is sent all messages again. Our results are offered to our own list (result-list.js) as the event sp-search-results;
   until that list listens, the theme shows them. A classic script, because it must run before the theme's bundle. */
(() => {
  const BrowserWorker = window.Worker
  const OURS = /\/workers\/signpost(?=\.)/
  const SETUP = 0, RESULT = 3 // the theme's message types
  if (!BrowserWorker) return

  /** Offer results to our own list; return whether it showed them. */
  const offerResults = results => !dispatchEvent(new CustomEvent("sp-search-results", { detail: results, cancelable: true }))

  class FallbackWorker extends EventTarget {
    constructor(url) {
      super()
      this.messages = [] // the set-up, and the latest query
      addEventListener("sp-search-ready", () => this.showAgain())
      const fallback = () => this.start(new BrowserWorker(String(url).replace(OURS, "/workers/search")), null)
      this.start(new BrowserWorker(url), fallback)
    }

    start(worker, fallback) {
      let isReady = !fallback
      worker.addEventListener("message", ({ data }) => {
        isReady = true
        if (fallback && data.type === RESULT) {
          this.unshown = offerResults(data.data) ? null : data.data
          if (!this.unshown) return
        }
        this.emit(data)
      })
      worker.addEventListener("error", event => {
        event.preventDefault()
        if (isReady) return
        isReady = true
        worker.terminate()
        fallback()
      })
      this.worker = worker
      for (const message of this.messages) worker.postMessage(message)
    }

    emit(data) { this.dispatchEvent(new MessageEvent("message", { data })) }

    /** Remove the results that the theme showed, and offer them to our own list. */
    showAgain() {
      if (!this.unshown) return
      this.emit({ type: RESULT, data: { items: [] } })
      offerResults(this.unshown)
      this.unshown = null
    }

    postMessage(message) {
      if (message.type === SETUP || !this.messages.length) this.messages.push(message)
      else this.messages[1] = message
      this.worker.postMessage(message)
    }

    terminate() { this.worker.terminate() }
  }

  window.Worker = function (url, options) {
    return OURS.test(url) ? new FallbackWorker(url) : new BrowserWorker(url, options)
  }
  window.Worker.prototype = BrowserWorker.prototype
})()
