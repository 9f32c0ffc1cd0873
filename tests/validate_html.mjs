/* In: paths of pages. Out: what HTML's own rules say against them. */
import fs from "node:fs"
import { answer, require, task } from "../scripts/signpost/front/packages.mjs"

const { HtmlValidate } = require("html-validate")

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] })
const said = path => validator.validateStringSync(fs.readFileSync(path, "utf8")).results
  .flatMap(result => result.messages).map(each => `${path}:${each.line}: ${each.ruleId}: ${each.message}`)

answer((await task()).flatMap(said))
