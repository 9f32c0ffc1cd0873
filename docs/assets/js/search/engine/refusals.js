/* A service that did not help: "camhs wont see her", "camhs said no". What is sought then is something like it. */
import { tokenize } from "./tokenizer.js"

const REFUSES = new Set("wont refused refuse refuses rejected rejects declined discharged turned waitlist didnt doesnt isnt useless no".split(" "))
const OWN_CHOICE = new Set("sign attend engage go".split(" ")) // what the person refuses: "refuses to sign the contract"
const WITHIN = 2 // words after the name
const MOST_KEYWORDS = 4

/** Return {ids, words} where a query says that a service did not help: the entries of that name, and the words of what
    they are for. Else null. */
export const findRefused = ({ names, records }, words) => {
  if (words.some(word => OWN_CHOICE.has(word))) return null
  const isOther = words.includes("else") // "camhs is full, what else is there"
  const place = words.findIndex((word, at) => names.compact.has(word)
    && (isOther || words.slice(at + 1, at + 1 + WITHIN).some(next => REFUSES.has(next))))
  if (place < 0) return null
  const ids = names.compact.get(words[place])
  const keywords = [...ids].flatMap(id => records.get(id).keywords.filter(keyword => keyword.includes(" ")).slice(0, MOST_KEYWORDS))
  return { ids, words: keywords.flatMap(tokenize) }
}
