/* The kill switch. Published as sw.js in the place of the service worker, it removes the worker and its saved copy, and
   reloads each open page. */
self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("signpost-") && name.endsWith(self.registration.scope)) await caches.delete(name)
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  await self.registration.unregister()
  for (const page of pages) page.navigate(page.url)
})()))
