/* Slips of the finger, in the words of danger and in names. */

/** Return whether two words differ by one letter: wrong, missing, added, or swapped with one of the next two. */
export const isOneSlipApart = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = (word, skip) => word.slice(at + skip)
  return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1)
    || [1, 2].some(by => one[at] === other[at + by] && one[at + by] === other[at]
      && rest(one, by + 1) === rest(other, by + 1) && (by === 1 || one[at + 1] === other[at + 1]))
}
