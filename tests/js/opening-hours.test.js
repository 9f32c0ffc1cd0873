/* Whether hours hold at a moment in the UK: by day and night, on bank holidays, in a part of the year, until an end. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { CLOSED, CLOSED_FOR_HOLIDAY, ENDED, isOpen, MAYBE_CLOSED, MAYBE_OPEN, OPEN, openingStatus, parseBankHolidays, ukDateAndTime } from "../../docs/assets/js/site/opening-hours.js"

const BANK_HOLIDAYS = "2026 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28 2027 01-01 03-26 03-29 12-25 12-27"
const WEEK = "MOTUWETHFR", EVERY_DAY = "MOTUWETHFRSASU"
const NAMES = { [OPEN]: "open", [MAYBE_OPEN]: "perhaps open", [MAYBE_CLOSED]: "perhaps closed", [ENDED]: "no longer known", [CLOSED_FOR_HOLIDAY]: "closed for the bank holiday", [CLOSED]: "closed" }

const times = (...rules) => ({ rules, bank_holidays: BANK_HOLIDAYS })
const statusAt = (hours, moment) => NAMES[openingStatus(hours, new Date(moment))]

/** State one fact a row: when it is, the hours, the moment, and the status there. */
const prove = rows => {
  for (const [what, hours, moment, status] of rows)
    test(`${what} (${moment}): ${NAMES[status]}`, () => assert.equal(statusAt(hours, moment), NAMES[status]))
}

const DAY = times(["WE", "09:00", "17:00"])
const NIGHT = times(["WE", "22:00", "06:00"])

prove([
  ["within the hours", DAY, "2026-11-25T12:00Z", OPEN],
  ["at the minute of opening", DAY, "2026-11-25T09:00Z", OPEN],
  ["a minute before opening", DAY, "2026-11-25T08:59Z", CLOSED],
  ["at the minute of closing", DAY, "2026-11-25T17:00Z", OPEN],
  ["a minute after closing", DAY, "2026-11-25T17:01Z", CLOSED],
  ["on another day of the week", DAY, "2026-11-26T12:00Z", CLOSED],
  ["before midnight in hours that run past it", NIGHT, "2026-11-25T23:00Z", OPEN],
  ["after midnight in hours that run past it", NIGHT, "2026-11-26T02:00Z", OPEN],
  ["in the morning after hours that run past midnight", NIGHT, "2026-11-26T07:00Z", CLOSED],
  ["after midnight on the day whose night has not come", NIGHT, "2026-11-25T02:00Z", CLOSED],
])

/* The clock goes forward at 01:00 UTC on 28 March 2027, and back at 01:00 UTC on 25 October 2026. */
const SUNDAY_NIGHT = times(["SA", "22:00", "03:00"], ["SU", "09:00", "17:00"])
prove([
  ["in summer, by the clock of the UK", DAY, "2026-07-01T08:30Z", OPEN],
  ["after closing in summer, by the clock of the UK", DAY, "2026-07-01T16:30Z", CLOSED],
  ["in the night in which the clock goes forward", SUNDAY_NIGHT, "2027-03-28T01:30Z", OPEN],
  ["after three in the night in which the clock goes forward", SUNDAY_NIGHT, "2027-03-28T02:30Z", CLOSED],
  ["in the hour that comes twice", SUNDAY_NIGHT, "2026-10-25T01:30Z", OPEN],
  ["at half past two in winter time", SUNDAY_NIGHT, "2026-10-25T02:30Z", OPEN],
  ["at opening on the day on which summer time begins", SUNDAY_NIGHT, "2027-03-28T08:00Z", OPEN],
  ["at opening on the day on which summer time ends", SUNDAY_NIGHT, "2026-10-25T08:30Z", CLOSED],
  ["late in the UTC day before a bank holiday, which is the bank holiday in the UK", times([WEEK, "00:00", "09:00", { bank_holidays: "closed" }]), "2026-08-30T23:30Z", CLOSED_FOR_HOLIDAY],
])

test("the UK's date and time are what time zone data say, every half hour of the days on which clocks may change", () => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  for (let year = 2020; year <= 2045; year++)
    for (const month of [0, 2, 5, 9])
      for (let halfHour = 0; halfHour < 31 * 48; halfHour += month === 2 || month === 9 ? 1 : 23) {
        const moment = new Date(Date.UTC(year, month, 1, 0, 30 * halfHour))
        assert.equal(ukDateAndTime(moment).join(", "), format.format(moment), moment.toISOString())
      }
})

