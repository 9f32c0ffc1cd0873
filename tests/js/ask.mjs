/* Asks the search in Node, for tests in Python. Standard input: {crisis, index, queries}, the first two as the build writes
   them. Standard output: for
   each query {found: the addresses of the first results, danger: whether it speaks of danger}. */
import { readFileSync } from "node:fs"
import { crisisTest } from "../../docs/assets/js/search/crisis.js"
import { buildIndex, search } from "../../docs/assets/js/search/engine/engine.js"
import { recordsOf } from "../../docs/assets/js/search/engine/index-file.js"

const { crisis, index: file, queries } = JSON.parse(readFileSync(0, "utf8"))
const dangerIn = crisisTest(crisis)
const index = buildIndex(recordsOf(file), file)
console.log(JSON.stringify(queries.map(query => {
  const danger = dangerIn(query)
  return { danger: danger !== null, found: search(index, query, danger).slice(0, 10).map(({ record }) => record.location) }
})))
