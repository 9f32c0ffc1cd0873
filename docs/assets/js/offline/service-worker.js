/* The offline worker's own part. The build puts before it:
   const SIGNPOST = {files: [[address, sha256]…], pieces: {address: [type, [address…]]}}.
   A file whose bytes differ from the list's fails the whole installation: a version is kept whole or not at all, and
   two versions never mix, not even when the server changes in the middle of an update. */
import { clientsClaim, setCacheNameDetails } from "workbox-core"
import { PrecacheController, PrecacheRoute } from "workbox-precaching"
import { registerRoute, setCatchHandler } from "workbox-routing"

setCacheNameDetails({ prefix: "signpost" })

const scope = new URL(self.registration.scope)
const precache = new PrecacheController()
precache.addToCacheList(SIGNPOST.files.map(([url, hash]) =>
  ({ url: new URL(url, scope).href, revision: hash.slice(0, 12), integrity: `sha256-${hash}` })))

const inPieces = url => url.origin === scope.origin && url.pathname.startsWith(scope.pathname)
  && SIGNPOST.pieces[url.pathname.slice(scope.pathname.length)]

/** Workbox fetches one file after the other, each a journey: here several travel at once; what failed fails below. */
const AT_ONCE = 8
const fetchAll = async event => {
  const waiting = SIGNPOST.files.map(([url, hash]) => [new URL(url, scope).href, `sha256-${hash}`])
  const fetchNext = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [url, integrity] = next
      const request = new Request(url, { integrity, cache: "reload", credentials: "same-origin" })
      const params = { cacheKey: precache.getCacheKeyForURL(url) }
      await Promise.all(precache.strategy.handleAll({ event, request, params }))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext))
  await precache.install(event)
}

self.addEventListener("install", event => event.waitUntil(fetchAll(event)))
self.addEventListener("activate", event => precache.activate(event))
self.addEventListener("message", event => {
  if (event.data === "show-newer") self.skipWaiting()
})

/* The first worker takes over the page that fetched it, so that it too works when the signal goes. */
clientsClaim()

/** Pages are looked up without their query: what is searched for is no part of a page's address. */
registerRoute(new PrecacheRoute(precache, {
  directoryIndex: "index.html", cleanURLs: false, ignoreURLParametersMatching: [/./],
  urlManipulation: ({ url }) => url.pathname.endsWith("/index.html") ? [new URL(url.pathname.slice(0, -10), url)] : [],
}))

const isKept = url => Boolean(precache.getCacheKeyForURL(url.href) || inPieces(url))

/** A long file is kept in pieces, so that a small change to it is a small download. */
registerRoute(({ url }) => inPieces(url), async ({ url }) => {
  const [type, pieces] = inPieces(url)
  const texts = await Promise.all(pieces.map(async piece => (await precache.matchPrecache(new URL(piece, scope).href)).text()))
  return new Response(texts.join(""), { headers: { "Content-Type": type } })
})

/** An address without its last slash is sent on, so that the page's own links stay right. */
const slashed = url => Object.assign(new URL(url), { pathname: `${url.pathname}/`, search: "", hash: "" })

/** Where the phone keeps themes but not the pages of single entries, an entry's card on its theme stands for its page. */
const cardOf = url => {
  const [, theme, entry] = url.pathname.slice(scope.pathname.length).match(/^(themes\/[^/]+\/)([^/]+)\/?$/) ?? []
  return theme && isKept(new URL(theme, scope)) && new URL(`${theme}#${entry}`, scope).href
}

registerRoute(
  ({ request, url }) => request.mode === "navigate" && url.pathname.startsWith(scope.pathname),
  async ({ request, url }) => {
    if (isKept(slashed(url))) return Response.redirect(slashed(url).href, 302)
    try {
      return await fetch(request)
    } catch {
      const card = cardOf(url)
      if (card) return Response.redirect(card, 302)
      return await precache.matchPrecache(new URL("404.html", scope).href) ?? Response.error()
    }
  })

/* Should the phone have thrown the saved copy away, the network is asked as if there were no worker. */
setCatchHandler(({ request }) => fetch(request))
