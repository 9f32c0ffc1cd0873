/* Recognises queries about danger, harm and suicide: the search then shows who to ring now, above all results. What it
   looks for stands in catalogue/crisis.yml, which the build compiles (scripts/signpost/search/crisis.py). */
import { isLightWord, isStopWord } from "./engine/tokenizer.js"
import { foldText } from "./fold-text.js"
import { isOneSlipApart } from "./slips.js"

const LONGEST_QUERY = 400 // characters
const MOST_WORDS = 60
const SHORTEST = 6 // letters of a slip or of the beginning of a word: shorter ones are other words of English
const ENOUGH = 5, MANY_WORDS = 15 // points that speak of danger, and one more for each fifteen words
const SURE = 2 // points more than enough, from which the entries of the danger come first
const OF_A_TOPIC = 3 // points that each topic takes away
const LITTLE_FOR_A_POINT = 2, MOST_LITTLE = 2 // words that tell nothing, and the points of all of them
const OTHER_MEANING = "~"
const GAP = "~", ANY_WORDS = "(?:[^ ]+ ){0,4}?"
const AGE = /\b(\d{1,2}) ?(?:years?|yrs?|yo|y o)\b(?: olds?\b)?/g
const SAID_AGE = /\b(im|hes|shes|is) (\d\d)\b(?! ?(?:mins?|minutes?|hours?|hrs?|days?|weeks?|months?|miles?|quid|pounds?|percent|am|pm|past|to)\b)/g
const WEEKS_OLD = /\b\d{1,2} (?:weeks?|months?) olds?\b/g
const GROWN_UP = 18 // years
const MUCH_OLDER = 3 // years by which a grown-up is older than a child beside them
const NUMBER = /^\d{1,3}(?:mg|x)?$/
const EMERGENCY = /^(?:999|112|111|101)$/

const escape = text => text.replace(/[\\^$.*+?()[\]|]/g, "\\$&")

/** Return a regular verb's forms; an irregular one stands in the file by itself. */
const verbForms = verb => {
  const stem = verb.replace(/e$/, "").replace(/([^aeiou])y$/, "$1i")
  const past = /[^aeiou][aeiou][bdgklmnprt]$/.test(verb) ? verb + verb.at(-1) : stem
  return [verb, `${verb}s`, `${stem}es`, ...[stem, past].flatMap(each => [`${each}ed`, `${each.replace(/i$/, "y")}ing`])]
}

const nounForms = noun => noun.length > 2 ? [noun, `${noun}s`] : [noun]

/** Return the forms of a word: of "verb*" a verb's, of another those that are named. */
const formsOf = (word, others = each => [each]) => word.endsWith("*") ? verbForms(word.slice(0, -1)) : others(word)

const listOf = text => text ? text.split(",") : []

/** Return whether a word of English tells nothing by itself: with a few of them a query is a sentence. */
const isLittle = word => isStopWord(word) || isLightWord(word)

const isClass = part => /^[A-Z]/.test(part)

/** Return the words of all classes by code, those of a class that another names with its own. */
const readClasses = (verbs, words) => {
  const plain = { ...verbs, ...words }
  const read = code => (plain[code] ?? "").split("|").filter(Boolean)
    .flatMap(word => isClass(word) ? read(word) : code in verbs ? verbForms(word) : formsOf(word, nounForms))
  return Object.fromEntries(Object.keys(plain).map(code => [code, [...new Set(read(code))].sort((a, b) => b.length - a.length)]))
}

/** Return the patterns of a list: a class by its code, "one|another", "verb*" for all its forms, "~" for others between.
    Each has the words of which its query must have one for each part, and makes its expression when they are there:
    all expressions at once would take a phone seconds. */
