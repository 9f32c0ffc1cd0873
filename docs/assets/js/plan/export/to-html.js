/* A composed plan as a fragment of document: copied as rich text, and printed. */
import { linkTo, make } from "../../site/dom.js"

const bold = (label, text) => [make("strong", {}, `${label}:`), ` ${text}`]

const lines = rows => make("p", {}, ...rows.flatMap((row, index) => index ? [make("br"), ...row] : row))

const contactItem = ({ verb, text, href, beside }) =>
  make("li", {}, verb === "Website" ? "" : `${verb} `, linkTo(href, text), beside ? ` (${beside})` : "")

const itemNodes = item => {
  const { source } = item
  return [
    make("h2", {}, item.heading),
    ...item.before.map(text => make("p", {}, make("strong", {}, text))),
    ...item.wording.split(/\n{2,}/).filter(Boolean).map(text => lines(text.split("\n").map(line => [line]))),
    ...(item.labelled.length ? [lines(item.labelled.map(([label, text]) => bold(label, text)))] : []),
    ...(item.contacts.length ? [make("ul", {}, ...item.contacts.map(contactItem))] : []),
    ...(source ? [make("p", {}, make("em", {}, "Source: ", linkTo(source.href, source.text), source.trust ? `. ${source.trust}` : ""))] : []),
  ]
}

/** Return the nodes of a plan. */
export const rich = ({ title, items }) => [make("h1", {}, title), ...items.flatMap(itemNodes)]
