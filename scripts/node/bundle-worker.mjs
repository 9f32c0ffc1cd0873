/* Task: {entry}. Result: {code}: a worker's module and all it imports, packages too, as one minified classic script. */
import { readTask, require, writeResult } from "./stdio.mjs"

const { entry } = await readTask()
const { outputFiles } = await require("esbuild").build({
  entryPoints: [entry], bundle: true, minify: true, write: false, format: "iife", target: "es2020",
  define: { "process.env.NODE_ENV": '"production"' }, legalComments: "none", logLevel: "error",
  nodePaths: [process.env.SIGNPOST_MODULES] })
writeResult({ code: outputFiles[0].text })
