/* Bundles each module with what it imports, packages too, as one minified classic script: for workers, and for pages
   opened from a folder, where browsers refuse to load modules. Task: {entries: [path…]}. Result: {path: code}. */
import { readTask, require, writeResult } from "./stdio.mjs"

const esbuild = require("esbuild")
const { entries } = await readTask()
const scripts = {}
for (const entry of entries) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry], bundle: true, minify: true, write: false, format: "iife", target: "es2020",
    define: { "process.env.NODE_ENV": '"production"' }, legalComments: "none", logLevel: "error",
    nodePaths: [process.env.SIGNPOST_MODULES] })
  scripts[entry] = outputFiles[0].text
}
writeResult(scripts)
