/* Whether a service is open at a moment, by day and time in the UK. The page brings what is needed to tell, so that no
   network is: `rules`, each [days, opens, closes] such as ["SASUBH", "09:00", "17:00"], where BH is every bank holiday,
   and, where the hours do not hold for ever, what bounds them: { bank_holidays, season, valid_from, valid_to }.
   Hours that close before they open run past midnight, and belong to the day on which they began. `bank_holidays` are
   the days of some years: "2026 12-25 12-28 2027 01-01". */

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
const HOUR = 3600 * 1000 // milliseconds
const DAY = 24 * HOUR

/* In the order of preference: whoever needs a number rings the first. */
export const OPEN = 0, MAYBE_OPEN = 1, MAYBE_CLOSED = 2, ENDED = 3, CLOSED_FOR_HOLIDAY = 4, CLOSED = 5

/** Return the bank holidays as a set of dates such as "2026-12-25". */
export const parseBankHolidays = (text = "") => {
  const dates = new Set()
  let year
  for (const part of text.split(" ")) {
    if (part.length === 4) year = part
    else dates.add(`${year}-${part}`)
  }
  return dates
}

/** Return when the clocks change in a month of a year (March is 2): at 1am UTC on its last Sunday. */
const clockChange = (year, month) => {
  const last = new Date(Date.UTC(year, month + 1, 0, 1))
  return last - last.getUTCDay() * DAY
}

/** Return the date in the UK, "2026-12-25", and the time of day there, "09:30". The rule for summer time is in force since
    1996; Intl.DateTimeFormat knows it too, but making one holds a phone up for 100 ms. */
export const ukDateAndTime = now => {
  const year = now.getUTCFullYear()
  const isSummer = now >= clockChange(year, 2) && now < clockChange(year, 9)
  const text = new Date(now.getTime() + (isSummer ? HOUR : 0)).toISOString()
  return [text.slice(0, 10), text.slice(11, 16)]
}

/** Return what hours depend on: a date, its day of the week, and whether it is a bank holiday. */
const dayOf = (date, bankHolidays) => ({ date, weekday: WEEKDAYS[new Date(date).getUTCDay()], isHoliday: bankHolidays.has(date) })

const dayBefore = date => new Date(new Date(date) - DAY).toISOString().slice(0, 10)

const isInSeason = ([starts, ends], day) => starts <= ends ? starts <= day && day <= ends : starts <= day || day <= ends

/** Return whether a rule is in force on a date, whatever the day of the week. */
const isInForce = ([, , , { season, valid_from: from, valid_to: to } = {}], { date }) =>
  (!from || from <= date) && (!to || date <= to) && (!season || isInSeason(season, date.slice(5)))

/** Return whether it is known if a rule holds on bank holidays. A line that never closes is open on those too. */
const saysBankHolidays = ([days, opens, closes, { bank_holidays: said } = {}]) =>
  Boolean(said) || days.includes("BH") || (days.length === 14 && opens === "00:00" && closes === "23:59")

const hasWeekday = ([days], { weekday }) => days.includes(weekday)

/** Return whether a rule has hours on a day for certain. */
const holdsForCertain = (rule, day) => day.isHoliday
  ? rule[0].includes("BH") || (hasWeekday(rule, day) && saysBankHolidays(rule) && rule[3]?.bank_holidays !== "closed")
  : hasWeekday(rule, day)

/** Return whether a rule has hours on a day where bank holidays are as Sundays. */
const holdsAsOnSunday = (rule, day) => hasWeekday(rule, day.isHoliday ? { weekday: "SU" } : day)

/** Return whether a moment is within hours that began on a day on which the rule `holds`: today, or the evening before. */
const isWithin = (rule, [today, yesterday], time, holds) => {
  const [, opens, closes] = rule
  const has = day => isInForce(rule, day) && holds(rule, day)
  return opens < closes ? has(today) && opens <= time && time <= closes
    : (has(today) && opens <= time) || (has(yesterday) && time <= closes)
}

/** Return whether some hours have come to their end, and none that begin later are known. */
const haveEnded = (rules, today) => {
  const ends = rules.map(rule => rule[3]?.valid_to).filter(to => to && to < today).sort()
  return ends.length > 0 && !rules.some(rule => rule[3]?.valid_from > ends.at(-1))
}

/** Return one of the states above. Of a service that does not say what it does on bank holidays nothing is certain on
    them: many keep Sunday's hours, so where it would be open on a Sunday it may be open. */
export const openingStatus = ({ rules, bank_holidays: listed }, now) => {
  const [date, time] = ukDateAndTime(now)
  const bankHolidays = parseBankHolidays(listed)
  const days = [date, dayBefore(date)].map(each => dayOf(each, bankHolidays))
  const anyWithin = (some, holds) => some.some(rule => isWithin(rule, days, time, holds))
  const silent = rules.filter(rule => !saysBankHolidays(rule))
  if (anyWithin(rules, holdsForCertain)) return OPEN
  if (haveEnded(rules, date)) return ENDED
  if (anyWithin(silent, holdsAsOnSunday)) return MAYBE_OPEN
  if (anyWithin(silent, hasWeekday) || (days[0].isHoliday && silent.some(rule => isInForce(rule, days[0])))) return MAYBE_CLOSED
  return anyWithin(rules, hasWeekday) ? CLOSED_FOR_HOLIDAY : CLOSED
}

/** Return whether a service is certainly open. */
export const isOpen = (times, now) => openingStatus(times, now) === OPEN
