/* The service worker: it saves the whole site, and serves the saved copy. The build puts before it:
   const SIGNPOST = {files: [[path, sha256]…]}.
   A file whose bytes differ from its hash fails the whole installation. So a version is saved whole or not at all, and two
   versions never mix, even when the server changes during an update. */
import { clientsClaim, setCacheNameDetails } from "workbox-core"
import { PrecacheController, PrecacheRoute } from "workbox-precaching"
import { registerRoute, setCatchHandler } from "workbox-routing"

const PARALLEL_REQUESTS = 8

setCacheNameDetails({ prefix: "signpost" })

const scope = new URL(self.registration.scope)
const precache = new PrecacheController()
precache.addToCacheList(SIGNPOST.files.map(([path, hash]) =>
  ({ url: new URL(path, scope).href, revision: hash.slice(0, 12), integrity: `sha256-${hash}` })))

/** Fetch all files, several at a time: Workbox fetches one after the other. It then retries those that failed. */
const saveAll = async event => {
  const waiting = SIGNPOST.files.map(([path, hash]) => [new URL(path, scope).href, `sha256-${hash}`])
  const fetchNext = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [url, integrity] = next
      const request = new Request(url, { integrity, cache: "reload", credentials: "same-origin" })
      const params = { cacheKey: precache.getCacheKeyForURL(url) }
      await Promise.all(precache.strategy.handleAll({ event, request, params }))
    }
  }
  await Promise.all(Array.from({ length: PARALLEL_REQUESTS }, fetchNext))
  await precache.install(event)
}

self.addEventListener("install", event => event.waitUntil(saveAll(event)))
self.addEventListener("activate", event => precache.activate(event))
self.addEventListener("message", event => {
  if (event.data === "show-newer") self.skipWaiting()
})

/* The first worker controls the page that registered it, so that this page too works when the signal is lost. */
clientsClaim()

/* Pages are looked up without their query, which holds what the reader searched for. */
registerRoute(new PrecacheRoute(precache, {
  directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./],
  urlManipulation: ({ url }) => url.pathname.endsWith("/index.html") ? [new URL(url.pathname.slice(0, -10), url)] : [],
}))

const isSaved = url => Boolean(precache.getCacheKeyForURL(url.href))

/** Return the address of a page with its final slash, without which the page's relative links would be wrong. */
const withSlash = url => Object.assign(new URL(url), { pathname: `${url.pathname}/`, search: "", hash: "" })

/** Return the address of an entry's card on its theme's page, for a saved copy that leaves out the pages of entries. */
const cardUrl = url => {
  const [, theme, entry] = url.pathname.slice(scope.pathname.length).match(/^(themes\/[^/]+\/)([^/]+)\/?$/) ?? []
  return theme && isSaved(new URL(theme, scope)) && new URL(`${theme}#${entry}`, scope).href
}

/* Pages that are not in the saved copy: from the network, else the entry's card, else the page "not found". */
registerRoute(
  ({ request, url }) => request.mode === "navigate" && url.pathname.startsWith(scope.pathname),
  async ({ request, url }) => {
    if (isSaved(withSlash(url))) return Response.redirect(withSlash(url).href, 302)
    try {
      return await fetch(request)
    } catch {
      const card = cardUrl(url)
      if (card) return Response.redirect(card, 302)
      return await precache.matchPrecache(new URL("404.html", scope).href) ?? Response.error()
    }
  })

/* Where the browser has deleted the saved copy, the network answers. */
setCatchHandler(({ request }) => fetch(request))
