/* Documents go in; an index comes out that answers a query with the documents, best first. MiniSearch does the finding;
   what is here is what a word may match (itself, its stem, its beginning, a slip of it) and what weighs how much. */
import MiniSearch from "minisearch"
import { dialled, isFaint, isStop, queryWords, stem, STEM, wordsOf } from "./tokenizer.js"

const LINES = ["about", "summary", "also", "by", "keywords", "said", "hinted", "numbers"]
const BOOST = { title: 12, also: 9, by: 5, initials: 6, said: 6, sayings: 2, keywords: 6, summary: 3, numbers: 10, about: 2, hinted: 2, body: 1 }
const NAMES = ["title", "also", "by", "initials", "said", "keywords", "summary", "numbers"] // where two letters are looked for: more would be nearly all
const PART = { entry: 1, theme: 0.6, page: 0.4 }
const MATCH = { exact: 1, stem: 0.9, prefix: 0.6, slip: 0.5 }
const LONGEST = 200
const MOST_WORDS = 12
const AGE = /\b\d{1,2}[\s-]*(?:(?:years?|yrs?)[\s-]*olds?|yo)\b/gi
const MOST_RESULTS = 40
const MOST_PAGES = 10
const MOST_WEIGHED = 300
const MOST_BEGUN = 400 // documents with a word that begins so: two letters begin words of nearly all of them

const unescaped = text => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;|&#x27;/g, "'").replace(/&amp;/g, "&")

/** Return a document's lines by their name; see search_index.py for their order. */
const lined = doc => {
  const lines = unescaped(doc.text).split("\n")
  const record = { location: doc.location, title: unescaped(doc.title), is: doc.sp?.is ?? "page", ring: doc.sp?.ring ?? [],
    closed: doc.sp?.closed ?? "", instead: doc.sp?.instead ?? [] }
  LINES.forEach((name, index) => { record[name] = doc.sp ? lines[index] ?? "" : "" })
  record.body = doc.sp ? lines.slice(LINES.length).join("\n") : lines.join(" ")
  return record
}

/** Return phrases' words run together, so that "step ladder" finds Stepladder and "gohenry" finds Go Henry. */
const runTogether = words => {
  const made = []
  for (let size = 2; size <= 3; size++)
    for (let at = 0; at + size <= words.length; at++) made.push(words.slice(at, at + size).join(""))
  return made
}

const initialsOf = phrase => {
  const words = wordsOf(phrase)
  const bare = words.filter(word => !isStop(word))
  return [words, bare].filter(some => some.length >= 3 && some.length <= 6).map(some => some.map(word => word[0]).join(""))
}

/** Return an entry's names in full, and the parts of its title before and within brackets, colons and commas. */
const namesOf = record => [record.title, ...record.also.split(" · ")].filter(Boolean)
const partsOf = record => record.title.split(/[:(),]/).map(part => part.trim()).filter(Boolean)

/** Return the number in each way that it may be begun: whole, or from one of its groups. */
const numberTerms = line => line.split(" · ").flatMap(number => {
  const groups = number.replace(/\+/g, "").split(/\s+/)
  return groups.map((_, index) => dialled(groups.slice(index).join("")))
})

const withStems = words => {
  const each = [...new Set(words)]
  return [...each, ...each.map(word => STEM + stem(word))].join(" ")
}

/** Return people's own words for a record: `said` has the single words, `sayings` the phrases, which match in part. */
const sayings = (record, name) => name === "hinted" ? record.hinted.split(" · ")
  : record.said.split(" · ").filter(term => term.includes(" ") === (name === "sayings"))

const indexed = (record, name) => {
  if (name === "id") return record.location
  if (name === "numbers") return numberTerms(record.numbers).join(" ")
  if (name === "initials") return [...namesOf(record), ...partsOf(record), ...record.keywords.split(", ")].flatMap(initialsOf).join(" ")
  if (["title", "also"].includes(name)) {
    const parts = name === "title" ? [record.title] : record.also.split(" · ")
    return parts.map(part => { const words = wordsOf(part); return withStems(words) + " " + runTogether(words).join(" ") }).join(" ")
  }
  if (["keywords", "said", "sayings", "hinted"].includes(name)) {
    const parts = name === "keywords" ? record.keywords.split(", ") : sayings(record, name)
    return parts.map(part => { const words = wordsOf(part); return withStems(words) + " " + runTogether(words.slice(0, 4)).join(" ") }).join(" ")
  }
  return withStems(wordsOf(record[name]))
}

