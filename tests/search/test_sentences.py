"""What people type, asked of the first list: what is found first, and which sentences speak of danger.

The files in tests/data/search say what is wanted: queries with their answers, sentences that are urgent or harmless,
and a grammar that makes hundreds of them. The engine itself is tested on made-up records in tests/js,
and what holds for any list in test_live_list.py.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.enums import Kind
from signpost.cli.check import read_catalogue
from signpost.publish.search import weak_words
from signpost.search.crisis import compile_crisis
from signpost.search.index import search_records, search_settings
from signpost.search.index_file import index_file
from tests.bench.search import read_queries
from tests.conftest import ROOT, first_list
from tests.live import CATALOGUE

pytestmark = first_list
DATA = ROOT / "tests" / "data" / "search"
RIGHT = {"queries": (0.96, 0.98), "queries-fresh": (0.92, 0.98), "queries-own": (0.93, 0.98)}
"""The shares of each file's queries for which a right answer comes first, and among the first three."""
RAISED = {"crisis.txt": (0.95, 1.0), "crisis-own.txt": (0.95, 1.0), "crisis-wide.txt": (0.97, 1.0),
          "crisis-suppressed.txt": (0.97, 1.0),
          "urgent": (0.97, 1.0), "harmless.txt": (0.0, 0.07), "harmless-own.txt": (0.0, 0.05),
          "harmless-wide.txt": (0.0, 0.1), "harmless": (0.0, 0.05)}
"""The least and the most of each set of sentences that may raise the line about danger."""

HARMLESS_WORDS = ["cooking", "changing", "handing", "ranging", "browning", "wrapped", "hanging baskets",
                  "dying at home", "changing lives", "grape", "rapping studio"]
