/* The search worker. It speaks the theme's message protocol: SETUP is answered by READY, QUERY by RESULT. It throws on an
   index that it cannot read, and the page then starts the theme's own worker (worker-fallback.js). */
import { buildIndex, search, significantWords, suggest } from "./engine.js"
import { emptyResult, resultItem } from "./result-item.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

let index

const themes = () => [...index.records.values()].filter(({ is }) => is === "theme").map(({ title, location }) => [title, location])

/** Return the items for a query. A single letter that finds nothing gives none: more is being typed. */
const answer = query => {
  const results = search(index, query)
  if (results.length || !significantWords(query).some(word => word.length > 1)) return results.map(resultItem)
  return [emptyResult(suggest(index, query), themes())]
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    if (!data.docs.some(document => document.sp)) throw new Error("the search index is not this site's")
    index = buildIndex(data.docs, data.config?.common)
    postMessage({ type: READY })
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: { items: answer(String(data)) } })
  } else throw new TypeError(`unknown message type: ${type}`)
})
