"""`scripts/new`: asks a maintainer a few questions and writes a valid entry. Answers may also be piped in, one a line.

Every answer is checked at once by the catalogue's own model. A file that stands there already is never overwritten.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue
from signpost.catalogue.enums import Audience, Kind
from signpost.catalogue.model import Entry
from signpost.catalogue.problem import Problem, display_path
from signpost.catalogue.validation import validate
from signpost.catalogue.yaml_reader import Tree
from signpost.cli.check import read_catalogue

Record = dict[str, Any]
KINDS = [kind.value for kind in Kind if kind is not Kind.LEGAL_ORDER]
SURE: Record = {"name": "x", "kind": "service", "audience": ["professional"], "summary": "X.", "sources": ["S001"]}
MONTHS_TO_REVIEW = 6


class Stopped(Exception):
    """Nothing can be written; the message says why."""


class Asker:
    """Asks questions. `answer` takes a prompt and returns a line, or raises EOFError; `patient` asks again."""

    def __init__(self, answer: Callable[[str], str], say: Callable[[str], None], patient: bool) -> None:
        self.answer, self.say, self.patient = answer, say, patient

    def ask(self, question: str, fault_of: Callable[[str], str | None], needed: bool = False) -> str:
        """Return an answer without fault, or an empty one where none is needed. Raises Stopped."""
        while True:
            try:
                text = self.answer(f"{question}{'' if needed else ' (or nothing)'}: ").strip()
            except EOFError:
                raise Stopped(f"no answer to: {question}") from None
            fault = "an answer is needed" if needed and not text else fault_of(text) if text else None
            if fault is None:
                return text
            if not self.patient:
                raise Stopped(f"{question}: {fault}")
            self.say(f"  {fault}")


def fault_in(**fields: Any) -> str | None:
    """Return what the model finds wrong with the fields of an entry that is right otherwise."""
    found = validate(Tree(Path("new"), {**SURE, **fields}, {}), Entry)
    return found[0].message if isinstance(found, list) else None


def fault_in_name(name: str) -> str | None:
    """Return what is wrong with a name: it must make a file's name too."""
    return fault_in(name=name) or (None if slug_of(name) else f"name must have a letter or digit of English: '{name}'")


def one_of(known: Sequence[str], what: str) -> Callable[[str], str | None]:
    """Return a check that an answer is a known word."""
    return lambda text: None if text in known else f"{what} must be one of {', '.join(known)}: '{text}'"


def interview(asker: Asker, catalogue: Catalogue, today: date) -> tuple[str, Record]:
    """Ask everything; return the theme and the entry's fields in the order of the file."""
    ask = asker.ask
    record: Record = {"name": ask("Name, as people know it", fault_in_name, needed=True)}
    themes = [theme.id for theme in catalogue.themes] + [URGENT]
    theme = ask(f"Theme: {', '.join(themes)}", one_of(themes, "theme"), needed=True)
    organisations = sorted(catalogue.organisations)
    record["organization"] = ask("Who runs it, by its id in organisations.yml", one_of(organisations, "organization"))
    record["kind"] = ask(f"What it is: {', '.join(KINDS)}", one_of(KINDS, "kind"), needed=True)
    audience = ask(f"Who it is for, with commas: {', '.join(Audience)}",
                   lambda text: fault_in(audience=_listed(text)), needed=True)
    record["audience"] = _listed(audience)
    record["summary"] = ask("One plain sentence with a full stop, at most 200 characters",
                            lambda text: fault_in(summary=text), needed=True)
    record["contacts"] = _contacts(ask, record["kind"] == Kind.HELPLINE)
    record |= _grounds(ask, today)
    record["review_by"] = _review(today)
    return theme, {name: value for name, value in record.items() if value}


def _contacts(ask: Callable[..., str], is_helpline: bool) -> Record:
    """Ask for numbers and a web page; a helpline needs a number to ring or to text."""
    phones: list[Record] = []
    for question, kind in (("A number to ring, as you would read it out", "voice"), ("A number to text", "text")):
        number = ask(question, lambda text: fault_in(contacts={"phones": [{"number": text}]}),
                     needed=is_helpline and kind == "text" and not phones)
        if number:
            phones.append({"number": number, "type": kind})
    url = ask("Its web address", lambda text: fault_in(contacts={"links": [{"title": "x", "url": text}]}))
    title = ask("The name of that page", lambda text: fault_in(name=text[:100]), needed=True) if url else ""
    links = [{"title": title, "url": url}] if url else []
    return {name: value for name, value in (("phones", phones), ("links", links)) if value}


