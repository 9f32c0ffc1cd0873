/* The wording and contacts of all entries: plan.json, loaded once. */
import { siteUrl } from "../site/urls.js"

let request = null

const fetchPlanData = async () => {
  const response = await fetch(siteUrl("plan.json"), { credentials: "omit" })
  if (!response.ok) throw new Error(`plan.json: ${response.status}`)
  return response.json()
}

/** Return {entries, moved, sets}. Rejects without a connection or a saved copy; the next call tries again. */
export const loadPlanData = () => request ??= fetchPlanData().catch(error => {
  request = null
  throw error
})
