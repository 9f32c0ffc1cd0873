/* In: {file}. Out: {code}: a script of the theme, smaller. Slow, and the same until the theme changes. */
import fs from "node:fs"
import { answer, require, task } from "./packages.mjs"

const { file } = await task()
const { code } = await require("terser").minify(fs.readFileSync(file, "utf8"), {
  compress: true, mangle: true, format: { comments: false } })
answer({ code })
