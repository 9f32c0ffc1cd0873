"""`scripts/bench search`: our search, the theme's own and Pagefind on the same built pages, in one run.

In real Chromium at phone size: success at 1 and at 3 and mean reciprocal rank over the queries; the time from
key press to results painted at a CPU slowed four times; the compressed bytes of each engine until the first result.
Every query is typed several times, since other work on a shared machine holds single keys up: printed are all presses,
and each key by the median of its presses.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from signpost.catalogue.catalogue import Catalogue
from signpost.cli.build import ROOT
from signpost.cli.check import read_catalogue
from tests.bench.search_variants import make_variants
from tests.static_server import ServedFolder, serve

QUERY = "[data-sp-query]"
RESULT_LINKS = "[data-sp-results] .sp-result__name a[href]"
NOTHING = "[data-sp-nothing]"
STOCK_QUERY = "[data-md-component=search-query]"
STOCK_LINKS = "[data-md-component=search-result] a[href]"
QUERIES = ROOT / "tests" / "data" / "search" / "queries.tsv"
WORK = ROOT / "build" / "bench" / "search"
SLOWED = 4
PRESSES = 3
SETTLED = 300
"""Milliseconds after which nothing is answered any more in an emptied box, whether it answers an empty query or not."""
ENGINE = ("/search/", "/search-worker.js", "/workers/", "/pagefind/")
PHONE = {"width": 390, "height": 844}

Ask = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed, of what kind, and the source's paragraphs any of which answers it."""

    text: str
    kind: str
    answers: frozenset[str]


def read_queries(path: Path) -> list[Query]:
    """Read queries from a file of tab-separated lines: query, kind, paragraphs."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()
             if line.strip() and not line.startswith("#")]
    return [Query(text, kind, frozenset(answers.split(","))) for text, kind, answers in lines]


def score(ranks: Sequence[int | None]) -> tuple[float, float, float]:
    """Return success at 1, success at 3 and the mean reciprocal rank of the first right answers' places (from 1)."""
    count = len(ranks)
    return (sum(rank == 1 for rank in ranks) / count, sum(rank is not None and rank <= 3 for rank in ranks) / count,
            sum(1 / rank for rank in ranks if rank) / count)


def rank_of(found: Iterable[str], query: Query, sources: dict[str, set[str]]) -> int | None:
    """Return the place of the first right answer among addresses relative to the site, or None."""
    return next((place for place, address in enumerate(found, 1)
                 if sources.get(address.split("?")[0].split("#")[0], set()) & query.answers), None)


# Counts the worker's answers, ours or the theme's, and notes the times, before the page's own scripts see them. Painted
# means: after a frame in which no result is missing from the screen.
WATCH = """
window.spAnswers = 0
window.spTimes = []
const Plain = Worker
window.Worker = class extends Plain {
  constructor(...all) {
    super(...all)
    this.addEventListener("message", ({ data }) => {
      const found = data?.type === 3 ? data.data.items : data?.results
      if (!found) return
      const list = document.querySelector("[data-sp-results], [data-md-component=search-result] > ol")
      const isFull = () => list.children.length >= found.length
        || list.getBoundingClientRect().bottom >= innerHeight
      const look = left => requestAnimationFrame(() => setTimeout(() => {
        if (left && !isFull()) return look(left - 1)
        window.spTimes.push([performance.now() - window.spKey, data.took])
        window.spAnswers++
        window.spWaiting?.()
      }))
      look(10)
    })
  }
}
addEventListener("keydown", event => { window.spKey = event.timeStamp }, true)
"""
# Stands before a search worker's own code, and notes how long it took for each answer.
INSIDE = """{
  const send = self.postMessage.bind(self)
  let since = 0
  self.addEventListener("message", () => { since = performance.now() })
  self.postMessage = message =>
    send(message?.type === 3 || message?.results ? { ...message, took: performance.now() - since } : message)
}
"""
ANSWERED = """before => new Promise(done => {
  const look = () => { if (window.spAnswers > before) done() }
  window.spWaiting = look
  look()
})"""
PAGEFIND = """async query => {
  const engine = window.spPagefind ??= await import(new URL("pagefind/pagefind.js", document.baseURI).href)
  const { results } = await engine.search(query)
  return Promise.all(results.slice(0, 3).map(async result => new URL((await result.data()).url, location.origin).href))
}"""


@contextmanager
def browser_page(url: str, inside: str = "") -> Iterator[Page]:
    """Open the site in Chromium at phone size and yield the page. `inside` is put before its search worker's code."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        # A phone paints by its graphics chip; in its place a machine without one would use the cores that are measured.
        browser = playwright.chromium.launch(executable_path=path, args=[
            "--no-sandbox", "--disable-background-networking", "--disable-gpu"])
        context = browser.new_context(viewport=PHONE, service_workers="block", bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(WATCH)
        if inside:
            page.route(re.compile(r"/(?:workers/[^/]+|search-worker)\.js(?:\?|$)"), lambda route: route.fulfill(
                body=inside + route.fetch().text(), content_type="text/javascript"))
        page.goto(url)
        yield page
        browser.close()


def box_of(page: Page, url: str, box: str = QUERY, results: str = RESULT_LINKS) -> Ask:
    """Return a function that asks through a search's box and returns the first results' addresses."""
    page.keyboard.press("/")

    def ask(query: str) -> list[str]:
        before = page.evaluate("window.spAnswers")
        page.locator(box).fill(query)
        page.locator(box).press("End")
        page.evaluate(ANSWERED, before)
        links: list[str] = page.locator(results).evaluate_all("links => links.slice(0, 10).map(link => link.href)")
        return [link.removeprefix(url) for link in links]

    return ask


def pagefind_of(page: Page, url: str) -> Ask:
    """Return a function that asks Pagefind and returns the first results' addresses."""
    return lambda query: [link.removeprefix(url) for link in page.evaluate(PAGEFIND, query)]