const CLOSED_THEN = times([WEEK, "09:00", "17:00", { bank_holidays: "closed" }])
const OPEN_THEN = times([WEEK, "09:00", "17:00", { bank_holidays: "open" }])
const OWN = times([WEEK, "09:00", "17:00", { bank_holidays: "closed" }], ["BH", "10:00", "14:00"])
prove([
  ["closed on bank holidays, on the day before", CLOSED_THEN, "2026-12-24T12:00Z", OPEN],
  ["closed on bank holidays, on one", CLOSED_THEN, "2026-12-25T12:00Z", CLOSED_FOR_HOLIDAY],
  ["closed on bank holidays, on one before it would open", CLOSED_THEN, "2026-12-25T08:00Z", CLOSED],
  ["closed on bank holidays, on the substitute day", CLOSED_THEN, "2026-12-28T12:00Z", CLOSED_FOR_HOLIDAY],
  ["closed on bank holidays, on the day after", CLOSED_THEN, "2026-12-29T12:00Z", OPEN],
  ["open on bank holidays, on one", OPEN_THEN, "2026-12-25T12:00Z", OPEN],
  ["open on bank holidays, on one at a weekend", OPEN_THEN, "2026-12-26T12:00Z", CLOSED],
  ["hours of its own on bank holidays, within them", OWN, "2026-12-28T13:00Z", OPEN],
  ["hours of its own on bank holidays, on a Saturday", OWN, "2026-12-26T13:00Z", OPEN],
  ["hours of its own on bank holidays, after them", OWN, "2026-12-28T15:00Z", CLOSED_FOR_HOLIDAY],
  ["hours of its own on bank holidays, on another day", OWN, "2026-12-29T15:00Z", OPEN],
  ["weekends and bank holidays, on a Saturday that is both", times(["SASUBH", "10:00", "16:00"]), "2026-12-26T12:00Z", OPEN],
  ["weekends and bank holidays, on an ordinary Monday", times(["SASUBH", "10:00", "16:00"]), "2026-12-21T12:00Z", CLOSED],
])

const nights = bounds => times([WEEK, "22:00", "06:00", bounds])
prove([
  ["the night that began before a bank holiday", nights({ bank_holidays: "closed" }), "2026-12-25T02:00Z", OPEN],
  ["the night that began before a bank holiday, where nothing is said of it", nights({}), "2026-12-25T02:00Z", OPEN],
  ["the night that begins on a bank holiday", nights({ bank_holidays: "closed" }), "2026-12-25T23:00Z", CLOSED_FOR_HOLIDAY],
  ["the night that began on a bank holiday", nights({ bank_holidays: "closed" }), "2026-12-29T02:00Z", CLOSED_FOR_HOLIDAY],
  ["the night that began on a bank holiday, where it is open", nights({ bank_holidays: "open" }), "2026-12-29T02:00Z", OPEN],
  ["the night that began on a bank holiday, where nothing is said of it", nights({}), "2026-12-29T02:00Z", MAYBE_CLOSED],
  ["a night of its own that began on a bank holiday", times(["BH", "22:00", "06:00"]), "2026-12-29T02:00Z", OPEN],
])

prove([
  ["nothing said, in a weekday's hours", times(["MO", "09:00", "17:00"]), "2026-08-31T11:00Z", MAYBE_CLOSED],
  ["nothing said, in a Sunday's hours", times(["SU", "09:00", "17:00"]), "2026-08-31T11:00Z", MAYBE_OPEN],
  ["nothing said, in the hours of every day", times([EVERY_DAY, "09:00", "23:00"]), "2026-08-31T11:00Z", MAYBE_OPEN],
  ["nothing said, outside the hours of every day, which may be others", times([EVERY_DAY, "17:00", "23:00"]), "2026-08-31T11:00Z", MAYBE_CLOSED],
  ["nothing said, on Boxing Day at a weekend", times(["SASU", "10:00", "14:00"]), "2026-12-26T11:00Z", MAYBE_OPEN],
  ["nothing said, on the day after", times([EVERY_DAY, "09:00", "23:00"]), "2026-09-01T11:00Z", OPEN],
  ["a line that never closes", times([EVERY_DAY, "00:00", "23:59"]), "2026-12-25T11:00Z", OPEN],
  ["a line that never closes but on bank holidays", times([EVERY_DAY, "00:00", "23:59", { bank_holidays: "closed" }]), "2026-12-25T11:00Z", CLOSED_FOR_HOLIDAY],
  ["in a year after those that the page knows", times(["MO", "09:00", "17:00"]), "2029-12-24T11:00Z", OPEN],
])

