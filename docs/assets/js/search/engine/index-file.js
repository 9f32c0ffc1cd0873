/* Reads search/index.json, which scripts/signpost/search/index_file.py writes: what many records share stands once. */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
const MORE = DIGITS.length - 1 // this digit adds its value, and the number goes on

/** Yield the numbers of records that a text stands for: each is the distance from the one before. */
function* numbersIn(text) {
  let at = 0
  for (const digit of text) {
    const value = DIGITS.indexOf(digit)
    at += value
    if (value < MORE) yield at
  }
}

const split = (text, by) => text ? text.split(by) : []

/* Fields that hold several texts. */
const LISTS = ["also_known_as", "keywords", "numbers"]
const LEADS = ["named", "strong", "weak"]

/** Return records of fields: each is a text with a line for each record, in lists a bar between two texts; or a list of
    values, with 0 where a record has none. */
const rowsOf = columns => {
  const rows = []
  for (const [name, column] of Object.entries(columns))
    (Array.isArray(column) ? column : column.split("\n")).forEach((value, number) => {
      const row = rows[number] ??= {}
      if (value !== 0) row[name] = LISTS.includes(name) ? split(value, "|") : value
    })
  return rows
}

const SAME = "~", PARTS = " · "

const folderOf = (location = "") => location.slice(0, location.replace(/\/$/, "").lastIndexOf("/") + 1)

const hyphenated = title => title.toLowerCase().replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")

/** Give records their whole addresses, and `about` all its parts. SAME stands for the folder of the address before, at the
    end of an address for the title in small letters with hyphens, and in `about` for the title of the page above. */
const fillFolders = records => {
  let folder = ""
  for (const record of records) {
    if (record.location?.startsWith(SAME)) record.location = folder + record.location.slice(SAME.length)
    if (record.location?.endsWith(SAME)) record.location = `${record.location.slice(0, -SAME.length)}${hyphenated(record.title)}/`
    folder = folderOf(record.location)
  }
  const titles = new Map(records.map(({ location, title }) => [location, title]))
  for (const record of records)
    if (record.about) record.about = record.about.split(PARTS).map(part => part === SAME ? titles.get(folderOf(record.location)) : part).join(PARTS)
}

/** Return the records. `vocabulary` has groups of people's words with the numbers of the records to which they lead,
    `words` and `found_in` the words of the records' texts and, for each, the numbers of the records that have it. Each
    word is a digit and letters: it begins with as many letters of the word before it as the digit says. */
export const recordsOf = ({ records, vocabulary = {}, words = "", found_in: foundIn = "" }) => {
  const read = rowsOf(records).map(record => ({ ...record, named: [], strong: [], weak: [] }))
  fillFolders(read)
  const groups = split(vocabulary.say, "|").map(say => say.split(","))
  for (const field of LEADS)
    split(vocabulary[field], "|").forEach((numbers, group) => {
      for (const number of numbersIn(numbers)) read[number][field].push(...groups[group])
    })
  const bodies = read.map(() => [])
  const listed = split(foundIn, "|")
  let word = ""
  split(words, " ").forEach((text, index) => {
    word = [...word].slice(0, DIGITS.indexOf(text[0])).join("") + text.slice(1)
    for (const number of numbersIn(listed[index])) bodies[number].push(word)
  })
  return read.map((record, index) => ({ ...record, body: bodies[index].join(" ") }))
}