def measure_answers(site: ServedFolder, queries: Sequence[Query], sources: dict[str, set[str]],
                    asker: Callable[[Page, str], Ask]) -> tuple[tuple[float, float, float], int]:
    """Return an engine's scores, and the bytes of the engine until its first result."""
    site.sent.clear()
    with browser_page(site) as page:
        ask = asker(page, site)
        ask("kooth")
        weight = sum(size for path, size in site.sent.items() if any(part in path for part in ENGINE))
        return score([rank_of(ask(query.text), query, sources) for query in queries]), weight


def measure_keys(site: ServedFolder, queries: Sequence[Query], box: str) -> list[list[tuple[float, float]]]:
    """Return, for each key of each query, the milliseconds of its presses until the paint, and the worker's own."""
    with browser_page(site, INSIDE) as page:
        box_of(page, site, box)("kooth")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        rounds = [[press for query in queries for press in typed(page, query.text, box)] for _ in range(PRESSES)]
        return [list(presses) for presses in zip(*rounds, strict=True)]


def typed(page: Page, text: str, box: str) -> Iterator[tuple[float, float]]:
    """Type a query into the emptied box, each key when the one before is answered; yield each key's times."""
    page.locator(box).fill("")
    page.wait_for_timeout(SETTLED)
    for letter in text:
        before = page.evaluate("window.spAnswers")
        page.keyboard.press("Space" if letter == " " else letter)
        page.evaluate(ANSWERED, before)
        whole, worked = page.evaluate("window.spTimes.at(-1)")
        yield whole, worked


def percentiles(times: Sequence[float]) -> str:
    """Return the median and the 95th percentile in words."""
    return f"{statistics.median(times):.0f} / {statistics.quantiles(times, n=20)[18]:.0f}"


def report_keys(name: str, keys: Sequence[Sequence[tuple[float, float]]]) -> None:
    """Print what a key press costs. Chromium slows the page but not its workers: in a second row their share is too."""
    for label, factor in (("", 0), (", worker slowed too", SLOWED - 1)):
        times = [[whole + factor * worked for whole, worked in presses] for presses in keys]
        every = [press for presses in times for press in presses]
        print(f"{name + label:54}{percentiles([statistics.median(presses) for presses in times]):>16}"
              f"{percentiles(every):>16}{len(keys):>8}", flush=True)


def report(catalogue: Catalogue, queries: Sequence[Query], keys_alone: bool) -> None:
    """Make the sites, measure, and print; with `keys_alone` no more than what a key press costs."""
    sites = make_variants(catalogue, ROOT, WORK)
    if not keys_alone:
        report_answers(catalogue, sites, queries)
    print(f"from key press to results painted, CPU slowed {SLOWED} times: ms, median / 95th percentile")
    print(f"{'':54}{f'of {PRESSES} presses':>16}{'every press':>16}{'keys':>8}")
    for name, label in (("ours", "ours (wanted: 50)"), ("large", "5,000 entries (wanted: 120)"), ("stock", "stock")):
        with serve(sites[name], compress=True) as site:
            report_keys(label, measure_keys(site, queries[::4], STOCK_QUERY if name == "stock" else QUERY))


def report_answers(catalogue: Catalogue, sites: Mapping[str, Path], queries: Sequence[Query]) -> None:
    """Print how often each engine is right, and what it weighs."""
    sources = {item.url: set(item.entry.sources or ()) for item in catalogue.items.values()}
    print(f"{len(queries)} queries, {len(catalogue.items)} entries")
    print(f"{'':24}{'at 1':>8}{'at 3':>8}{'MRR':>8}{'KB until first result':>24}")
    stock: Callable[[Page, str], Ask] = partial(box_of, box=STOCK_QUERY, results=STOCK_LINKS)
    for name, asker in (("ours", box_of), ("stock", stock), ("pagefind", pagefind_of)):
        with serve(sites[name], compress=True) as site:
            (one, three, mean), weight = measure_answers(site, queries, sources, asker)
        print(f"{name:24}{one:8.3f}{three:8.3f}{mean:8.3f}{weight / 1024:24.1f}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench search", description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=ROOT / "catalogue", help="the folder (default: catalogue)")
    parser.add_argument("--queries", type=Path, default=QUERIES, help="default: tests/data/search/queries.tsv")
    parser.add_argument("--keys", action="store_true", help="measure key presses alone")
    options = parser.parse_args(arguments)
    catalogue, problems = read_catalogue(options.catalogue, date.today())
    if problems:
        print(f"bench: the catalogue has {len(problems)} problems: scripts/check says which", file=sys.stderr)
        return 1
    report(catalogue, read_queries(options.queries), options.keys)
    return 0


if __name__ == "__main__":
    sys.exit(main())
