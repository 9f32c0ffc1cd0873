/* The search worker, in Material's message protocol: SETUP is answered by READY, QUERY by RESULT.
   Where it cannot read the index it throws, and the page puts the builder's own worker in its place (door.js). */
import { build, nearest, search, soughtWords } from "./engine.js"
import { item, nothing } from "./result-item.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

let index

const themes = () => [...index.records.values()].filter(({ is }) => is === "theme").map(({ title, location }) => [title, location])

/** Answer with items. One letter alone may find nothing without that being said: more is being typed. */
const answer = query => {
  const words = soughtWords(query)
  const found = search(index, query)
  if (found.length || !words.some(word => word.length > 1)) return found.map(item)
  return [nothing(nearest(index, query), themes())]
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    if (!data.docs.some(doc => doc.sp)) throw new Error("the search index is not ours")
    index = build(data.docs)
    postMessage({ type: READY })
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: { items: answer(String(data)) } })
  } else throw new TypeError("unknown message")
})
