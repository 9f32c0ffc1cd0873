/* A composed plan as elements: copied as rich text, and printed. */
import { createElement, createLink } from "../../site/dom.js"

const labelledLine = ([label, text]) => [createElement("strong", {}, `${label}:`), ` ${text}`]

/** Return a paragraph of lines; each line is a list of nodes and strings. */
const lineParagraph = lines =>
  createElement("p", {}, ...lines.flatMap((line, index) => index ? [createElement("br"), ...line] : line))

const wordingParagraphs = text => text.split(/\n{2,}/).filter(Boolean)
  .map(paragraph => lineParagraph(paragraph.split("\n").map(line => [line])))

const contactItem = ({ verb, text, href, beside }) =>
  createElement("li", {}, verb === "Website" ? "" : `${verb} `, createLink(href, text), beside ? ` (${beside})` : "")

const sourceParagraph = ({ text, href, trust }) =>
  createElement("p", {}, createElement("em", {}, "Source: ", createLink(href, text), trust ? `. ${trust}` : ""))

const itemElements = item => [
  createElement("h2", {}, item.heading),
  ...item.before.map(text => createElement("p", {}, createElement("strong", {}, text))),
  ...wordingParagraphs(item.wording),
  ...(item.labelled.length ? [lineParagraph(item.labelled.map(labelledLine))] : []),
  ...(item.contacts.length ? [createElement("ul", {}, ...item.contacts.map(contactItem))] : []),
  ...(item.source ? [sourceParagraph(item.source)] : []),
]

/** Return a composed plan as a list of elements. */
export const toHtml = ({ title, items }) => [createElement("h1", {}, title), ...items.flatMap(itemElements)]
