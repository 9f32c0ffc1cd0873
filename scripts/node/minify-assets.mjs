/* Minifies the site's style sheets and scripts.

   Task: {words, scripts, modules, sheets, entries, base}: the names in the pages' tags, the paths of the classic scripts,
   of our modules, of the style sheets and of the entry modules, and the folder of our scripts.
   Result: {css, files: [[name, text]…]}: one style sheet without unused rules, and our scripts, each entry module with all
   that it imports; modules shared by several are in parts. */
import fs from "node:fs"
import path from "node:path"
import { readTask, require, writeResult } from "./stdio.mjs"

const { PurgeCSS } = require("purgecss")
const esbuild = require("esbuild")

/* Components of the theme that no page here has. The theme's script names them, but that is no reason to keep their rules. */
const UNUSED_COMPONENTS = /^(md-(version|annotation|code|source|tag|tooltip2?|status|tabs|banner|consent|top|progress|feedback|social|post|path|annotate|clipboard|select|option)|tabbed|highlight|linenos|admonition|task-list|footnote|mermaid|glightbox|lightbox|mdx-)/

/* Elements that the theme's script creates: search results. Its class names are recognised by their hyphen. */
const CREATED_ELEMENTS = new Set(["a", "article", "div", "h1", "h2", "h3", "hr", "li", "mark", "nav", "ol", "p", "small", "span", "ul"])

/* The theme's rules for details elements, which page.css replaces; icons of admonitions; references to source maps. */
const UNUSED_RULES = /(?<=[{}])[^{}]*\.md-typeset (?:details|summary)[^{}]*\{[^{}]*\}|--md-admonition-icon--[\w-]+:url\("[^"]*"\);?|\/\*# sourceMappingURL=.*?\*\//g

const PART_NAME = /part-[A-Z0-9]{8}/g

const read = file => fs.readFileSync(file, "utf8")
const wordsIn = text => text.match(/[A-Za-z0-9_-]+/g) ?? []
const isOurSheet = file => file.includes("/assets/css/")
const isCreatedByTheme = word => !UNUSED_COMPONENTS.test(word) && (CREATED_ELEMENTS.has(word) || /[-_]/.test(word))

/** Return every name that a selector may match: those of the pages, of our modules, and of what the theme's script creates. */
const usedNames = task => {
  const names = new Set(task.words)
  for (const file of task.modules) for (const word of wordsIn(read(file))) names.add(word)
  for (const file of task.scripts) for (const word of wordsIn(read(file))) if (isCreatedByTheme(word)) names.add(word)
  return [...names].sort().join(" ")
}

/** Return the custom properties that the theme's script uses in styles of its own, diagrams apart. */
const scriptedProperties = task => [...new Set(task.scripts.flatMap(file =>
  read(file).match(/(?<=var\()--(?!md-mermaid)[\w-]+/g) ?? []))]

/** Return all style sheets as one, without unused rules. */
const minifyStyles = async task => {
  const raw = task.sheets.map(file => isOurSheet(file) ? read(file) : read(file).replace(UNUSED_RULES, "")).join("\n")
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: usedNames(task), extension: "txt" }], css: [{ raw }], defaultExtractor: text => text.split(" "),
    dynamicAttributes: ["href"], variables: true, keyframes: true, fontFace: true,
    safelist: { standard: [/^:/, "not", "is", "where", "has"], variables: scriptedProperties(task) } })
  return (await esbuild.transform(purged.css, { loader: "css", minify: true, legalComments: "none" })).code
}

/** Name the shared parts by number: esbuild's hashes depend on the folder in which the site is built. */
const numberParts = (files, base) => {
  const parts = files.filter(file => path.basename(file.path).match(PART_NAME))
  const sorted = parts.map(file => [file.text.replace(PART_NAME, ""), path.basename(file.path, ".js")]).sort()
  const names = new Map(sorted.map(([, name], index) => [name, `part-${index + 1}`]))
  return files.map(file => [path.relative(base, file.path), file.text].map(text => text.replace(PART_NAME, name => names.get(name) ?? name)))
}

const bundleModules = async ({ entries, base }) => {
  const { outputFiles } = await esbuild.build({
    entryPoints: entries, bundle: true, minify: true, format: "esm", splitting: true, target: "es2020",
    outdir: base, outbase: base, absWorkingDir: base, chunkNames: "part-[hash]", legalComments: "none",
    logLevel: "error", nodePaths: [process.env.SIGNPOST_MODULES], write: false, allowOverwrite: true })
  return numberParts(outputFiles, base)
}

const minifyClassicScript = async (file, base) => {
  const { code } = await esbuild.transform(read(file), { minify: true, target: "es2020", legalComments: "none" })
  return [path.relative(base, file), code]
}

const task = await readTask()
const ownScripts = task.scripts.filter(file => file.startsWith(`${task.base}/`))
const [modules, scripts, css] = await Promise.all([
  task.entries.length ? bundleModules(task) : [],
  Promise.all(ownScripts.map(file => minifyClassicScript(file, task.base))),
  minifyStyles(task)])
writeResult({ css, files: [...modules, ...scripts] })