LEADS = [("out of hours southend", "urgent/southend-childrens-services/"),
         ("oz man warning", "themes/police-orders/threat-to-life-warning/"),
         ("girl 15 raped last night", "themes/emotional-wellbeing/oakwood-place/"),
         ("strangled", "themes/domestic-abuse/essex-compass/"),
         ("my bf hits me", "themes/domestic-abuse/"), ("my son is attacking me", "urgent/999/"),
         ("dealers have taken over my flat", "themes/disruption/cuckooing/"),
         ("nowhere to sleep tonight im 16", "themes/education/homeless-at-16-or-17/"),
         ("my cousin says i have to marry him", "urgent/999/"), ("ex hits mum", "themes/domestic-abuse/"),
         ("social services", "urgent/children-and-families-hub/"), ("lado", "urgent/children-and-families-hub/"),
         ("social worker grays", "urgent/thurrock-childrens-services/"),
         ("he gets picked on at school", "themes/emotional-wellbeing/childline/"),
         ("stalked", "themes/domestic-abuse/national-domestic-abuse-helpline/"),
         ("drug debt", "urgent/threats-over-a-drug-debt/"),
         ("chest pain", "urgent/999/"), ("i took too many tablets", "urgent/overdose-or-suicide-risk/"),
         ("drug worker harlow", "themes/drug-use/eypdas-referral/"), ("e y p das", "themes/drug-use/eypdas"),
         ("send i ass", "themes/education/sendiass/"),
         ("life three sixty", "themes/missing/life360/"), ("see op", "themes/"),
         ("my son threatened me with a knife", "urgent/999/"), ("theres a man outside", "urgent/999/"),
         ("coach touched my daughter", "urgent/children-and-families-hub/"),
         ("my son accused of rape", "themes/harmful-sexual-behaviour/stop-it-now/"),
         ("my brother raped me", "themes/emotional-wellbeing/"), ("he didnt stop", "themes/emotional-wellbeing/"),
         ("i want out of the gang", "themes/missing/safecall/"), ("how do i leave a gang", "themes/missing/safecall/"),
         ("left the gang and they want to kill him", "urgent/999/"), ("her ex stabbed my mum", "urgent/999/"),
         ("hes in the next room", "urgent/not-safe-to-speak/"), ("dont want to go home", "themes/emotional-wellbeing/"),
         ("going to expose me", "urgent/blackmail-with-pictures/"), ("found bullets", "urgent/999/"),
         ("text someone", "themes/emotional-wellbeing/shout/"), ("cutting", "themes/emotional-wellbeing/"),
         ("plan for missing child", "themes/missing/"),
         ("im 13 and hes 20", "urgent/children-and-families-hub/"), ("found a knife", "themes/knife-harm/vvu"),
         ("found a knife under his bed", "themes/knife-harm/vvu"), ("hlep me", "urgent/999/"),
         ("found him with a knife in his chest", "urgent/999/"), ("found her with a knife in her hand", "urgent/"),
         ("they robbed us and wont leave the house", "urgent/999/"),
         ("he beat me up and police did nothing hes outside", "urgent/999/"),
         ("found a knife and he says hes going to use it", "urgent/999/"),
         ("boss wont let me leave", "themes/parental-support/modern-slavery-helpline/"),
         ("bullied so bad i cant go in school", "themes/education/red-balloon"),
         ("trapping and i want out", "themes/missing/safecall/"), ("he hits my sister", "themes/domestic-abuse/"),
         ("dealers moved into her flat", "themes/disruption/cuckooing/"),
         ("get a vid of me taken off insta", "themes/exploitation/report-remove/"),
         ("did something sexual to my cousin", "themes/harmful-sexual-behaviour/shore/"),
         ("he refuses to sign the abc", "themes/disruption/acceptable-behaviour-contract/"),
         ("where to send planning for missing", "themes/missing/"),
         ("someone posted indecent pictures of me", "themes/exploitation/report-remove/"),
         ("how do i get away from my husband", "themes/domestic-abuse/"),
         ("how do i stop my mum doing drugs", "themes/drug-use/chhat/"),
         ("my boy got mugged and wont leave the house now", "themes/parental-support/embrace/"),
         ("hes not been right since he got robbed at knifepoint", "themes/parental-support/embrace/"),
         ("someone did stuff to me when i was 8", "themes/emotional-wellbeing/oakwood-place/"),
         ("they said theyll kill my mum if i dont pay", "urgent/threats-over-a-drug-debt/"),
         ("came here on my own claiming asylum nowhere to live", "themes/exploitation/asylum-support/"),
         ("what do i say to police when shes gone missing again", "themes/parental-support/report-a-child-missing/"),
         ("trap house next door", "themes/disruption/cuckooing/"),
         ("he made me film it", "themes/emotional-wellbeing/childline/"),
         ("he stabbed himself in the leg", "urgent/999/"), ("theyre going to attack the mosque", "urgent/999/"),
         ("mate fitting on the floor after a pill", "urgent/999/"),
         ("a man in a van tried to get me in", "urgent/999/"),
         ("hes been shot", "urgent/999/"), ("my mate has cut his wrists", "urgent/999/"),
         ("dont think i can keep myself safe", "urgent/overdose-or-suicide-risk/"),
         ("my ex is outside banging on the door saying hell kill me", "urgent/999/"),
         ("they are making me sell drugs and will hurt my sister", "urgent/999/"),
         ("got a message saying im dead tomorrow", "urgent/999/"),
         ("men have moved into my sons flat and wont go", "themes/disruption/cuckooing/"),
         ("got robbed and have to go court as a witness", "themes/emotional-wellbeing/going-to-court/"),
         ("scared to go out without a blade", "themes/knife-harm/vvu"),
         ("i wrote letters to my family", "urgent/overdose-or-suicide-risk/"),
         ("theyre going to cut my sister when they go to somalia", "urgent/999/"),
         ("mum is drunk and dropped the baby", "urgent/999/"),
         ("a man has took me to a hotel and i dont know where i am", "urgent/999/"),
         ("man following me home from the bus station", "urgent/999/"),
         ("dad is punching my brother", "urgent/"), ("kids on the ice and one has gone in", "urgent/999/"),
         ("client just texted goodbye", "urgent/overdose-or-suicide-risk/"),
         ("my lad watches tate and says horrible things about girls", "themes/toxic-masculinity/"),
         ("some boys said im getting wet up", "urgent/999/"),
         ("ex outside with petrol says he will burn the house down", "urgent/999/"),
         ("make it stop", "urgent/overdose-or-suicide-risk/"),
         ("did stuff to my cousin feel sick", "themes/harmful-sexual-behaviour/shore/"),
         ("keep in contract team", "themes/education/keep-in-contact-team/")]
"""Queries, and how the address of the first result begins."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search says: the addresses of its first results, and whether the query speaks of danger."""

    found: list[str]
    danger: bool


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return read_catalogue(CATALOGUE, date.today())[0]


@pytest.fixture(scope="module")
def answers(catalogue: Catalogue) -> Mapping[str, Answer]:
    """Return what the search of the build says to all that this file asks, which it is asked in one go."""
    asked = [*HARMLESS_WORDS, *(query for query, _ in LEADS),
             *(text for texts in sentences().values() for text in texts),
             *(query.text for name in RIGHT for query in read_queries(DATA / f"{name}.tsv"))]
    return answers_to(catalogue, asked)


