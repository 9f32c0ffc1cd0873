/* Finds a package in the project's node_modules, wherever this file was run from. */
import { createRequire } from "node:module"

export const require = createRequire(`${process.env.SIGNPOST_MODULES}/`)

/** Read the task from standard input. */
export const task = async () => {
  let text = ""
  for await (const part of process.stdin) text += part
  return JSON.parse(text)
}

/** Return the answer to Python. */
export const answer = value => process.stdout.write(JSON.stringify(value))
