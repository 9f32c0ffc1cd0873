/* Loads the search when it is first wanted, and asks its worker. The page fetches what the worker reads, so that it can
   tell a failure and try again, and so that pages opened from a folder can search too. "danger" tells whether a query
   speaks of danger, "index" finds entries, "texts" has the sentences to quote; each answers as soon as it is there. */
import { fetchJsonText, releaseUrl } from "../site/release.js"

let worker = null
let loading = {} // a promise for each part, while it loads and afterwards
let waiting = {} // the functions that end these promises
const receivers = [] // of the worker's answers

/* A worker that failed is thrown away with all that it held. */
const stop = error => {
  worker?.terminate()
  worker = null
  const left = Object.values(waiting)
  loading = {}
  waiting = {}
  for (const { reject } of left) reject(error)
}

const start = () => {
  if (worker) return
  worker = new Worker(releaseUrl("assets/js/search-worker.js"))
  worker.onmessage = ({ data }) => {
    if (!data.part) return receivers.forEach(receive => receive(data))
    const { resolve, reject } = waiting[data.part]
    delete waiting[data.part]
    if (data.error) reject(Object.assign(new Error(data.error), { isOldPage: data.isOldPage }))
    else resolve()
  }
  worker.onerror = event => { event.preventDefault(); stop(new Error("the search did not start")) }
}

const loadPart = async part => {
  start()
  const text = await fetchJsonText(`search/${part}.json`)
  start()
  await new Promise((resolve, reject) => {
    waiting[part] = { resolve, reject }
    worker.postMessage({ part, text })
  })
}

/** Load a part of the search unless it is loading or loaded. Rejects where it cannot be loaded; the next call tries
    again. */
export const load = part => loading[part] ??= loadPart(part).catch(error => {
  delete loading[part]
  throw error
})

/** Return a function that asks for a query's answers. `show` gets {query, danger, results, suggestions, themes}: `danger`
    is whether the query speaks of danger, null while that is not known; `results` is null while there is no index. */
export const createClient = show => {
  let asked = ""
  const post = query => { if (query === asked) worker?.postMessage({ query }) }
  receivers.push(answer => {
    if (answer.query !== asked) return
    show(answer)
    if (answer.wantsTexts) load("texts").then(() => post(answer.query), () => {})
  })
  const posted = new Set() // parts with which a query can be answered at once
  return query => {
    asked = query
    if (posted.size === 2 && loading.danger && loading.index) return post(query)
    for (const part of ["danger", "index"])
      load(part).then(() => { posted.add(part); post(query) }, () => posted.delete(part))
  }
}