const patternsOf = (texts, classes, start = " ", end = "") => listOf(texts).map(pattern => {
  const parts = pattern.split(/ |(~)/).filter(Boolean).map(part => part === GAP ? null : classes[part]
    ?? part.split("|").flatMap(word => formsOf(word)))
  const source = () => parts.map(words => words ? `(?:${words.map(escape).join("|")}) ` : ANY_WORDS).join("")
  let expression
  return { needs: parts.filter(Boolean), find: () => expression ??= new RegExp(`${start}${source()}${end}`, "g") }
})

/** Return the lists of words that count points, each with a test for a word. A word counts in its last list. */
const signsOf = (signs, classes) => {
  const places = new Map(signs.flatMap(({ words }, place) => words.split("|")
    .flatMap(word => classes[word] ?? formsOf(word, nounForms)).map(word => [word, place])))
  return signs.map((sign, place) => ({ ...sign, has: word => places.get(word) === place }))
}

/** Compile what the build wrote: once, when the first query is asked. */
const compile = ({ fillers, verbs = {}, words = {}, dangers = [], topics, services, others, alike, ...codes }) => {
  const classes = readClasses(verbs, words)
  const wordsIn = texts => texts.join(",").split(/[ ,|~]/).filter(part => part && !isClass(part))
  const mentioned = wordsIn(dangers.map(({ mentions = "" }) => mentions))
  const said = wordsIn(dangers.flatMap(({ sentences = "", whole = "" }) => [sentences, whole]))
  const subjects = new Set(listOf(topics).flatMap(nounForms))
  return {
    fillers: new Set(listOf(fillers)), alike: new Set(listOf(alike)), topics: subjects,
    nots: new Set(classes[codes.not]), places: new Set(classes[codes.at]), persons: new Set(classes[codes.person]),
    services: listOf(services).flatMap(nounForms),
    known: new Set([...[...mentioned, ...said].flatMap(word => formsOf(word)), ...Object.values(classes).flat().join(" ").split(" "), ...subjects]),
    grave: mentioned.filter(word => word.length > SHORTEST && !word.endsWith("*")),
    others: others ? new RegExp(` (?:${listOf(others).map(escape).join("|")}) `, "g") : null,
    dangers: dangers.map(({ first, life: isLifeAtRisk = false, sentences, mentions, whole, signs = [] }) => ({
      first: listOf(first), isLifeAtRisk,
      sentences: patternsOf(sentences, classes), mentions: patternsOf(mentions, classes),
      whole: patternsOf(whole, classes, "^ ", "$"), signs: signsOf(signs, classes) })) }
}

/** Return a word as crisis.yml has it, where it is a slip of one of its words; else as it is. */
const corrected = ({ known, alike, grave }, word, isLast) => {
  const once = word.replace(/(.)\1\1+/g, "$1")
  if (known.has(once)) return once
  if (word.length < SHORTEST || alike.has(word)) return word
  return grave.find(other => isOneSlipApart(word, other) || (isLast && other.startsWith(word))) ?? word
}

/** Return a text with "child" and "adult" for the ages that it tells: "im child and hes adult". Of two people of nearly
    the same age, 17 and 18, both are young. */
const withoutAges = text => {
  const youngest = Math.min(...[...text.matchAll(AGE), ...text.matchAll(SAID_AGE)].map(match => Number(match.at(-1))))
  const grownUp = youngest < GROWN_UP ? Math.max(GROWN_UP, youngest + MUCH_OLDER) : GROWN_UP
  const personOf = years => years < grownUp ? "child" : "adult"
  return text.replace(AGE, (_, years) => personOf(years)).replace(SAID_AGE, (_, verb, years) => `${verb} ${personOf(years)}`)
}

/** Return the words of a query, without ages, numbers and what means something else, and as a text, with a space around
    each, those of them that are no fillers. */
