/* The one rule by which texts are compared: in the search, in the words of danger, in the filter of a long list. */

const MARKS = /[\u0300-\u036f’ʼ´]/g // combining accents, and apostrophes outside ASCII
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])\.?/gu

const stripAccents = text => /[^\x00-\x7f]/.test(text) ? text.normalize("NFD").replace(MARKS, "") : text

/** Return a text in lower case, without accents and apostrophes, acronyms without their dots. */
export const foldText = text => {
  const folded = stripAccents(text.toLowerCase()).replace(/['`]/g, "")
  return folded.includes(".") ? folded.replace(ACRONYM, acronym => acronym.replaceAll(".", "")) : folded
}
