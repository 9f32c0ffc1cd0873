/* A page opened from a folder may not fetch and may not start a worker by address: both are answered from what the
   build put before this, const FOLDER = {files: {address: text}, workers: {name: code}}. */
(() => {
  const FETCH = window.fetch
  window.fetch = (request, options) => {
    const address = String(request?.url ?? request)
    const name = Object.keys(FOLDER.files).find(each => address.endsWith(`/${each}`))
    return name ? Promise.resolve(new Response(FOLDER.files[name])) : FETCH(request, options)
  }
  const PLAIN = window.Worker
  window.Worker = function (address, options) {
    const name = Object.keys(FOLDER.workers).find(each => String(address).endsWith(`/${each}`))
    const code = name && new Blob([FOLDER.workers[name]], { type: "text/javascript" })
    return new PLAIN(code ? URL.createObjectURL(code) : address, options)
  }
  window.Worker.prototype = PLAIN.prototype

  /* Addresses that scripts put together end in a folder. */
  const name = event => {
    const link = event.target.closest?.("a[href]")
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
  }
  document.addEventListener("click", name, true)
})()
