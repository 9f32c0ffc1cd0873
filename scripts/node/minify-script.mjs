/* Task: {file}. Result: {code}: a script of the theme, minified. It takes seconds, so Python caches the result. */
import fs from "node:fs"
import { readTask, require, writeResult } from "./stdio.mjs"

const { file } = await readTask()
const { code } = await require("terser").minify(fs.readFileSync(file, "utf8"), {
  compress: true, mangle: true, format: { comments: false } })
writeResult({ code })
