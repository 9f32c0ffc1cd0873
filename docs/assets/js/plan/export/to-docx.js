/* A composed plan as a Word document, made on the device. The library is large, so it is loaded only when needed. */

const linesOf = text => text.split("\n")

const createBuilders = docx => {
  const { ExternalHyperlink, HeadingLevel, Paragraph, TextRun } = docx
  const run = (text, style = {}) => linesOf(text).map((line, index) => new TextRun({ text: line, break: index ? 1 : 0, ...style }))
  const paragraph = (children, options = {}) => new Paragraph({ children, spacing: { after: 100 }, ...options })
  const link = (href, text) => new ExternalHyperlink({ link: href, children: [new TextRun({ text, style: "Hyperlink" })] })
  const labelled = (label, text) => paragraph([...run(`${label}: `, { bold: true }), ...run(text)])
  const contact = ({ verb, text, href, beside }) => paragraph(
    [...run(verb === "Website" ? "" : `${verb} `), link(href, text), ...run(beside ? ` (${beside})` : "")], { bullet: { level: 0 } })
  const source = ({ text, href, trust }) => paragraph(
    [...run("Source: ", { italics: true }), link(href, text), ...run(trust ? `. ${trust}` : "", { italics: true })])
  const item = each => [
    new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: run(each.heading) }),
    ...each.before.map(text => paragraph(run(text, { bold: true }))),
    ...each.wording.split(/\n{2,}/).filter(Boolean).map(text => paragraph(run(text))),
    ...each.labelled.map(([label, text]) => labelled(label, text)),
    ...each.contacts.map(contact),
    ...(each.source ? [source(each.source)] : []),
  ]
  const title = text => new Paragraph({ heading: HeadingLevel.HEADING_1, children: run(text) })
  return { item, title }
}

const heading = (size, before) => ({ run: { font: "Arial", size, bold: true, color: "0B4F6C" }, paragraph: { spacing: { before, after: 120 } } })

const STYLES = { default: {
  document: { run: { font: "Arial", size: 22 } }, heading1: heading(34, 0), heading2: heading(26, 320),
  hyperlink: { run: { color: "0B4F6C", underline: {} } } } }
const A4 = { size: { width: 11906, height: 16838 }, margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 } }

/** Return a composed plan as a Blob that Word and LibreOffice open. Rejects where the library cannot be loaded. */
export const toDocx = async ({ title, items, site }) => {
  const docx = await import("./docx.js")
  const builders = createBuilders(docx)
  const file = new docx.Document({
    creator: site, lastModifiedBy: site, title, description: "", styles: STYLES,
    sections: [{ properties: { page: A4 }, children: [builders.title(title), ...items.flatMap(builders.item)] }] })
  return docx.Packer.toBlob(file)
}