/** Return the stems of a phrase's telling words: by it "young carers" and "a young carer" are the same. */
const keyOf = words => {
  const telling = words.filter(word => !isStop(word))
  return (telling.length ? telling : words).map(stem).join(" ")
}

/** Build the index of the builder's documents. */
export const build = docs => {
  const records = new Map(docs.map(doc => [doc.location, lined(doc)]))
  const terms = new Set()
  const mini = new MiniSearch({
    fields: Object.keys(BOOST), extractField: indexed, tokenize: text => text.split(" ").filter(Boolean), searchOptions: { processTerm: term => term },
    processTerm: term => { terms.add(term); return term } })
  const spellings = new Map()
  for (const record of records.values()) {
    const names = [...namesOf(record), ...partsOf(record)]
    record.titleKey = keyOf(wordsOf(record.title))
    record.titleTerms = record.titleKey.split(" ").map(root => STEM + root)
    record.names = new Set([...namesOf(record), partsOf(record)[0] ?? ""].map(name => keyOf(wordsOf(name))).filter(Boolean))
    record.phrases = new Set([record.by, ...record.keywords.split(", "), ...record.said.split(" · ")].filter(Boolean).map(part => keyOf(wordsOf(part))))
    record.running = ` ${[...names, record.by, ...record.keywords.split(", "), ...record.said.split(" · "), record.summary].map(part => keyOf(wordsOf(part))).join(" | ")} `
    if (record.is !== "page")
      for (const shown of `${record.title} ${record.also} ${record.keywords} ${record.said}`.match(/[\p{L}\p{N}'’-]{3,}/gu) ?? [])
        for (const word of wordsOf(shown)) if (!isStop(word) && !spellings.has(word)) spellings.set(word, shown.toLowerCase())
  }
  mini.addAll([...records.values()])
  return { mini, records, spellings, terms }
}

const slipsAllowed = word => /^\d+$/.test(word) ? 0 : word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0

/** Return a word with two neighbouring letters swapped, in each way. */
const swaps = word => Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2))

const ask = (mini, term, options = {}) => mini.search(term, { boost: BOOST, bm25: { k: 0.8, b: 0.25, d: 0.5 }, ...options })

const begun = (mini, word) => ask(mini, word, word.length > 2 ? { prefix: true } : { prefix: true, fields: NAMES })

/** Return what a word finds: documents by id, each with its score from 0 to 1 and how it matched. */
const findWord = (index, word, last) => {
  const { mini } = index
  const found = new Map()
  const add = (results, how, factor = MATCH[how]) => {
    const top = results[0]?.score || 1
    for (const { id, score, terms } of results) {
      const value = factor * Math.sqrt(score / top)
      const known = found.get(id)
      if (!known || known.score < value) found.set(id, { score: value, how: known?.how ?? how, terms: [...(known?.terms ?? []), ...terms] })
      else known.terms.push(...terms)
    }
  }
  add(ask(mini, word), "exact")
  add(ask(mini, STEM + stem(word)), "stem")
  if (word.length > 1 && (last || !found.size)) add(begun(mini, word).slice(0, MOST_BEGUN), "prefix", last ? MATCH.prefix : MATCH.prefix / 2)
  const right = found.size
  if (right < 3) add((right ? near(mini, word, slipsAllowed(word)) : guesses(index, word, slipsAllowed(word))).filter(({ id }) => !found.has(id)), "slip", right ? 0.02 : MATCH.slip)
  return { found, right }
}

/* What is near a word that is right itself stands far below it: the plain edits are enough. */
const near = (mini, word, slips) => slips ? ask(mini, word, { fuzzy: Math.min(slips, 1) }) : []

/** Return what a word finds with so many slips, best first: MiniSearch's edits, and neighbouring letters swapped. */
const guesses = ({ mini, terms }, word, slips) => {
  if (!slips) return []
  const best = new Map()
  const keep = results => {
    for (const result of results) if ((best.get(result.id)?.score ?? 0) < result.score) best.set(result.id, result)
  }
  keep(ask(mini, word, { fuzzy: slips }))
  const once = swaps(word)
  const twice = slips > 1 ? once.flatMap(swaps) : []
  for (const swapped of new Set([...once, ...twice])) if (terms.has(swapped)) keep(ask(mini, swapped))
  if (slips > 1 && !best.size) for (const swapped of once) keep(ask(mini, swapped, { fuzzy: 1 }))
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** Return the words to look for: without those that say nothing, unless nothing else is left. */
export const soughtWords = query => {
  const asked = query.slice(0, LONGEST)
  const words = [...new Set(queryWords(asked.replace(AGE, " ").trim() || asked))].slice(0, MOST_WORDS * 2)
  const telling = words.filter((word, index) => !isStop(word))
  return (telling.length ? telling : words).slice(0, MOST_WORDS)
}

/** Answer a query: the records, best first, each with the terms of the index that it matched. */
export const search = (index, query) => {
  const words = soughtWords(query)
  if (!words.length) return []
  const total = index.records.size
  const asked = words.map((word, at) => ({ word, ...findWord(index, word, at === words.length - 1) }))
  const joined = words.slice(0, -1).map((word, at) => word + words[at + 1])
  joined.forEach((word, at) => {
    const results = ask(index.mini, word)
    if (!results.length) return
    const top = results[0].score
    for (const { id, score, terms } of results)
      for (const part of [asked[at], asked[at + 1]]) {
        const known = part.found.get(id)
        const value = Math.sqrt(score / top)
        if (!known || known.score < value) part.found.set(id, { score: value, how: "exact", terms: [...(known?.terms ?? []), ...terms] })
      }
  })
  const weights = asked.map(({ word, found, right }) =>
    found.size ? Math.log(1 + total / (right || found.size)) * (isFaint(word) && words.length > 1 ? 0.25 : 1) : 0)
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const scores = new Map()
  asked.forEach(({ found }, at) => {
    for (const [id, { score, how, terms }] of found) {
      const sum = scores.get(id) ?? { score: 0, covered: 0, terms: new Set() }
      sum.score += score * weights[at] / whole
      sum.covered += weights[at] / whole * (how === "slip" && asked[at].right ? 0.1 : 1)
      terms.forEach(term => sum.terms.add(term))
      scores.set(id, sum)
    }
  })
  const runs = runsOf(words, weights.map(weight => weight / whole))
  const found = [...scores].map(([id, sum]) => ({ ...sum, record: index.records.get(id) }))
  for (const each of found) each.score *= each.covered * PART[each.record.is]
  const best = found.sort((a, b) => b.score - a.score).slice(0, MOST_WEIGHED)
  for (const each of best) each.score *= closeness(each.record, runs) * namedBy(each.record, each.terms)
  return best.sort((a, b) => b.score - a.score || a.record.title.localeCompare(b.record.title))
    .filter(({ record }, place) => place < MOST_RESULTS || record.is !== "entry").slice(0, MOST_RESULTS + MOST_PAGES)
}

/** Return the runs of neighbouring words in a query, each with its share of the query's weight; the whole comes first. */
const runsOf = (words, shares) => {
  const runs = []
  for (let size = words.length; size > 0; size--)
    for (let at = 0; at + size <= words.length; at++)
      runs.push({ key: words.slice(at, at + size).map(stem).join(" "), share: shares.slice(at, at + size).reduce((sum, share) => sum + share, 0), size })
  return runs
}

/** Return how much nearer a record is, the more of its name was matched: "Autism Central" before its online sessions. */
const namedBy = ({ titleTerms }, terms) => 1 + 0.3 * titleTerms.filter(term => terms.has(term)).length / titleTerms.length

/** Return how much nearer an entry is when the query, or a run of its words, is one of its names or phrases. */
const closeness = (record, runs) => {
  if (record.is !== "entry") return 1
  if (record.titleKey === runs[0].key) return 3
  let best = 1
  for (const { key, share, size } of runs) {
    if (record.names.has(key)) best = Math.max(best, 1 + 1.3 * share)
    else if (record.phrases.has(key)) best = Math.max(best, 1 + 0.6 * share)
    else if (size > 1 && record.running.includes(` ${key} `)) best = Math.max(best, 1 + 0.35 * share)
  }
  return best
}

/** Return the words of the catalogue nearest to a query that found nothing. */
export const nearest = (index, query) => {
  const words = soughtWords(query).filter(word => word.length > 2 && !/\d/.test(word))
  const near = words.flatMap(word => [...index.spellings].map(([term, shown]) => [likeness(word, term), shown]))
  return [...new Set(near.filter(([like]) => like > 0.4).sort((a, b) => b[0] - a[0]).map(([, shown]) => shown))].slice(0, 3)
}

const pairs = word => Array.from({ length: word.length + 1 }, (_, at) => ` ${word} `.slice(at, at + 2))

/** Return how alike two words are, from 0 to 1: the share of their pairs of letters that they have in common. */
const likeness = (one, other) => {
  const left = pairs(other)
  const size = left.length
  let shared = 0
  for (const pair of pairs(one)) {
    const at = left.indexOf(pair)
    if (at >= 0) { shared++; left.splice(at, 1) }
  }
  return 2 * shared / (one.length + 1 + size)
}
