/* Slips of typing: in the words of danger, in names and in the terms of the index. */

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

/** Return by how many slips two words differ, a letter wrong, missing, added or swapped with its neighbour, or `most` + 1
    where they are more: the optimal string alignment distance. */
export const slipsBetween = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before = [], last = [], row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    [before, last, row] = [last, row, before]
    let least = row[0] = at
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1]
      let count = isSame ? last[to - 1] : 1 + Math.min(last[to - 1], last[to], row[to - 1])
      if (!isSame && at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) count = Math.min(count, before[to - 2] + 1)
      row[to] = count
      least = Math.min(least, count)
    }
    if (least > most) return most + 1
  }
  return Math.min(row[other.length], most + 1)
}
