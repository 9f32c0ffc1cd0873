/* The search engine on a list of a dozen made-up documents: what finds what, and what comes first. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { buildIndex, search, suggest } from "../../docs/assets/js/search/engine/engine.js"
import { entry, page, theme } from "./documents.js"

const DOCUMENTS = [
  entry("wellbeing/lanternline", { title: "Lanternline", summary: "Talk to someone at night.", numbers: ["116 999", "0800 0123 456"], said: ["sad", "cannot sleep"] }),
  entry("wellbeing/kelda", { title: "Kelda", summary: "Chat online about how you feel.", keywords: ["counselling", "mood"] }),
  entry("wellbeing/cora", { title: "Cora", summary: "Support after an assault." }),
  entry("learning/ladder-plus", { title: "Stepladder Plus", summary: "Courses for building work.", by: "Harbour Trust" }),
  entry("learning/queens-trust", { title: "The Queen's Trust", also: ["Duke's Trust"], summary: "Courses and mentors." }),
  entry("money/go-harriet", { title: "Go Harriet", summary: "A card that a parent can follow.", keywords: ["spending"] }),
  entry("orders/warning", { title: "Child Protection Warning Notice", summary: "The police tell an adult to stay away.", keywords: ["CPWN"] }),
  entry("family/non-violent-resistance", { title: "Non-violent resistance", summary: "A course for parents whose child hits them." }),
  entry("family/young-carers", { title: "Young carers", summary: "For a young person who looks after somebody.", body: "It meets in Harlow. There is a lanternline poster." }),
  entry("family/closed", { title: "Old circle", summary: "A group for parents.", closed: "Closed" }),
  theme("vapes", "Vapes"),
  entry("vapes/stop", { title: "Stop vaping", summary: "Help to stop.", said: ["vape"] }),
  entry("learning/osprey", { title: "Osprey warning (OWL)", summary: "A note.", also: ["EYPDOS", "SENDIOSS"], said: ["sold his bike to strangers", "my child hits me"] }),
  entry("missing/find360", { title: "Find360", summary: "An app." }),
  entry("family/together-here", { title: "Togetherhere", summary: "A group." }),
  entry("family/care-together", { title: "Care together", summary: "Here to help." }),
  entry("place/clay", { title: "Clay club", summary: "Pots.", keywords: ["maldon"] }),
  entry("place/pottery", { title: "Pottery worker", summary: "Make pots." }),
  entry("place/countyshire", { title: "Countyshire", summary: "The council." }),
  entry("mind/camp", { title: "CAMP", summary: "A clinic.", keywords: ["low mood"] }),
  entry("mind/blue", { title: "Blue line", summary: "For a low mood." }),
  entry("urgent/ring", { title: "Ring now", summary: "In danger.", numbers: ["999"], ring: [{ href: "tel:999", text: "Ring 999" }] }),
  entry("housing/attic", { title: "Attic", summary: "A shelter.", keywords: ["shelter"], ages: "16-17" }),
  entry("housing/barn", { title: "Barn", summary: "A shelter for some.", keywords: ["shelter"], ages: "18-" }),
  entry("housing/mend", { title: "MEND", summary: "A charity." }),
  entry("housing/sewing", { title: "Sewing", summary: "Learn about mending." }),
  entry("orders/marshals", { title: "Marshals, Quay Police", by: "Quay Police", summary: "They walk about." }),
  entry("orders/quay-form", { title: "Quay form", by: "Quay Police", summary: "A quay police form." }),
  entry("place/turn", { title: "21Turn", summary: "A group." }),
  entry("arts/theatre", { title: "Theatre", summary: "Plays.", keywords: ["acting"], said: ["panto"] }),
  entry("arts/workshop", { title: "Acting workshop", summary: "Plays with others.", named: ["panto"] }),
  entry("place/ferrybury-desk", { title: "Ferrybury front desk", summary: "Ask us.", keywords: ["front desk"] }),
  entry("place/main-desk", { title: "Main desk", summary: "Ask us.", keywords: ["front desk"] }),
  entry("place/rock", { title: "Rock group", summary: "Play in a band.", keywords: ["guitar"] }),
  entry("place/castle-rock-band", { title: "Castle Rock band", summary: "Play in a band.", keywords: ["guitar"] }),
  entry("mind/egret", { title: "Egret", summary: "A helpline.", said: ["picked on", "had enough", "how do i know if i am over it"] }),
  entry("mind/heron", { title: "Heron", summary: "A group.", body: "You are picked up. There is room enough." }),
  page("about/", "About this list", "Who made it & why <here>. Lanternline is in it."),
  entry("orders/tipline", { title: "Tipline", summary: "Report a crime by this link." }),
  page("tell-us/", "Tell us", "Is something wrong?", ["dead link", "report a dead link"]),
]
const SETTINGS = { same: { cll: "call" }, alike: [["not", "cannot", "cant"], ["child", "son", "daughter"]], places: [["Harlow"], ["Maldon"], ["Ferrybury", "ferry end"], ["Castle Rock"]], common: ["Countyshire"] }
const index = buildIndex(DOCUMENTS, SETTINGS)
const inDanger = (...first) => ({ first, isSure: true, isSaid: true, isLifeAtRisk: true, namesService: false })
const found = query => search(index, query).map(({ record }) => record.title)

for (const [what, query, first] of [
  ["its name", "lanternline", "Lanternline"],
  ["its name in capitals", "KELDA", "Kelda"],
  ["its name with an accent", "kélda", "Kelda"],
  ["a letter too few", "lantrnline", "Lanternline"],
  ["a letter too many", "lanternnline", "Lanternline"],
  ["a wrong letter", "lanturnline", "Lanternline"],
  ["two letters swapped", "lanternlnie", "Lanternline"],
  ["letters swapped twice", "lantenrlnie", "Lanternline"],
  ["its beginning", "lante", "Lanternline"],
  ["a space too many", "step ladder plus", "Stepladder Plus"],
  ["a space too few", "goharriet", "Go Harriet"],
  ["the dots of an acronym", "c.p.w.n.", "Child Protection Warning Notice"],
  ["a hyphen elsewhere", "non violent-resistance", "Non-violent resistance"],
  ["an apostrophe left out", "queens trust", "The Queen's Trust"],
  ["another name", "duke's trust", "The Queen's Trust"],
  ["who runs it", "harbour trust", "Stepladder Plus"],
  ["people's own words", "cant sleep", "Lanternline"],
  ["a keyword in American spelling", "counseling", "Kelda"],
  ["a number with spaces", "116 999", "Lanternline"],
  ["a number without spaces", "08000123456", "Lanternline"],
  ["a number with the code of the country", "+44 800 0123 456", "Lanternline"],
  ["the plural", "young carer", "Young carers"],
  ["a whole sentence", "what can I do about my son vaping", "Stop vaping"],
  ["letters typed apart", "e y p dos", "Osprey warning (OWL)"],
  ["a name as it is heard", "os pray warning", "Osprey warning (OWL)"],
  ["a name with a word that sounds like a letter", "send i oss", "Osprey warning (OWL)"],
  ["letters by their names", "oh w ell", "Osprey warning (OWL)"],
  ["a number in words", "find three sixty", "Find360"],
  ["one name in two words before two names", "together here", "Togetherhere"],
  ["a word that stands for another", "cll osprey", "Osprey warning (OWL)"],
  ["a word that is alike in a phrase", "my daughter hits me", "Osprey warning (OWL)"],
  ["an age for a child", "my 15 year old hits me", "Osprey warning (OWL)"],
  ["what is needed rather than a place", "pottery worker maldon", "Pottery worker"],
  ["what is needed rather than a word that is common in the place", "pots countyshire", "Clay club"],
  ["a number of two words", "twenty one turn", "21Turn"],
  ["what they say for its name rather than for what it does", "panto", "Acting workshop"],
  ["what is for an age", "shelter im 19", "Barn"],
  ["what is for the age of a child", "shelter for my 16 year old", "Attic"],
  ["a word that is no name in capitals", "mending", "Sewing"],
  ["what is asked of those who run it", "quay police form", "Quay form"],
  ["something like a service that refused", "camp wont see her", "Blue line"],
  ["the service itself where the person refuses", "refuses to go to camp", "CAMP"],
  ["what the person refuses to sign", "camp form refuses to sign", "CAMP"],
])
  test(`${what} finds the entry first`, () => assert.equal(found(query)[0], first))

test("one word of a phrase is no sign of it", () => assert.notEqual(found("bike course")[0], "Osprey warning (OWL)"))

test("a page comes first when the query is what people type who want it", () => {
  for (const query of ["dead link", "how do i report a dead link"]) assert.equal(found(query)[0], "Tell us")
})

test("one word of what people type who want a page never finds it", () => {
  for (const query of ["dead", "someone is dead", "report", "report a crime"]) assert.ok(!found(query).includes("Tell us"))
})

test("words that decide nothing decide nothing", () => assert.equal(found("camp last night in the room")[0], "CAMP"))

test("entries for a danger come first, found or not", () =>
  assert.deepEqual(search(index, "kelda", inDanger("urgent/ring/", "themes/wellbeing/cora/")).slice(0, 2).map(({ record }) => record.title), ["Ring now", "Cora"]))

test("an entry for a danger that the words hardly find is not put before what they find", () =>
  assert.deepEqual(search(index, "kelda", inDanger("urgent/ring/", "themes/wellbeing/cora/", "themes/learning/osprey/"))
    .slice(0, 3).map(({ record }) => record.title), ["Ring now", "Cora", "Kelda"]))

test("an entry named after a place that the query does not name comes after one for all", () =>
  assert.deepEqual(found("front desk").slice(0, 2), ["Main desk", "Ferrybury front desk"]))

test("an entry named after a place comes first where the query names the place by any of its names", () => {
  for (const place of ["ferrybury", "ferry end"]) assert.equal(found(`front desk ${place}`)[0], "Ferrybury front desk")
})

test("a word of a place's name of several words is no place by itself", () => {
  assert.equal(found("guitar")[0], "Rock group")
  assert.equal(found("guitar rock")[0], "Rock group")
  assert.equal(found("guitar castle rock")[0], "Castle Rock band")
})

test("a phrase of one word besides stop words counts where it stands as it is", () => {
  assert.equal(found("how do i know if i am over it")[0], "Egret")
  assert.equal(found("he gets picked on")[0], "Egret")
  assert.equal(found("had enough")[0], "Egret")
})

test("the one word of such a phrase is no sign of it", () => {
  assert.equal(found("picked up")[0], "Heron")
  assert.equal(found("enough")[0], "Heron")
})

test("an entry for professionals alone comes later where the query is personal and speaks of no danger", () => {
  const two = ["Alder", "Birch"].map(name => entry(`mind/${name.toLowerCase()}`, { title: `Low mood ${name}`, summary: "A talk." }))
  two[0].for_staff = "1"
  const both = buildIndex(two, SETTINGS)
  const first = (query, danger) => search(both, query, danger)[0].record.title
  assert.deepEqual([first("low mood"), first("my low mood")], ["Low mood Alder", "Low mood Birch"])
  assert.equal(first("my low mood", { first: [], isSure: true, isSaid: true, isLifeAtRisk: false, namesService: true }), "Low mood Alder")
})

test("words far apart are a lesser sign of a phrase than neighbours", () =>
  assert.ok(search(index, "low mood")[0].score > search(index, "low on pottery and lanternline bike mood")[0].score))

test("a danger without entries puts the best result that can be rung first", () => {
  assert.equal(found("osprey danger")[0], "Osprey warning (OWL)")
  assert.equal(search(index, "osprey danger", inDanger())[0].record.title, "Ring now")
})

test("a danger that is not sure puts what can be rung first only where it fits nearly as well as the best", () => {
  const unsure = { ...inDanger("urgent/ring/"), isSure: false, isSaid: false, isLifeAtRisk: false }
  const titles = query => search(index, query, unsure).map(({ record }) => record.title)
  assert.equal(found("lanternline")[0], "Lanternline")
  assert.equal(titles("lanternline")[0], "Lanternline")
  const other = "spending at night on counselling"
  assert.deepEqual(titles(other), ["Ring now", ...found(other).filter(title => title !== "Ring now")])
})

test("a danger that is not sure puts nothing before an entry that fits the whole query well", () => {
  const unsure = { ...inDanger("urgent/ring/"), isSure: false, isSaid: false, isLifeAtRisk: false }
  assert.equal(search(index, "kelda counselling mood", unsure)[0].record.title, "Kelda")
})

test("an entry that fits the whole query well stays first where a danger is counted, and not where it is said", () => {
  const danger = { ...inDanger("urgent/ring/"), isLifeAtRisk: false }
  const first = isSaid => search(index, "kelda counselling mood", { ...danger, isSaid })[0].record.title
  assert.deepEqual([first(false), first(true)], ["Kelda", "Ring now"])
})

test("where a life is at risk, what can be rung comes before what cannot, though the words find that better", () => {
  const titles = danger => search(index, "kelda counselling", danger).slice(0, 2).map(({ record }) => record.title)
  assert.deepEqual(titles(inDanger("themes/wellbeing/kelda/", "urgent/ring/")), ["Ring now", "Kelda"])
  assert.deepEqual(titles({ ...inDanger("themes/wellbeing/kelda/", "urgent/ring/"), isLifeAtRisk: false }), ["Kelda", "Ring now"])
})

test("the results keep their order where a query names a service, unless a life is at risk", () => {
  const danger = { ...inDanger("urgent/ring/"), namesService: true }
  assert.equal(search(index, "kelda", { ...danger, isLifeAtRisk: false })[0].record.title, "Kelda")
  assert.equal(search(index, "kelda", danger)[0].record.title, "Ring now")
})

test("a danger of which the list has no entry, in a query that finds nothing, gives nothing", () =>
  assert.deepEqual(search(index, "zzzz qqqq", inDanger("urgent/elsewhere/")), []))

test("a danger without entries changes nothing where no result can be rung", () =>
  assert.deepEqual(search(index, "kelda", inDanger()).map(({ record }) => record.title), found("kelda")))

test("the same key pressed again is answered alike", () => assert.deepEqual(found("step ladder"), found("step ladder")))

test("the right spelling comes before a word that is a slip away", () => assert.equal(found("cora")[0], "Cora"))

test("two letters find what begins with them", () => assert.ok(found("ke").includes("Kelda")))

test("an entry that has the word in its name comes before one that has it in its text", () =>
  assert.deepEqual(found("lanternline").slice(0, 2), ["Lanternline", "Young carers"]))

test("entries come before the theme and pages", () => assert.deepEqual(found("vapes").slice(0, 2), ["Stop vaping", "Vapes"]))

test("a word of the text alone finds its entry", () => assert.deepEqual(found("harlow"), ["Young carers"]))

test("an age in a query narrows nothing", () => assert.deepEqual(found("sad 15 year old"), found("sad")))

for (const query of ["", "   ", "\\", "(((+*?[^$"])
  test(`"${query}" finds nothing`, () => assert.deepEqual(found(query), []))

for (const query of ["x".repeat(10_000), "a ".repeat(3000), "title:a* ~2 -b +c^5", "😀🔪", "مرحبا بالعالم", "__proto__ constructor"])
  test(`"${query.slice(0, 20)}" is answered without an error`, () => assert.ok(Array.isArray(found(query))))

test("the terms that a result matched come with it", () => assert.ok(search(index, "kelda")[0].terms.has("kelda")))

test("what a page says is read as text, not as the HTML that it was written in", () =>
  assert.equal(index.records.get("about/").body, "Who made it & why <here>. Lanternline is in it."))

test("a query that finds nothing is offered the nearest word of the list", () => assert.equal(suggest(index, "lantxxrnlxne")[0], "lanternline"))

test("a number is offered no nearest word", () => assert.deepEqual(suggest(index, "0800 1"), []))
