/* Recognises queries about danger, harm and suicide: the search then shows who to ring now, above all results. */
import { foldText } from "./fold-text.js"

const WORDS = `suicide suicidal suicides overdose overdosed overdosing od stabbed stabbing stab shot gunshot bleeding
unconscious strangled strangling choking poisoned kidnapped abducted raped rape drowning emergency ambulance
danger dangerous unsafe hanging noose selfharm dying murdered murder threatened trapped 999`.split(/\s+/)

const PHRASES = ["kill myself", "kill himself", "kill herself", "kill themselves", "kill him", "kill her", "kill me", "kill them", "killing myself",
  "kms", "end my life", "end his life", "end her life", "end their life", "end it all", "ending it", "take my own life", "taking my own life",
  "take his own life", "take her own life", "want to die", "wants to die", "wanna die", "wish i was dead", "better off dead", "dont want to be here",
  "dont want to live", "no point living", "cant go on", "jump off", "going to jump", "self harm", "self harming", "hurt myself", "hurting myself",
  "cut myself", "cutting myself", "not breathing", "not safe", "being followed", "being attacked", "being beaten", "hes got a knife", "has a knife",
  "got a knife", "with a knife", "with a gun", "has a gun", "going to hurt", "threat to life", "threats to kill", "threatening to kill", "death threat", "death threats",
  "acid attack", "call 999", "in labour", "hes hitting me", "is hitting me", "beating me", "hits me", "hit me",
  "hits my mum", "hitting my mum", "hits mum", "hitting mum"]

const LONGEST_QUERY = 400 // characters
const MOST_WORDS = 40
const SLIP_FROM = 7 // letters: in shorter words a slip makes another word of English
const PREFIX_FROM = 6

const normalise = text => ` ${foldText(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `

/** Return whether two words differ by one letter: wrong, missing, added, or swapped with its neighbour. */
const isOneSlipApart = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = (word, skip) => word.slice(at + skip)
  return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1)
    || (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, 2) === rest(other, 2))
}

const isCrisisWord = word => WORDS.some(known => word === known
  || (known.length >= SLIP_FROM && isOneSlipApart(word, known)) || (word.length >= PREFIX_FROM && known.startsWith(word)))

/** Return whether a query speaks of danger, harm or suicide, mistyped words included. */
export const isCrisis = query => {
  const text = normalise(query.slice(0, LONGEST_QUERY))
  return PHRASES.some(phrase => text.includes(` ${phrase} `)) || text.trim().split(" ").slice(0, MOST_WORDS).some(isCrisisWord)
}
