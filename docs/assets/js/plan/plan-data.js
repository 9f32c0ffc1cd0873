/* The wording and contacts of all entries: plan.json, loaded once. */
import { fetchJsonText, isThisRelease } from "../site/release.js"

let request = null

const fetchPlanData = async () => {
  const data = JSON.parse(await fetchJsonText("plan.json"))
  if (!isThisRelease(data)) throw Object.assign(new Error("the page and the list are of different releases"), { isOldPage: true })
  return data
}

/** Return {entries, moved, sets}. Rejects without a connection or a saved copy, and with `isOldPage` where the page is of
    another release; the next call tries again. */
export const loadPlanData = () => request ??= fetchPlanData().catch(error => {
  request = null
  throw error
})
