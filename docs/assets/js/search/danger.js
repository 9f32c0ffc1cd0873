/* Loads what tells whether a query speaks of danger, when the search is first opened: it is not part of the page. */

let dangerOf = () => null
let loading = null

/** Load it unless it is loading or loaded; where that fails, the next call tries again. */
export const loadDanger = () => loading ??= Promise.all([import("../site/crisis-file.js"), import("./crisis.js")])
  .then(([{ CRISIS }, { crisisTest }]) => { dangerOf = crisisTest(CRISIS) }, () => { loading = null })

/** Return the addresses of the entries that come first for a query that speaks of danger, else null. */
export const firstInDanger = query => dangerOf(query)
