/* The search worker. {index: text} is answered by {ready: true} or {error: message}, {query, first}
   by {query, results, suggestions, themes}. */
import { buildIndex, search, significantWords, suggest } from "./engine/engine.js"
import { resultOf } from "./result.js"

let index

const themes = () => [...index.records.values()].filter(({ type }) => type === "theme").map(({ title, location }) => ({ title, location }))

/** Return what is found for a query. A single letter that finds nothing gives no suggestions: more is being typed. */
const answer = (query, first) => {
  const results = search(index, query, first).map(resultOf)
  const isNothing = !results.length && significantWords(query, index).some(word => word.length > 1)
  return { query, results, suggestions: isNothing ? suggest(index, query) : [], themes: isNothing ? themes() : [] }
}

addEventListener("message", ({ data }) => {
  if (data.index === undefined) return postMessage(answer(data.query, data.first))
  try {
    const { records, ...settings } = JSON.parse(data.index)
    index = buildIndex(records, settings)
    postMessage({ ready: true })
  } catch (error) {
    postMessage({ error: String(error) })
  }
})
