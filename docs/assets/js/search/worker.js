/* The search worker. {part, text, release} is answered by {part} or {part, error}: "danger" is what speaks of danger,
   "index" the records, "texts" their sentences. {query} is answered by {query, danger, results, suggestions, themes,
   wantsTexts}. The build puts before it: const RELEASE, which the page and what it reads must have too. The texts are as
   large as all the rest, and are wanted only where nothing else shows why the first result was found. */
import { crisisTest } from "./crisis.js"
import { addTexts, buildIndex, search, significantWords, suggest } from "./engine/engine.js"
import { recordsOf } from "./engine/index-file.js"
import { resultOf } from "./result.js"

let index = null, dangerIn = null

const themes = () => [...index.records.values()].filter(({ type }) => type === "theme").map(({ title, location }) => ({ title, location }))

/** Return what is found for a query. A single letter that finds nothing gives no suggestions: more is being typed. */
const findFor = (query, danger) => {
  const results = search(index, query, danger).map(resultOf)
  const isNothing = !results.length && significantWords(query, index).some(word => word.length > 1)
  return { results, suggestions: isNothing ? suggest(index, query) : [], themes: isNothing ? themes() : [],
    wantsTexts: !index.hasTexts && results.length > 0 && !results[0].isSeen }
}

const answer = query => {
  const danger = dangerIn?.(query) ?? null
  return { query, danger: dangerIn && danger !== null, ...index ? findFor(query, danger) : { results: null } }
}

const READ = {
  danger: data => { dangerIn = crisisTest(data) },
  index: data => { index = buildIndex(recordsOf(data), data) },
  texts: data => addTexts(index, data.texts),
}

addEventListener("message", ({ data: { part, text, release, query } }) => {
  if (!part) return postMessage(answer(query))
  try {
    const data = JSON.parse(text)
    const isOldPage = [data.release, release].some(each => each !== RELEASE)
    if (!isOldPage) READ[part](data)
    postMessage(isOldPage ? { part, isOldPage, error: "another release" } : { part })
  } catch (error) {
    postMessage({ part, error: String(error) })
  }
})
