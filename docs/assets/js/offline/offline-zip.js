/* For pages of the zip, opened from a folder. Browsers refuse them fetch() and workers by URL, so both are answered from
   data that the build puts before this script: const FOLDER = {files: {path: text}, workers: {name: code}}. */
(() => {
  const withoutQuery = url => String(url).split("?")[0]
  const browserFetch = window.fetch
  window.fetch = (request, options) => {
    const url = withoutQuery(request?.url ?? request)
    const name = Object.keys(FOLDER.files).find(path => url.endsWith(`/${path}`))
    return name ? Promise.resolve(new Response(FOLDER.files[name])) : browserFetch(request, options)
  }
  const BrowserWorker = window.Worker
  window.Worker = function (url, options) {
    const name = Object.keys(FOLDER.workers).find(each => withoutQuery(url).endsWith(`/${each}`))
    const code = name && new Blob([FOLDER.workers[name]], { type: "text/javascript" })
    return new BrowserWorker(code ? URL.createObjectURL(code) : url, options)
  }
  window.Worker.prototype = BrowserWorker.prototype

  /* Links that scripts made end in a folder; without a server that folder's index.html must be named. */
  const nameIndexFile = event => {
    const link = event.target.closest?.("a[href]")
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
  }
  document.addEventListener("click", nameIndexFile, true)
})()
