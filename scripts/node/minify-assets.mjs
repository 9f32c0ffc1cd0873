/* Minifies the front end of a built site. Task: {names, themeSheets, sheets, modules, scripts, base}: the names in the
   pages' tags; the paths of the theme's style sheets, of ours, of our modules and of our classic scripts; and the folder
   that holds the last two. Result: {css, files: {name: text}}, with names relative to that folder. */
import crypto from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { readTask, require, writeResult } from "./stdio.mjs"

const { PurgeCSS } = require("purgecss")
const esbuild = require("esbuild")

/* What scripts add to a page and no page has itself, so that PurgeCSS would remove its rules. */
const SAFELIST = {
  standard: [/^:/, "not", "is", "where", "has", "js", "mark", "ol", "hr",
    /^md-(typeset__|nav__link|sidebar--)/],
  /* Used by our own style sheets. */
  variables: [/^--md-(default|accent|text|typeset-mark|code-font)/],
}
const DYNAMIC_ATTRIBUTES = ["href", "data-md-scrolllock", "data-md-visible", "data-md-switching"]

const read = file => fs.readFileSync(file, "utf8")
const concatenate = files => files.map(read).join("\n")

/** Return the theme's rules that the pages can need, and all of ours, minified. */
const minifyStyles = async ({ names, themeSheets, sheets }) => {
  const [used] = await new PurgeCSS().purge({
    content: [{ raw: names.join(" "), extension: "txt" }], css: [{ raw: concatenate(themeSheets) }],
    defaultExtractor: text => text.split(" "), dynamicAttributes: DYNAMIC_ATTRIBUTES,
    variables: true, keyframes: true, fontFace: true, safelist: SAFELIST })
  const css = `${used.css}\n${concatenate(sheets)}`
  return (await esbuild.transform(css, { loader: "css", minify: true, legalComments: "none" })).code
}

const CHUNK = /part-[A-Z0-9]{8}/g

/** Return bundles by name. esbuild's hashes depend on the folder of the build; chunks are numbered by their text, and bear a
    hash of all, so that a script of another release never loads one. */
const nameBundles = (files, base) => {
  const chunks = files.filter(file => path.basename(file.path).match(CHUNK))
    .map(file => [file.text.replace(CHUNK, ""), path.basename(file.path, ".js")]).sort()
  const hash = crypto.createHash("sha256").update(chunks.map(([text]) => text).join("\n")).digest("hex").slice(0, 8)
  const names = new Map(chunks.map(([, name], index) => [name, `part-${hash}-${index + 1}`]))
  const rename = text => text.replace(CHUNK, name => names.get(name) ?? name)
  return files.map(file => [rename(path.relative(base, file.path)), rename(file.text)])
}

/** Bundle each module with what it imports; what several import, or one imports later, becomes a chunk. */
const bundleModules = async ({ modules, base }) => {
  const { outputFiles } = await esbuild.build({
    entryPoints: modules, bundle: true, minify: true, format: "esm", splitting: true, target: "es2020",
    outdir: base, outbase: base, absWorkingDir: base, chunkNames: "part-[hash]", legalComments: "none",
    logLevel: "error", nodePaths: [process.env.SIGNPOST_MODULES], write: false, allowOverwrite: true })
  return nameBundles(outputFiles, base)
}

const minifyScript = base => async file => {
  const { code } = await esbuild.transform(read(file), { minify: true, target: "es2020", legalComments: "none" })
  return [path.relative(base, file), code]
}

const task = await readTask()
const [bundles, scripts, css] = await Promise.all([
  task.modules.length ? bundleModules(task) : [], Promise.all(task.scripts.map(minifyScript(task.base))),
  minifyStyles(task)])
writeResult({ css, files: Object.fromEntries([...bundles, ...scripts]) })
