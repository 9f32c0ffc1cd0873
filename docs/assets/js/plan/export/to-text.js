/* A composed plan as plain text, for case systems whose fields take nothing but lines. */

const contactLine = ({ verb, text, href, beside }) => {
  const contact = verb === "Website" ? `${text}: ${href}` : `${verb} ${text}`
  return beside ? `${contact} (${beside})` : contact
}

const sourceLine = ({ text, href, trust }) => `Source: ${text}, ${href}${trust ? ` (${trust})` : ""}`

const itemLines = item => [
  item.heading,
  ...item.before,
  ...(item.wording ? [item.wording] : []),
  ...item.labelled.map(([label, text]) => `${label}: ${text}`),
  ...item.contacts.map(contactLine),
  ...(item.source ? [sourceLine(item.source)] : []),
]

/** Return a composed plan as text. */
export const toText = ({ title, items }) => [title, ...items.map(item => itemLines(item).join("\n"))].join("\n\n") + "\n"
