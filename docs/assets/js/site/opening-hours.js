/* Whether a service is open at a moment, by day and time in the UK. Hours are [[days, opens, closes], …], such as
   [["MOTU", "09:00", "17:00"]]; hours that close before they open run past midnight. */

const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
const DAY = 24 * 3600 * 1000 // milliseconds

/* In the order of preference: whoever needs a number rings the first. */
export const OPEN = 0, MAYBE_OPEN = 1, MAYBE_CLOSED = 2, CLOSED = 3

/** Return the date in the UK, as a Date at midnight UTC, and the time of day there: "09:30". */
const ukDateAndTime = now => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(now)
  const part = type => parts.find(each => each.type === type).value
  return [new Date(`${part("year")}-${part("month")}-${part("day")}`), `${part("hour")}:${part("minute")}`]
}

/** Return Easter Sunday of a year, by the rule of the Gregorian calendar. */
const easterSunday = year => {
  const golden = year % 19, century = Math.floor(year / 100), rest = year % 100
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - rest % 4) % 7
  const days = moon + week - 7 * Math.floor((golden + 11 * moon + 22 * week) / 451) + 114
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, days % 31 + 1))
}

/** Return whether a date is a bank holiday in England and Wales from Monday to Friday. */
export const isBankHoliday = date => {
  const day = DAYS[date.getUTCDay()], month = date.getUTCMonth() + 1, number = date.getUTCDate()
  if (["SA", "SU"].includes(day)) return false
  const daysFromEaster = (date - easterSunday(date.getUTCFullYear())) / DAY
  return [-2, 1].includes(daysFromEaster)
    || (month === 1 && (number === 1 || (day === "MO" && number <= 3)))
    || (day === "MO" && ((month === 5 && (number <= 7 || number >= 25)) || (month === 8 && number >= 25)))
    || (month === 12 && ([25, 26].includes(number) || ([27, 28].includes(number) && ["MO", "TU"].includes(day))))
}

const isWithin = (hours, [today, yesterday], time) => hours.some(([days, opens, closes]) => opens < closes
  ? days.includes(today) && opens <= time && time <= closes
  : (days.includes(today) && opens <= time) || (days.includes(yesterday) && time <= closes))

/** Return OPEN, MAYBE_OPEN, MAYBE_CLOSED or CLOSED. On a bank holiday most services keep Sunday's hours, but not all:
    where weekday and Sunday differ, the answer is one of the two in between. */
export const openingStatus = (hours, now) => {
  const [today, time] = ukDateAndTime(now)
  const dates = [today, new Date(today - DAY)]
  const asWeekday = isWithin(hours, dates.map(date => DAYS[date.getUTCDay()]), time)
  const asHoliday = isWithin(hours, dates.map(date => isBankHoliday(date) ? "SU" : DAYS[date.getUTCDay()]), time)
  if (asWeekday && asHoliday) return OPEN
  return asHoliday ? MAYBE_OPEN : asWeekday ? MAYBE_CLOSED : CLOSED
}

/** Return whether a service is certainly open. */
export const isOpen = (hours, now) => openingStatus(hours, now) === OPEN