def _grounds(ask: Callable[..., str], today: date) -> Record:
    """Ask where it is from and which page confirms it."""
    source = ask("Its paragraph in the original list, such as S084", lambda text: fault_in(sources=[text]))
    why = "" if source else ask("Why it should be in the list", lambda text: fault_in(added=_added(text)), needed=True)
    page = ask("A public page that confirms it", lambda text: fault_in(confirmed={"on": "2026", "by": text}),
               needed=not source)
    if not page:
        return {"sources": [source]}
    when = ask("The date that the page itself carries, such as 2026-01, or the word undated",
               lambda text: fault_in(added=_added("x", text)), needed=True)
    undated = {"on": today.isoformat(), "by": page, "dated": "false"}
    confirmed = undated if when == "undated" else {"on": when, "by": page}
    return {"sources": [source] if source else None, "added": _added(why, when, page) if why else None,
            "confirmed": confirmed}


def _added(why: str, when: str = "undated", page: str = "https://example.org/") -> Record:
    """Return the field for what the original list lacks."""
    return {"why": why, "evidence": [{"url": page, "date": when}]}


def _listed(text: str) -> list[str]:
    """Return the words between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def _review(today: date) -> str:
    """Return the month by which to look at it again."""
    months = today.month - 1 + MONTHS_TO_REVIEW
    return f"{today.year + months // 12}-{months % 12 + 1:02}"


def slug_of(name: str) -> str:
    """Return the file's name for an entry: its name in lower case, words joined by hyphens."""
    bare = unicodedata.normalize("NFKD", name.lower().replace("'", "").replace("’", "").replace("&", " and "))
    return "-".join(re.findall(r"[a-z0-9]+", bare.encode("ascii", "ignore").decode()))


def entry_text(record: Mapping[str, Any]) -> str:
    """Return the file of an entry."""
    return "\n".join(["# yaml-language-server: $schema=../schema/entry.json", *_lines(record, ""), ""])


def _lines(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of a set of fields."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _lines(value, f"{indent}  ")
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{indent}{name}:"
            for each in value:
                first, *others = _lines(each, f"{indent}    ")
                yield from (f"{indent}  - {first.strip()}", *others)
        elif isinstance(value, list):
            yield f"{indent}{name}: [{', '.join(map(_scalar, value))}]"
        else:
            yield f"{indent}{name}: {_scalar(value)}"


def _scalar(text: str) -> str:
    """Return a text as YAML; quoted unless it is plain words or a web address."""
    plain = re.fullmatch(r"[A-Za-z][\w .;'’()/-]*|https?://[\w./%~-]+|\d{4}(-\d\d){0,2}", text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if plain else f'"{escaped}"'


def write_entry(root: Path, theme: str, record: Mapping[str, Any], today: date) -> Path:
    """Write an entry where none stands, and keep it only if the catalogue has no problem with it. Raises Stopped."""
    path = root / theme / f"{slug_of(record['name'])}.yml"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(entry_text(record))
    except FileExistsError:
        raise Stopped(f"{display_path(path)} is there already, and stays as it is") from None
    faults: list[Problem] = [fault for fault in read_catalogue(root, today)[1] if fault.path == path]
    if faults:
        path.unlink()
        raise Stopped("; ".join(fault.message for fault in faults))
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, and write the entry; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/new", description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=Path("catalogue"), help="the folder (default: catalogue)")
    options = parser.parse_args(arguments)
    catalogue, _ = read_catalogue(options.catalogue, date.today())
    try:
        typed = sys.stdin.isatty()
        asker = Asker(input if typed else lambda _: input(), print, patient=typed)
        theme, record = interview(asker, catalogue, date.today())
        path = write_entry(options.catalogue, theme, record, date.today())
    except Stopped as why:
        print(f"\nnew: {why}; nothing was written", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nnew: stopped; nothing was written", file=sys.stderr)
        return 1
    print(f"\nnew: {display_path(path)} is written. Open it to say more: catalogue/README.md shows every field.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
