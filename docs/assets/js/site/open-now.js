/* Which number answers now, by day and time in the UK. The page comes with all of an entry's numbers and their hours;
   here each says whether it is open, and the one that is comes first. Times stand in data-sp-times: [[days, opens, closes], …]. */

const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
const DAY = 24 * 3600 * 1000
const WORDS = ["Open now.", "Bank holiday: may be open.", "Bank holiday: may be closed.", "Closed now."]
const OPEN = 0

/** Return the date in the UK, as a Date at midnight UTC, and the time of day there: "09:30". */
const ukTime = now => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(now)
  const part = type => parts.find(each => each.type === type).value
  return [new Date(`${part("year")}-${part("month")}-${part("day")}`), `${part("hour")}:${part("minute")}`]
}

/** Return Easter Sunday of a year, by the rule of the Gregorian calendar. */
const easter = year => {
  const golden = year % 19, century = Math.floor(year / 100), rest = year % 100
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - rest % 4) % 7
  const days = moon + week - 7 * Math.floor((golden + 11 * moon + 22 * week) / 451) + 114
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, days % 31 + 1))
}

/** Tell whether a day of the week is a bank holiday in England and Wales; a Saturday or Sunday is never taken for one. */
export const isBankHoliday = date => {
  const day = DAYS[date.getUTCDay()], month = date.getUTCMonth() + 1, number = date.getUTCDate()
  if (["SA", "SU"].includes(day)) return false
  const fromEaster = (date - easter(date.getUTCFullYear())) / DAY
  return [-2, 1].includes(fromEaster)
    || (month === 1 && (number === 1 || (day === "MO" && number <= 3)))
    || (day === "MO" && ((month === 5 && (number <= 7 || number >= 25)) || (month === 8 && number >= 25)))
    || (month === 12 && ([25, 26].includes(number) || ([27, 28].includes(number) && ["MO", "TU"].includes(day))))
}

/* Hours that close before they open run past midnight. */
const holds = (hours, [today, before], time) => hours.some(([days, opens, closes]) => opens < closes
  ? days.includes(today) && opens <= time && time <= closes
  : (days.includes(today) && opens <= time) || (days.includes(before) && time <= closes))

/** Return how it stands with hours at a moment, as a place in WORDS. On a bank holiday most keep the hours of a Sunday, but not all. */
const standing = (hours, now) => {
  const [today, time] = ukTime(now)
  const dates = [today, new Date(today - DAY)]
  const plain = holds(hours, dates.map(date => DAYS[date.getUTCDay()]), time)
  const kept = holds(hours, dates.map(date => isBankHoliday(date) ? "SU" : DAYS[date.getUTCDay()]), time)
  return plain && kept ? OPEN : kept ? 1 : plain ? 2 : 3
}

/** Tell whether hours ([[days, opens, closes], …]) surely hold at a moment. */
export const isOpen = (hours, now) => standing(hours, now) === OPEN

const say = (group, words) => {
  const line = group.querySelector(".sp-beside") ?? group.appendChild(Object.assign(document.createElement("p"), { className: "sp-beside" }))
  let word = line.querySelector(".sp-now")
  if (!word) {
    word = Object.assign(document.createElement("strong"), { className: "sp-now" })
    line.prepend(word, " ")
  }
  word.textContent = words
}

/* What has the focus keeps it. */
const put = (place, order) => {
  const held = document.activeElement
  place.append(...order)
  if (place.contains(held)) held.focus({ preventScroll: true })
}

/** Put the numbers of one entry in order: those that are open first, each in the place of one of them; the first is filled. */
const arrange = (place, timed, standings) => {
  const sorted = [...timed].sort((one, other) => standings.get(one) - standings.get(other))
  const order = [...place.children].map(child => timed.includes(child) ? sorted.shift() : child)
  if (order.some((child, at) => child !== place.children[at])) put(place, order)
  const buttons = [...place.querySelectorAll(".sp-number .sp-button")]
  buttons.forEach((button, at) => button.classList.toggle("sp-button--filled", at === 0))
}

/** Say beside each number whether it is open, and put the one that is first. */
export const openNow = (root, now = new Date()) => {
  const places = new Map()
  for (const group of root.querySelectorAll(".sp-number[data-sp-times]")) {
    const at = standing(JSON.parse(group.dataset.spTimes), now)
    say(group, WORDS[at])
    if (!places.has(group.parentElement)) places.set(group.parentElement, new Map())
    places.get(group.parentElement).set(group, at)
  }
  for (const [place, standings] of places) if (standings.size > 1) arrange(place, [...standings.keys()], standings)
}

/* A page may lie open since the morning: it is looked over when it is looked at again, and never moves under a finger. */
document.addEventListener("visibilitychange", () => { if (!document.hidden) openNow(document) })
