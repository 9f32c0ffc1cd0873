/* Asks the search in Node, for tests in Python. Standard input: {crisis, records, settings, queries}. Standard output: for
   each query {found: the addresses of the first results, danger: whether it speaks of danger}. */
import { readFileSync } from "node:fs"
import { crisisTest } from "../../docs/assets/js/search/crisis.js"
import { buildIndex, search } from "../../docs/assets/js/search/engine/engine.js"

const { crisis, records, settings, queries } = JSON.parse(readFileSync(0, "utf8"))
const firstOf = crisisTest(crisis)
const index = buildIndex(records, settings)
console.log(JSON.stringify(queries.map(query => {
  const first = firstOf(query)
  return { danger: first !== null, found: search(index, query, first).slice(0, 10).map(({ record }) => record.location) }
})))
