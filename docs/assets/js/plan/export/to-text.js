/* A composed plan as plain text, for a case system's plain box: nothing but lines. */

const contactLine = ({ verb, text, href, beside }) => {
  const what = verb === "Website" ? `${text}: ${href}` : `${verb} ${text}`
  return beside ? `${what} (${beside})` : what
}

const itemLines = item => [
  item.heading,
  ...item.before,
  ...(item.wording ? [item.wording] : []),
  ...item.labelled.map(([label, text]) => `${label}: ${text}`),
  ...item.contacts.map(contactLine),
  ...(item.source ? [`Source: ${item.source.text}, ${item.source.href}${item.source.trust ? ` (${item.source.trust})` : ""}`] : []),
]

/** Return the text of a plan. */
export const plain = ({ title, items }) => [title, ...items.map(item => itemLines(item).join("\n"))].join("\n\n") + "\n"
