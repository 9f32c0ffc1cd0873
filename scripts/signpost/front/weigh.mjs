/* Makes the front end small. In: {site, pages' words, scripts' words, sheets, entries, format}. Out: {css}.
   Style rules that no page and no script can need go; modules become one file an entry. */
import fs from "node:fs"
import path from "node:path"
import { answer, require, task } from "./packages.mjs"

const { PurgeCSS } = require("purgecss")
const esbuild = require("esbuild")

/* Parts of the theme that exist only where the page's own HTML has them: that its script knows their names is no need. */
const ABSENT = /^(md-(version|annotation|code|source|tag|tooltip2?|status|tabs|banner|consent|top|progress|feedback|social|post|path|annotate|clipboard|select|option)|tabbed|highlight|linenos|admonition|task-list|footnote|mermaid|glightbox|lightbox|mdx-)/

const inPages = new Set()
const words = text => text.match(/[A-Za-z0-9_-]+/g) ?? []

const wanted = ({ html, scripts }) => {
  for (const file of html) for (const word of words(fs.readFileSync(file, "utf8"))) inPages.add(word)
  const all = new Set(inPages)
  for (const file of scripts) {
    for (const word of words(fs.readFileSync(file, "utf8"))) if (!ABSENT.test(word)) all.add(word)
  }
  return [...all].sort().join(" ")
}

/* Variables that scripts' own style sheets use, such as that of a search box in a shadow root; diagrams we have none. */
const usedByScripts = job => [...new Set(job.scripts.flatMap(file =>
  fs.readFileSync(file, "utf8").match(/(?<=var\()--(?!md-mermaid)[\w-]+/g) ?? []))]

const style = async job => {
  const raw = job.sheets.map(file => fs.readFileSync(file, "utf8").replace(/\/\*# sourceMappingURL=.*?\*\//g, "")).join("\n")
  const [kept] = await new PurgeCSS().purge({
    content: [{ raw: wanted(job), extension: "txt" }], css: [{ raw }], defaultExtractor: text => text.split(" "),
    dynamicAttributes: ["href"],
    variables: true, keyframes: true, fontFace: true, safelist: { standard: [/^:/, "not", "is", "where", "has"], variables: usedByScripts(job) } })
  return (await esbuild.transform(kept.css, { loader: "css", minify: true, legalComments: "none" })).code
}

const scripts = async job => {
  await esbuild.build({
    entryPoints: job.entries, bundle: true, minify: true, format: "esm", splitting: true, target: "es2020",
    outdir: job.made, outbase: job.base, absWorkingDir: job.base, chunkNames: "part-[hash]", legalComments: "none", logLevel: "error",
    nodePaths: [process.env.SIGNPOST_MODULES] })
}

const job = await task()
const css = await style(job)
if (job.entries.length) await scripts(job)
answer({ css })
