/* Loads the search when it is first wanted, and asks its worker. The page fetches what the worker reads, so that it can
   tell a failure and try again, and so that pages opened from a folder can search too. "danger" tells whether a query
   speaks of danger, "index" finds entries, "texts" has the sentences to quote; each answers as soon as it is there. The
   event "sp:search-loading" says whether any of them is loading: what else the page loads then waits. */
import { fetchJsonText, releaseUrl } from "../site/release.js"
import { RELEASE } from "../site/site-file.js"

let search = null // the worker in use, and what it has loaded
let loadCount = 0 // parts that are loading now
const receivers = [] // of the worker's answers

/* Start a worker. `loading` has a promise for each part, while it loads and afterwards; `waiting` has the functions that
   end these promises. A worker that fails is thrown away with all that it holds, and every load of its own fails at once:
   none of them may end later and speak for the worker that takes its place. */
const startSearch = () => {
  const started = { worker: new Worker(releaseUrl("assets/js/search-worker.js")), loading: {}, waiting: {} }
  started.worker.onmessage = ({ data }) => {
    if (!data.part) return receivers.forEach(receive => receive(data))
    const { resolve, reject } = started.waiting[data.part]
    if (data.error) reject(Object.assign(new Error(data.error), { isOldPage: data.isOldPage }))
    else resolve()
  }
  started.failure = new Promise((resolve, reject) => {
    started.worker.onerror = event => {
      event.preventDefault()
      started.worker.terminate()
      if (search === started) search = null
      reject(new Error("the search did not start"))
    }
  })
  started.failure.catch(() => {})
  return started
}

const loadPart = async ({ worker, waiting, failure }, part) => {
  const text = await Promise.race([fetchJsonText(`search/${part}.json`), failure])
  const answer = new Promise((resolve, reject) => { waiting[part] = { resolve, reject } })
  worker.postMessage({ part, text, release: RELEASE })
  await Promise.race([answer, failure])
}

const countLoad = change => {
  loadCount += change
  document.dispatchEvent(new CustomEvent("sp:search-loading", { detail: loadCount > 0 }))
}

/** Load a part of the search unless it is loading or loaded. Rejects where it cannot be loaded; the next call tries
    again. */
export const load = async part => {
  const current = search ??= startSearch()
  if (!current.loading[part]) {
    countLoad(1)
    current.loading[part] = loadPart(current, part).finally(() => countLoad(-1)).catch(error => {
      delete current.loading[part]
      throw error
    })
  }
  return current.loading[part]
}

/** Return a function that asks for a query's answers. `show` gets {query, danger, results, suggestions, themes}: `danger`
    is whether the query speaks of danger, null while that is not known; `results` is null while there is no index. */
export const createClient = show => {
  let asked = ""
  const post = query => { if (query === asked) search?.worker.postMessage({ query }) }
  receivers.push(answer => {
    if (answer.query !== asked) return
    show(answer)
    if (answer.wantsTexts) load("texts").then(() => post(answer.query), () => {})
  })
  const posted = new Set() // parts with which a query can be answered at once
  return query => {
    asked = query
    if (posted.size === 2 && search?.loading.danger && search.loading.index) return post(query)
    for (const part of ["danger", "index"])
      load(part).then(() => { posted.add(part); post(query) }, () => posted.delete(part))
  }
}
