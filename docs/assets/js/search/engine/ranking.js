/* Ranks what was found: by what a record is, by its name and phrases, and by danger. */

const KIND_WEIGHT = { entry: 1, theme: 0.6, page: 0.4 }
const NAMED = 2 // the factor of an entry whose name is in the query
const MOST_ENTRIES = 40
const MOST_OTHERS = 10 // themes and pages beyond the entries
const MOST_RANKED = 300
const LATER = 0.85 // the factor of each place in the list of a danger's entries
const UNFOUND = 0.2 // the score of a danger's entry that the words do not find
const MUCH_BETTER = 1.5
const FITS_NEARLY = 0.5 // of the best result's score
const FITS_SOMEHOW = 0.5, FITS_URGENT = 0.7, FITS = 1, FITS_WELL = 1.3
/* An entry that fits so well is what is sought, though the words of the query count as danger: of what can be rung a
   lower score will do, and so will it of any entry where the danger is not sure. `covered` is of the query's weight. */
const EXPLAINS = { sure: { covered: 0.9, rung: 0.85, other: 1 }, unsure: { covered: 0.8, rung: 0.75, other: 0.75 } }
const ALWAYS = { sure: 2, unsure: 1 } // of a danger's entries come first, found or not

/** Return the runs of neighbouring words in a query, each with its share of the query's weight, the greatest first. */
const wordRuns = (stems, shares) => {
  const runs = []
  for (let size = stems.length; size > 0; size--)
    for (let start = 0; start + size <= stems.length; start++) {
      const share = shares.slice(start, start + size).reduce((sum, each) => sum + each, 0)
      runs.push({ key: stems.slice(start, start + size).join(" "), share, size })
    }
  return runs.sort((a, b) => b.share - a.share || b.size - a.size)
}

/** Return the factor for the share of a title that was matched: "Autism Central" comes before its online sessions. */
const titleFactor = ({ titleTerms }, terms) => 1 + 0.3 * titleTerms.filter(term => terms.has(term)).length / titleTerms.length

/** Return the factor for an entry whose name or phrase is the query, or a run of its words; for a page only the whole
    query counts. */
const phraseFactor = (record, runs, isNamed) => {
  if (record.type !== "entry") return record.phraseKeys.has(runs[0].key) ? 3 : 1
  if (record.titleKey === runs[0].key) return 3
  let best = isNamed ? NAMED : 1
  for (const { key, share, size } of runs) {
    if (1 + 1.3 * share <= best) break
    if (record.nameKeys.has(key)) best = Math.max(best, 1 + 1.3 * share)
    else if (record.phraseKeys.has(key)) best = Math.max(best, 1 + 0.6 * share)
    else if (size > 1 && 1 + 0.35 * share > best && record.keyText.includes(` ${key} `)) best = Math.max(best, 1 + 0.35 * share)
  }
  return best
}

const byScore = (a, b) => b.score - a.score || a.record.title.localeCompare(b.record.title)

/** Rank the results: [{record, score, covered, terms}…]. `stems` are the stems of the query's words, `shares` each
    word's share of its weight, `named` the ids of the records whose name is in the query. */
export const rank = (found, stems, shares, named) => {
  for (const result of found) result.score *= result.covered * KIND_WEIGHT[result.record.type]
  const best = found.sort((a, b) => b.score - a.score).slice(0, MOST_RANKED)
  const runs = wordRuns(stems, shares)
  for (const result of best)
    result.score *= phraseFactor(result.record, runs, named.has(result.record.location)) * titleFactor(result.record, result.terms)
  return best.sort(byScore).filter(({ record }, place) => place < MOST_ENTRIES || record.type !== "entry")
    .slice(0, MOST_ENTRIES + MOST_OTHERS)
}

const canBeRung = ({ record }) => !record.closed && (record.numbers.length > 0 || record.location.startsWith("urgent/"))

/** Return the best result that can be rung and has at least such a score, or null. */
const findRung = (ranked, least) => ranked.find(result => canBeRung(result) && result.score >= least)

/** Return whether a result explains the query without a danger that its words only count. */
const explainsAll = (result, isSure) => {
  const { covered, rung, other } = isSure ? EXPLAINS.sure : EXPLAINS.unsure
  return result?.record.type === "entry" && result.covered >= covered && result.score >= (canBeRung(result) ? rung : other)
}

const putFirst = (result, ranked) => [result, ...ranked.filter(other => other !== result)]

/** Return whether the best result helps at once and fits so well that it stays before the entries for a danger, of
    which the best has a score. */
const isFitting = ({ record, score }, { isSaid, isLifeAtRisk }, best) => {
  const isUrgent = record.location.startsWith("urgent/")
  const needed = isLifeAtRisk ? FITS_WELL : !isUrgent ? FITS : isSaid ? FITS_URGENT : FITS_SOMEHOW
  return (isUrgent || (!isLifeAtRisk && record.buttons.length > 0)) && score > Math.max(best * MUCH_BETTER, needed)
}

/** Put the entries for a danger first: those that the words find, and the most important in any case. Where a life is at
    risk, the most important comes before those that fit less well than FITS_URGENT. Where the danger is not sure, a result
    that fits and can be rung comes first instead; where it is not said, an entry that fits the whole query. Where the
    query names a service the results keep their order, unless a life is at risk. */
export const leadInDanger = ({ records }, ranked, danger) => {
  if (!danger || (danger.namesService && !danger.isLifeAtRisk)) return ranked
  const { first, isSure, isSaid, isLifeAtRisk } = danger
  if (!first.length || !isSure) {
    const rung = findRung(ranked, first.length ? Math.max(FITS_SOMEHOW, FITS_NEARLY * ranked[0]?.score) : 0)
    if (rung) return putFirst(rung, ranked)
  }
  if (!isSaid && explainsAll(ranked[0], isSure)) return ranked
  const found = new Map(ranked.map(result => [result.record.location, result]))
  const always = isSure ? ALWAYS.sure : ALWAYS.unsure
  const candidates = first.filter((location, place) => records.has(location) && (place < always || found.get(location)?.score >= UNFOUND))
    .map((location, place) => {
      const result = found.get(location) ?? { record: records.get(location), score: UNFOUND, covered: 0, terms: new Set() }
      const least = isLifeAtRisk && !place ? FITS_URGENT : UNFOUND
      return { result, score: Math.max(result.score, least) * LATER ** place }
    }).sort((a, b) => b.score - a.score).map(({ result }) => result)
  const best = candidates[0]?.score ?? 0
  const fitting = ranked.slice(0, 1).filter(result => !first.includes(result.record.location) && isFitting(result, danger, best))
  const leading = [...new Set([...fitting, ...candidates])]
  const all = [...leading, ...ranked.filter(result => !leading.includes(result))]
  const helps = isLifeAtRisk && leading.find(canBeRung)
  return helps ? putFirst(helps, all) : all
}
