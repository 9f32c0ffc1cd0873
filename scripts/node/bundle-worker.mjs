/* In: {entry}. Out: {code}: the offline worker as one classic script, with Workbox inside it. */
import { answer, require, task } from "./packages.mjs"

const { entry } = await task()
const { outputFiles } = await require("esbuild").build({
  entryPoints: [entry], bundle: true, minify: true, write: false, format: "iife", target: "es2020",
  define: { "process.env.NODE_ENV": '"production"' }, legalComments: "none", logLevel: "error",
  nodePaths: [process.env.SIGNPOST_MODULES] })
answer({ code: outputFiles[0].text })
