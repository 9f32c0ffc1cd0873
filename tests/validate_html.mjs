/* Task: the paths of pages. Result: html-validate's complaints about them. */
import fs from "node:fs"
import { readTask, require, writeResult } from "../scripts/node/stdio.mjs"

const { HtmlValidate } = require("html-validate")

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] })
const complaintsAbout = path => validator.validateStringSync(fs.readFileSync(path, "utf8")).results
  .flatMap(result => result.messages).map(each => `${path}:${each.line}: ${each.ruleId}: ${each.message}`)

writeResult((await readTask()).flatMap(complaintsAbout))
