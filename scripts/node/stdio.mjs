/* How these scripts are called: the task comes as JSON on standard input, the result leaves as JSON on standard output,
   and packages are resolved from the folder that the environment variable SIGNPOST_MODULES names. */
import { createRequire } from "node:module"

/** Load a package from the project's node_modules, wherever this file was started from. */
export const require = createRequire(`${process.env.SIGNPOST_MODULES}/`)

/** Read the task from standard input. */
export const readTask = async () => {
  let text = ""
  for await (const part of process.stdin) text += part
  return JSON.parse(text)
}

/** Write the result for Python to standard output. */
export const writeResult = value => process.stdout.write(JSON.stringify(value))
