/* The service worker: it saves the whole site, and serves the saved copy. The build puts before it:
   const SIGNPOST = {files: [[path, sha256]…]}.
   A file whose bytes differ from its hash fails the whole installation. So a version is saved whole or not at all, and two
   versions never mix, even when the server changes during an update. */
import { clientsClaim, setCacheNameDetails } from "workbox-core"
import { PrecacheController, PrecacheRoute } from "workbox-precaching"
import { registerRoute, setCatchHandler } from "workbox-routing"

const PARALLEL_REQUESTS = 8
const LONGEST_PAUSE = 30_000 // milliseconds: the page that wanted the pause may be gone

setCacheNameDetails({ prefix: "signpost" })

const scope = new URL(self.registration.scope)
const precache = new PrecacheController({ fallbackToNetwork: false }) // which would save again what the reader removed
let isStopped = false // the reader removes everything
let pause = null // a promise while the page loads something that cannot wait
let endPause = () => {}
precache.addToCacheList(SIGNPOST.files.map(([path, hash]) =>
  ({ url: new URL(path, scope).href, revision: hash.slice(0, 12), integrity: `sha256-${hash}` })))

const startPause = () => {
  pause = new Promise(resolve => {
    endPause = resolve
    setTimeout(resolve, LONGEST_PAUSE)
  })
}

/** Fetch all files, several at a time: Workbox fetches one after the other. It then retries those that failed. */
const saveAll = async event => {
  const waiting = SIGNPOST.files.map(([path, hash]) => [new URL(path, scope).href, `sha256-${hash}`])
  const fetchNext = async () => {
    for (let next = waiting.pop(); next && !isStopped; next = waiting.pop()) {
      await pause
      if (isStopped) return
      const [url, integrity] = next
      const request = new Request(url, { integrity, cache: "reload", credentials: "same-origin" })
      const params = { cacheKey: precache.getCacheKeyForURL(url) }
      await Promise.all(precache.strategy.handleAll({ event, request, params }))
    }
  }
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, fetchNext))
  if (isStopped) {
    await caches.delete(precache.strategy.cacheName)
    throw new Error("the reader removes everything")
  }
  await precache.install(event)
}

self.addEventListener("install", event => event.waitUntil(saveAll(event)))
self.addEventListener("activate", event => precache.activate(event))
self.addEventListener("message", event => {
  if (event.data === "show-newer") self.skipWaiting()
  if (event.data === "stop-saving") isStopped = true
  if (event.data === "pause-saving") startPause()
  if (event.data === "stop-saving" || event.data === "go-on-saving") endPause()
})

/* The first worker controls the page that registered it, so that this page too works when the signal is lost. */
clientsClaim()

/* Pages are looked up without their query, which holds what the reader searched for, and without a bare "?". */
registerRoute(new PrecacheRoute(precache, {
  directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./],
  urlManipulation: ({ url }) => [new URL(url.pathname.replace(/\/index\.html$/, "/"), url)],
}))

const isSaved = url => Boolean(precache.getCacheKeyForURL(url.href))

/** Return the path of an address below the site's root as the build spells it: decoded, without doubled slashes. */
const plainPath = url => {
  const path = url.pathname.slice(scope.pathname.length)
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, "/").replace(/^\//, "")
  } catch {
    return path
  }
}

/** Return the address of the saved page that an address spells otherwise, with its query, or undefined. The page's
    relative links need its own address, with the last slash. */
const savedUrl = url => {
  const path = plainPath(url)
  const found = [path, `${path}/`].map(each => new URL(`./${each}`, scope)).find(isSaved)
  return found && Object.assign(found, { search: url.search }).href
}

/** Return the address of an entry's card on its theme's page, for a saved copy that leaves out the pages of entries. */
const cardUrl = async url => {
  const [, theme, entry] = plainPath(url).match(/^(themes\/[^/]+\/)([a-z0-9-]+)\/?$/) ?? []
  const page = theme && await precache.matchPrecache(new URL(theme, scope).href)
  return page && (await page.text()).includes(`id="${entry}"`) ? new URL(`${theme}#${entry}`, scope).href : undefined
}

const notFound = async () => {
  const page = await precache.matchPrecache(new URL("404.html", scope).href)
  return page ? new Response(page.body, { status: 404, headers: { "Content-Type": "text/html; charset=utf-8" } }) : Response.error()
}

/* Pages that are not in the saved copy: from the network, else the entry's card, else the page "not found". */
registerRoute(
  ({ request, url }) => request.mode === "navigate" && url.pathname.startsWith(scope.pathname),
  async ({ request, url }) => {
    const saved = savedUrl(url)
    if (saved && saved !== url.href) return Response.redirect(saved, 302)
    try {
      return await fetch(request)
    } catch {
      const card = await cardUrl(url)
      return card ? Response.redirect(card, 302) : notFound()
    }
  })

/* Where the browser has deleted the saved copy, the network answers. */
setCatchHandler(({ request }) => fetch(request))