def answers_to(catalogue: Catalogue, asked: Sequence[str]) -> Mapping[str, Answer]:
    """Return what the search says to queries, which it is asked in one go."""
    index = search_settings(catalogue) | index_file(list(search_records(catalogue, [])), weak_words(ROOT))
    task = {"crisis": compile_crisis(catalogue), "index": index, "queries": asked}
    done = subprocess.run(["node", str(ROOT / "tests" / "js" / "ask.mjs")], input=json.dumps(task), text=True,
                          capture_output=True, check=True)
    return dict(zip(asked, (Answer(**answer) for answer in json.loads(done.stdout)), strict=True))


def expand(pattern: str, words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield each sentence that a pattern of the grammar makes."""
    name = re.search(r"\{(\w+)\}", pattern)
    if not name:
        yield pattern
        return
    for word in words[name[1]]:
        yield from expand(pattern.replace(name[0], word, 1), words)


def sentences() -> dict[str, list[str]]:
    """Return the sets of sentences by name: those of the files, and those that the grammar makes."""
    grammar: dict[str, Any] = json.loads((DATA / "crisis-grammar.json").read_text(encoding="utf-8"))
    sets = {path.name: path.read_text(encoding="utf-8").split("\n") for path in DATA.glob("*.txt")}
    sets |= {kind: [made for pattern in grammar[kind] for made in expand(pattern, grammar["words"])]
             for kind in ("urgent", "harmless")}
    return {name: [line for line in lines if line] for name, lines in sets.items()}


@pytest.mark.parametrize("name", RIGHT)
def test_right_answer_comes_first(catalogue: Catalogue, answers: Mapping[str, Answer], name: str) -> None:
    """People find what they need first time, in their own words."""
    queries = read_queries(DATA / f"{name}.tsv")
    sources = {item.url: {*(item.entry.sources or ()), f"entry:{item.id}"} for item in catalogue.items.values()}
    ranks = [next((place for place, url in enumerate(answers[query.text].found)
                   if sources.get(url, set()) & query.answers), 99) for query in queries]
    least_first, least_three = RIGHT[name]
    missed = [query.text for query, rank in zip(queries, ranks, strict=True) if rank]
    assert sum(rank == 0 for rank in ranks) >= least_first * len(ranks), missed
    assert sum(rank < 3 for rank in ranks) >= least_three * len(ranks), missed


@pytest.mark.parametrize("name", RAISED)
def test_line_about_danger_is_raised_where_it_must_be(answers: Mapping[str, Answer], name: str) -> None:
    """Urgent sentences raise the line about danger; those that only mention danger do not."""
    asked = sentences()[name]
    raised = [text for text in asked if answers[text].danger]
    least, most = RAISED[name]
    assert least * len(asked) <= len(raised), sorted({*asked} - {*raised})[:20]
    assert len(raised) <= most * len(asked), raised[:20]


def test_life_at_risk_leads_with_a_page_that_helps_now(catalogue: Catalogue, answers: Mapping[str, Answer]) -> None:
    """The first result of a query about danger can be rung, or says whom to ring."""
    asked = [text for name in ("crisis.txt", "crisis-own.txt", "crisis-wide.txt", "crisis-suppressed.txt", "urgent")
             for text in sentences()[name]]
    by_url = {item.url: item.entry for item in catalogue.items.values()}
    wrong = []
    for text in asked:
        answer = answers[text]
        entry = by_url.get(answer.found[0]) if answer.found else None
        rung = entry and (entry.urgency or (entry.contacts and entry.contacts.phones))
        if answer.danger and (not rung or (entry and entry.kind in (Kind.TRAINING, Kind.ACTIVITY, Kind.RESOURCE))):
            wrong.append(f"{text}: {answer.found[:1]}")
    assert wrong == []


@pytest.mark.parametrize("word", HARMLESS_WORDS)
def test_word_of_english_is_no_slip_of_a_grave_word(answers: Mapping[str, Answer], word: str) -> None:
    """Words that differ by a letter from one of danger raise nothing."""
    assert not answers[word].danger


@pytest.mark.parametrize(("query", "first"), LEADS)
def test_grave_words_and_names_as_heard_lead_to_the_right_door(answers: Mapping[str, Answer], query: str,
                                                               first: str) -> None:
    """What readers met on a visit stays mended."""
    assert answers[query].found[0].startswith(first)
