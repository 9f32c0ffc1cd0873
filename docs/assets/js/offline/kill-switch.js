/* The kill switch: published as sw.js it takes away the offline worker and what it saved, and loads each open page anew. */
self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("signpost-")) await caches.delete(name)
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  await self.registration.unregister()
  for (const page of pages) page.navigate(page.url)
})()))
