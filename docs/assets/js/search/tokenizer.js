/* Text becomes words to compare: no case, accents, apostrophes or dots; one spelling; stems; joined compounds. */

/* Words that say nothing of what is sought. */
const STOP = new Set(`a about after again all also am an and any are as at be because been being but by can cant could
did do does doesnt doing dont for from get gets getting give go goes going got had has have having he her hers him his
how i id if ill im in into is isnt it its ive just know let like may me mine my need needs no not now of off on or our
out please she should so some than that the their theirs them then there these they theyre thing things this those to
too up us very want wants was we were what whats when where which while who whos why will with wont would you your yours
ok hi hello tell someone somebody anyone something look looking find use using much more most really keeps keep wanna gonna gotta dunno u ur im pls plz`
  .split(/\s+/))

/* Words that many queries hold and that hardly narrow them: who it is about, and that help is wanted. */
const FAINT = new Set(`son sons daughter daughters child children childrens kid kids boy boys girl girls teen teens
teenage teenager teenagers adolescent young youth people person persons yp mum mother mums dad father brother sister
parent parents carer carers family student pupil client help support service services advice information info
essex number phone line contact website online worried worry concern concerned concerns think best`.split(/\s+/))

export const isStop = word => STOP.has(word)
export const isFaint = word => FAINT.has(word)

const bare = text => /[^\x00-\x7f]/.test(text) ? text.normalize("NFD").replace(/[\u0300-\u036f’ʼ´]/g, "") : text

/** Fold a text: lower case, no accents, no apostrophes, acronyms without their dots. */
export const fold = text => {
  const plain = bare(text.toLowerCase()).replace(/['`]/g, "")
  return plain.includes(".")
    ? plain.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){1,}\p{L}(?![\p{L}\p{N}])\.?/gu, dotted => dotted.replaceAll(".", "")) : plain
}

const MOST_KNOWN = 20_000

/** Return a function that remembers what it made, and begins anew before that becomes too much. */
const memo = make => {
  const known = new Map()
  return text => {
    let made = known.get(text)
    if (made === undefined) {
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(text, made = make(text))
    }
    return made
  }
}

/** Return one spelling for British and American: counselling and counseling, behaviour and behavior. */
export const spelling = memo(word => word.length < 5 ? word : word
  .replace(/is(e|ed|es|er|ers|ing|ation|ations|t|ts)$/, "iz$1").replace(/yse(d|s|r)?$/, "yze$1")
  .replace(/^(.{3,})our(s|ed|ing|al|ful|ite|ites)?$/, "$1or$2").replace(/(t)re(s)?$/, "$1er$2")
  .replace(/ll(ed|ing|or|ors|er|ers)$/, "l$1").replace(/^(program)mes?$/, "$1").replace(/^paed/, "ped")
  .replace(/^(.*)ence$/, "$1ense"))

const ENDINGS = [/(?<=.{4})ations?$/, /(?<=.{4})ati(?:ve|ves)$/, /(?<=.{3}[st])ions?$/, /(?<=.{4})(?:ments?|ness)$/,
  /(?<=[aeiouy].{1,})(?<=.{3})(?:ings?|ed|ers?|ors?)$/, /(?<=.{4})(?:fully|ful|ly)$/, /(?<=.{4})al$/,
  /(?<=.{4})(?:en[st]e?|an[ct]e?|ancy|ency)$/]

const cut = word => {
  if (word.length < 4 || /\d/.test(word)) return word
  let made = word.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/(?<!s|u|i)s$/, "")
  for (const ending of ENDINGS) {
    const less = made.replace(ending, "")
    if (less !== made && !made.endsWith("eed")) { made = less.replace(/([bdfgklmnprt])\1$/, "$1"); break }
  }
  made = made.length > 3 ? made.replace(/(?<=.{2})e$/, "").replace(/ck$/, "c").replace(/y$/, "i") : made
  return made.replace(/ves?$/, "f").replace(/(?<=.{2})v$/, "f")
}

/** Return the stem of a word of one spelling: exploited, exploiting and exploitation have the same. */
export const stem = memo(cut)

const WORD = /[\p{L}\p{N}]+/gu

/** Return the plain words of a text, in one spelling. */
export const wordsOf = text => Array.from(fold(text).matchAll(WORD), ([word]) => spelling(word))

/* A stem stands in the index with this before it, so that it is never taken for a word or for the beginning of one. */
export const STEM = "\u0001\u0001\u0001"

/** Return a text's words, and their stems as the index has them, with where they stand, so that a match can be marked. */
export const placed = memo(text => Array.from(
  text.matchAll(/(?:\p{L}\.){2,}\p{L}?|[\p{L}\p{N}]+(?:['’ʼ`][\p{L}]+)*/gu), match => {
    const word = spelling(fold(match[0]).replace(/[^\p{L}\p{N}]/gu, ""))
    return { word, root: STEM + stem(word), from: match.index, to: match.index + match[0].length }
  }))

/** Return a number as it is dialled within the UK: +44 800 … and 0044 800 … become 0800… */
export const dialled = digits => digits.replace(/^(?:00)?44(?=\d{9,10}$)/, "0")

/** Return the queries' words: digits that stand apart are one number, as people type it. */
export const queryWords = text => {
  const spaced = fold(text).replace(/[+(]*\d[\d\s()-]{3,}\d/g, run => {
    const digits = run.replace(/\D/g, "")
    return digits.length >= 5 ? ` ${dialled(digits)} ` : run
  })
  return Array.from(spaced.matchAll(WORD), ([word]) => spelling(word))
}
