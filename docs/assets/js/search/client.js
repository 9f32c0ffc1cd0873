/* Loads the search when it is first wanted, and asks its worker. The page fetches the index, so that it can tell a failure
   and try again, and so that pages opened from a folder can search too. */
import { siteUrl } from "../site/urls.js"

let loading = null // a promise of the worker, while it loads and afterwards

const startWorker = async () => {
  const response = await fetch(siteUrl("search/index.json"))
  if (!response.ok) throw new Error(`search/index.json: ${response.status}`)
  const index = await response.text()
  const worker = new Worker(siteUrl("assets/js/search-worker.js"))
  await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => data.ready ? resolve() : reject(new Error(data.error))
    worker.onerror = event => { event.preventDefault(); reject(new Error("the search did not start")) }
    worker.postMessage({ index })
  }).catch(error => { worker.terminate(); throw error })
  return worker
}

/** Load the search unless it is loading or loaded. Rejects where it cannot be loaded; the next call tries again. */
export const loadSearch = () => loading ??= startWorker().catch(error => {
  loading = null
  throw error
})

/** Return a function that asks for a query's results; `show` gets {query, results, suggestions, themes}. `first` are the
    addresses of the entries that come first where the query speaks of danger, else null. */
export const createClient = show => {
  let asked = ""
  return async (query, first) => {
    asked = query
    const worker = await loadSearch()
    worker.onmessage = ({ data }) => { if (data.query === asked) show(data) }
    if (query === asked) worker.postMessage({ query, first })
  }
}
