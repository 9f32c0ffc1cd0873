/* What the plan page knows of the entries: plan.json, loaded once. */
import { siteUrl } from "../site/urls.js"

let loading = null

const fetched = async () => {
  const answer = await fetch(siteUrl("plan.json"), { credentials: "omit" })
  if (!answer.ok) throw new Error(`plan.json: ${answer.status}`)
  return answer.json()
}

/** Return {entries, moved, sets}. Rejects without a connection or a saved copy; the next call then tries again. */
export const load = () => loading ??= fetched().catch(fault => {
  loading = null
  throw fault
})