const wordsOf = (query, data) => {
  const folded = ` ${foldText(query.slice(0, LONGEST_QUERY)).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `
    .replace(/(\d\d)(?=\p{L}{4})/gu, "$1 ")
  const plain = withoutAges(folded.replace(WEEKS_OLD, "baby"))
  const own = data.others ? plain.replace(data.others, ` ${OTHER_MEANING} `) : plain
  const words = own.trim().split(/ +/).slice(0, MOST_WORDS)
  const kept = words.map((word, index) => corrected(data, word, index === words.length - 1))
    .map(word => NUMBER.test(word) && !EMERGENCY.test(word) ? "some" : word).filter(Boolean)
  return { all: kept, text: ` ${kept.filter(word => !data.fillers.has(word)).join(" ")} ` }
}

/** Return whether one of the patterns is in a text, and no "not" stands right before it, or before its "in" or "at". */
const isIn = (patterns, text, { nots, places }) => patterns.some(({ needs, find }) => {
  if (!needs.every(words => words.some(word => text.includes(` ${word} `)))) return false
  const expression = find()
  expression.lastIndex = 0
  for (let match; (match = expression.exec(text)); expression.lastIndex = match.index + 1) {
    const before = text.slice(0, match.index).trim().split(" ")
    if (!nots.has(before.at(places.has(before.at(-1)) ? -2 : -1))) return true
  }
  return false
})

/** Return how many points words have. Each counts once, and so do two that stand together. */
const pointsOf = (signs, words) => {
  const found = [...new Set([...words, ...words.map((word, index) => `${word} ${words[index + 1]}`)])]
  const others = found.filter(word => isLittle(word) && !signs.some(({ has }) => has(word)))
  return signs.reduce((sum, { points, has }) => sum + points * found.filter(has).length, Math.min(MOST_LITTLE, Math.floor(others.length / LITTLE_FOR_A_POINT)))
}

/** Return how many topics a query has, and whether it names a service: words that stand where something happened, as
    "football" in "stabbed at football training", are none. */
const readTopics = ({ topics, services, places }, all, text) => {
  const isWhere = []
  const words = text.trim().split(" ")
  words.forEach((word, index) => { isWhere[index] = topics.has(word) && (places.has(words[index - 1]) || !!isWhere[index - 1]) })
  const count = words.filter((word, index) => topics.has(word) && !isWhere[index]).length
  const line = ` ${all.join(" ")} `
  return { count, namesService: services.some(service => line.includes(` ${service} `)) }
}

/** Return a function that tells what a query says of danger, or null where it says nothing: `first`, the addresses of
    the entries for it (there may be none), whether it is sure, whether it is said (words that only count points do not
    say it), whether a life is at risk, and whether the query names a service. Slips of the finger in long words are
    forgiven. */
export const crisisTest = crisis => {
  let data
  return query => {
    data ??= compile(crisis)
    const { all, text } = wordsOf(query, data)
    if (!text.trim()) return null
    const { count, namesService } = readTopics(data, all, text)
    const { persons, dangers } = data
    const mentionsCount = !count || all.some(word => persons.has(word))
    const isSaid = ({ sentences, whole }) => isIn(whole, text, data) || isIn(sentences, text, data)
    const danger = dangers.find(each => isSaid(each) || (mentionsCount && isIn(each.mentions, text, data)))
    if (danger) {
      const isSure = !(count && namesService) || isSaid(danger)
      return { first: danger.first, isSure, isSaid: isSure, isLifeAtRisk: isSure && danger.isLifeAtRisk, namesService }
    }
    const enough = ENOUGH + Math.floor(all.length / MANY_WORDS)
      + OF_A_TOPIC * count + all.filter(word => word === OTHER_MEANING).length
    const found = [...all, ...text.trim().split(" ")].filter(word => !data.topics.has(word))
    for (const { first, signs } of dangers) {
      const points = signs.length ? pointsOf(signs, found) : 0
      if (points >= enough) return { first, isSure: points >= enough + SURE, isSaid: false, isLifeAtRisk: false, namesService }
    }
    return null
  }
}
