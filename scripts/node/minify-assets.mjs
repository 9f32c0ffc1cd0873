/* Makes the front end small. In: {words, scripts, modules, sheets, entries, base}. Out: {css, files: [[name, text]…]}.
   Style rules that no page and no script can need go; modules become one file an entry. */
import fs from "node:fs"
import path from "node:path"
import { readTask, require, writeResult } from "./stdio.mjs"

const { PurgeCSS } = require("purgecss")
const esbuild = require("esbuild")

/* Parts of the theme that exist only where the page's own HTML has them: that its script knows their names is no need. */
const ABSENT = /^(md-(version|annotation|code|source|tag|tooltip2?|status|tabs|banner|consent|top|progress|feedback|social|post|path|annotate|clipboard|select|option)|tabbed|highlight|linenos|admonition|task-list|footnote|mermaid|glightbox|lightbox|mdx-)/

/* What the theme's script makes itself: search results, and the parts whose names have a hyphen. */
const MADE = new Set(["a", "article", "div", "h1", "h2", "h3", "hr", "li", "mark", "nav", "ol", "p", "small", "span", "ul"])

/* The theme's folds, which page.css draws anew, pictures that only its admonitions show, and addresses of maps. */
const UNUSED = /(?<=[{}])[^{}]*\.md-typeset (?:details|summary)[^{}]*\{[^{}]*\}|--md-admonition-icon--[\w-]+:url\("[^"]*"\);?|\/\*# sourceMappingURL=.*?\*\//g

const words = text => text.match(/[A-Za-z0-9_-]+/g) ?? []
const isMade = word => !ABSENT.test(word) && (MADE.has(word) || /[-_]/.test(word))

const read = file => fs.readFileSync(file, "utf8")
const ours = file => file.includes("/assets/css/")

const wanted = job => {
  const all = new Set(job.words)
  for (const file of job.modules) for (const word of words(read(file))) all.add(word)
  for (const file of job.scripts) for (const word of words(read(file))) if (isMade(word)) all.add(word)
  return [...all].sort().join(" ")
}

/* Variables that scripts' own style sheets use, such as that of a search box in a shadow root; diagrams we have none. */
const usedByScripts = job => [...new Set(job.scripts.flatMap(file =>
  fs.readFileSync(file, "utf8").match(/(?<=var\()--(?!md-mermaid)[\w-]+/g) ?? []))]

const style = async job => {
  const raw = job.sheets.map(file => ours(file) ? read(file) : read(file).replace(UNUSED, "")).join("\n")
  const [kept] = await new PurgeCSS().purge({
    content: [{ raw: wanted(job), extension: "txt" }], css: [{ raw }], defaultExtractor: text => text.split(" "),
    dynamicAttributes: ["href"],
    variables: true, keyframes: true, fontFace: true, safelist: { standard: [/^:/, "not", "is", "where", "has"], variables: usedByScripts(job) } })
  return (await esbuild.transform(kept.css, { loader: "css", minify: true, legalComments: "none" })).code
}

const PART = /part-[A-Z0-9]{8}/g

/* esbuild's own hashes hang on where the folders stand; these names hang on the contents alone. */
const renamed = (files, base) => {
  const parts = files.filter(file => path.basename(file.path).match(PART))
  const order = parts.map(file => [file.text.replace(PART, ""), path.basename(file.path, ".js")]).sort()
  const names = new Map(order.map(([, name], at) => [name, `part-${at + 1}`]))
  return files.map(file => [path.relative(base, file.path), file.text].map(text => text.replace(PART, name => names.get(name) ?? name)))
}

const bundles = async job => {
  const { outputFiles } = await esbuild.build({
    entryPoints: job.entries, bundle: true, minify: true, format: "esm", splitting: true, target: "es2020",
    outdir: job.base, outbase: job.base, absWorkingDir: job.base, chunkNames: "part-[hash]", legalComments: "none",
    logLevel: "error", nodePaths: [process.env.SIGNPOST_MODULES], write: false, allowOverwrite: true })
  return renamed(outputFiles, job.base)
}

/* Plain scripts of ours stay where they are; only their blank space and their comments go. */
const minified = base => async file => {
  const { code } = await esbuild.transform(fs.readFileSync(file, "utf8"), { minify: true, target: "es2020", legalComments: "none" })
  return [path.relative(base, file), code]
}

const job = await readTask()
const own = file => file.startsWith(`${job.base}/`)
const [modules, plain, css] = await Promise.all([
  job.entries.length ? bundles(job) : [], Promise.all(job.scripts.filter(own).map(minified(job.base))), style(job)])
writeResult({ css, files: [...modules, ...plain] })