const SUMMER = times([EVERY_DAY, "09:00", "17:00", { bank_holidays: "open", season: ["04-01", "10-31"] }])
const WINTER = times([EVERY_DAY, "09:00", "17:00", { bank_holidays: "open", season: ["11-01", "03-31"] }])
prove([
  ["the last day before a season", SUMMER, "2026-03-31T12:00Z", CLOSED],
  ["the first day of a season", SUMMER, "2026-04-01T12:00Z", OPEN],
  ["the last day of a season", SUMMER, "2026-10-31T12:00Z", OPEN],
  ["the day after a season", SUMMER, "2026-11-01T12:00Z", CLOSED],
  ["a season over New Year, on its first day", WINTER, "2026-11-01T12:00Z", OPEN],
  ["a season over New Year, on New Year's Eve", WINTER, "2026-12-31T12:00Z", OPEN],
  ["a season over New Year, on New Year's Day", WINTER, "2027-01-01T12:00Z", OPEN],
  ["a season over New Year, on its last day", WINTER, "2027-03-31T12:00Z", OPEN],
  ["a season over New Year, on the day after", WINTER, "2027-04-01T12:00Z", CLOSED],
  ["the night that began on the last day of a season", times([EVERY_DAY, "22:00", "06:00", { bank_holidays: "open", season: ["04-01", "10-31"] }]), "2026-11-01T02:00Z", OPEN],
  ["out of season on a bank holiday of which nothing is said", times([EVERY_DAY, "09:00", "17:00", { season: ["04-01", "10-31"] }]), "2026-12-25T12:00Z", CLOSED],
])

const UNTIL = { bank_holidays: "open", valid_to: "2027-03-30" }
const THEN = { bank_holidays: "open", valid_from: "2027-03-31" }
const FOLLOWED = times([EVERY_DAY, "09:00", "17:00", UNTIL], [EVERY_DAY, "12:00", "20:00", THEN])
prove([
  ["the last day of hours that end", times([EVERY_DAY, "09:00", "17:00", UNTIL]), "2027-03-30T12:00Z", OPEN],
  ["after closing on the last day of hours that end", times([EVERY_DAY, "09:00", "17:00", UNTIL]), "2027-03-30T18:00Z", CLOSED],
  ["the day after hours have ended", times([EVERY_DAY, "09:00", "17:00", UNTIL]), "2027-03-31T12:00Z", ENDED],
  ["the night that began on the last day of hours that end", times([EVERY_DAY, "22:00", "06:00", UNTIL]), "2027-03-31T02:00Z", OPEN],
  ["the last day before new hours", FOLLOWED, "2027-03-30T18:00Z", CLOSED],
  ["the first day of new hours", FOLLOWED, "2027-03-31T18:00Z", OPEN],
  ["the first day of new hours, by the old ones", FOLLOWED, "2027-03-31T10:00Z", CLOSED],
  ["hours that have ended for some days, on another", times(["MO", "09:00", "17:00", UNTIL], ["WE", "09:00", "17:00"]), "2027-04-07T12:00Z", OPEN],
  ["hours that have ended for some days, on one of them", times(["MO", "09:00", "17:00", UNTIL], ["WE", "09:00", "17:00"]), "2027-04-05T12:00Z", ENDED],
])

test("only what is certain counts as open", () => {
  const moment = new Date("2026-08-31T11:00Z")
  assert.deepEqual([times([EVERY_DAY, "00:00", "23:59"]), times([EVERY_DAY, "09:00", "17:00"])].map(hours => isOpen(hours, moment)), [true, false])
})

test("a page without bank holidays knows none", () => assert.equal(statusAt({ rules: [["MO", "09:00", "17:00"]] }, "2026-08-31T11:00Z"), "open"))

test("each year stands before its days", () =>
  assert.deepEqual([...parseBankHolidays("2026 12-25 12-28 2027 01-01")], ["2026-12-25", "2026-12-28", "2027-01-01"]))
