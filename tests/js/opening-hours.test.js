/* Whether hours hold at a moment in the UK, and which days are bank holidays. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { CLOSED, isBankHoliday, isOpen, MAYBE_CLOSED, MAYBE_OPEN, OPEN, openingStatus } from "../../docs/assets/js/site/opening-hours.js"

const DAY = [["WE", "09:00", "17:00"]]
const NIGHT = [["WE", "22:00", "06:00"]]
const EVERY_DAY = [["MOTUWETHFRSASU", "00:00", "23:59"]]

for (const [what, hours, moment, open] of [
  ["within the hours", DAY, "2026-11-25T12:00Z", true],
  ["at the minute of opening", DAY, "2026-11-25T09:00Z", true],
  ["a minute before opening", DAY, "2026-11-25T08:59Z", false],
  ["at the minute of closing", DAY, "2026-11-25T17:00Z", true],
  ["a minute after closing", DAY, "2026-11-25T17:01Z", false],
  ["on another day of the week", DAY, "2026-11-26T12:00Z", false],
  ["in summer, by the clock of the UK", DAY, "2026-07-01T08:30Z", true],
  ["after closing in summer, by the clock of the UK", DAY, "2026-07-01T16:30Z", false],
  ["before midnight in hours that run past it", NIGHT, "2026-11-25T23:00Z", true],
  ["after midnight in hours that run past it", NIGHT, "2026-11-26T02:00Z", true],
  ["in the morning after hours that run past midnight", NIGHT, "2026-11-26T07:00Z", false],
  ["after midnight on the day whose night has not come", NIGHT, "2026-11-25T02:00Z", false],
  ["on a bank holiday with the hours of a weekday", [["MO", "09:00", "17:00"]], "2026-08-31T11:00Z", false],
  ["on a bank holiday with hours on every day", EVERY_DAY, "2026-08-31T11:00Z", true],
])
  test(`${what} it is ${open ? "open" : "not surely open"}`, () => assert.equal(isOpen(hours, new Date(moment)), open))

for (const [what, hours, moment, status] of [
  ["a weekday's hours on that weekday are open", DAY, "2026-11-25T12:00Z", OPEN],
  ["a weekday's hours on another day are closed", DAY, "2026-11-26T12:00Z", CLOSED],
  ["a weekday's hours on a bank holiday may be closed", [["MO", "09:00", "17:00"]], "2026-08-31T11:00Z", MAYBE_CLOSED],
  ["a Sunday's hours on a bank holiday may be open", [["SU", "09:00", "17:00"]], "2026-08-31T11:00Z", MAYBE_OPEN],
])
  test(what, () => assert.equal(openingStatus(hours, new Date(moment)), status))

for (const [day, what] of [["2027-01-01", "New Year's Day"], ["2028-01-03", "New Year's Day in lieu"], ["2026-04-03", "Good Friday"], ["2027-03-26", "Good Friday"],
  ["2026-04-06", "Easter Monday"], ["2026-05-04", "the early May holiday"], ["2026-05-25", "the spring holiday"], ["2026-08-31", "the summer holiday"],
  ["2026-12-25", "Christmas Day"], ["2026-12-28", "Boxing Day in lieu"]])
  test(`${day} is a bank holiday: ${what}`, () => assert.equal(isBankHoliday(new Date(day)), true))

for (const day of ["2026-11-25", "2026-04-02", "2026-05-11", "2026-08-24", "2026-12-29", "2027-01-04"])
  test(`${day} is no bank holiday`, () => assert.equal(isBankHoliday(new Date(day)), false))

test("a Saturday is never taken for a bank holiday", () => assert.equal(isBankHoliday(new Date("2026-12-26")), false))
