/* In: {entries: [module…]}. Out: {module: code}: each as one plain script, for pages that are opened from a folder. */
import { answer, require, task } from "./packages.mjs"

const esbuild = require("esbuild")
const { entries } = await task()
const made = {}
for (const entry of entries) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry], bundle: true, minify: true, write: false, format: "iife", target: "es2020",
    legalComments: "none", logLevel: "error", nodePaths: [process.env.SIGNPOST_MODULES] })
  made[entry] = outputFiles[0].text
}
answer(made)
