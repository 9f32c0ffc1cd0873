"""`scripts/new`: asks a maintainer a few questions and writes a valid entry. Answers may also be piped in, one a line.

Each answer is validated at once by the catalogue's own model. An existing file is never overwritten.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue
from signpost.catalogue.enums import Kind
from signpost.catalogue.model import Entry
from signpost.catalogue.problem import Problem, display_path
from signpost.catalogue.validation import validate
from signpost.catalogue.yaml_reader import Tree
from signpost.cli.check import read_catalogue
from signpost.cli.project import add_catalogue_option
from signpost.importing.drafts.entry_text import entry_text, slug_of

Record = dict[str, Any]
KINDS = [kind.value for kind in Kind if kind is not Kind.LEGAL_ORDER]
VALID_FIELDS: Record = {"name": "x", "kind": "service", "audience": ["professional"], "summary": "X.",
                        "sources": ["S001"]}
MONTHS_TO_REVIEW = 6


class NotWritten(Exception):
    """No entry can be written; the message says why."""


class Prompter:
    """Asks questions. `read` takes a prompt and returns a line, or raises EOFError; `write` shows a message.

    With `retry` a faulty answer is asked for again, as at a terminal; without, it ends the interview.
    """

    def __init__(self, read: Callable[[str], str], write: Callable[[str], None], retry: bool) -> None:
        self.read, self.write, self.retry = read, write, retry

    @classmethod
    def of_standard_input(cls) -> Prompter:
        """Return what asks at the terminal; answers from a file or a pipe are read without showing the questions."""
        is_terminal = sys.stdin.isatty()
        return cls(input if is_terminal else lambda _: input(), print, retry=is_terminal)

    def ask(self, question: str, fault_of: Callable[[str], str | None], required: bool = False) -> str:
        """Return an answer without fault, or an empty one where none is required. Raises NotWritten."""
        while True:
            try:
                text = self.read(f"{question}{'' if required else ' (or nothing)'}: ").strip()
            except EOFError:
                raise NotWritten(f"no answer to: {question}") from None
            fault = "an answer is needed" if required and not text else fault_of(text) if text else None
            if fault is None:
                return text
            if not self.retry:
                raise NotWritten(f"{question}: {fault}")
            self.write(f"  {fault}")


def fault_in(**fields: Any) -> str | None:
    """Return what is wrong with fields of an entry, by the model, or None."""
    found = validate(Tree(Path("new"), {**VALID_FIELDS, **fields}, {}), Entry)
    return found[0].message if isinstance(found, list) else None


def fault_in_name(name: str) -> str | None:
    """Return what is wrong with a name, or None: a file name must be made of it too."""
    return fault_in(name=name) or (None if slug_of(name) else f"name must have a letter or digit of English: '{name}'")


def one_of(known: Sequence[str], what: str) -> Callable[[str], str | None]:
    """Return a function that says what is wrong with an answer that is not one of some words."""
    return lambda text: None if text in known else f"{what} must be one of {', '.join(known)}: '{text}'"


def interview(prompter: Prompter, catalogue: Catalogue, today: date) -> tuple[str, Record]:
    """Ask all questions; return the theme's id and the entry's fields in the order of the file. Raises NotWritten."""
    ask = prompter.ask
    record: Record = {"name": ask("Name, as people know it", fault_in_name, required=True)}
    themes = [theme.id for theme in catalogue.themes] + [URGENT]
    theme = ask(f"Theme: {', '.join(themes)}", one_of(themes, "theme"), required=True)
    organisations = sorted(catalogue.organisations)
    record["organization"] = ask("Who runs it, by its id in organisations.yml", one_of(organisations, "organization"))
    record["kind"] = ask(f"What it is: {', '.join(KINDS)}", one_of(KINDS, "kind"), required=True)
    audiences = [each.id for each in catalogue.site.audiences]
    known = one_of(audiences, "audience")
    audience = ask(f"Who it is for, with commas: {', '.join(audiences)}",
                   lambda text: next(filter(None, map(known, _split_list(text))), fault_in(audience=_split_list(text))),
                   required=True)
    record["audience"] = _split_list(audience)
    record["summary"] = ask("One plain sentence with a full stop, at most 200 characters",
                            lambda text: fault_in(summary=text), required=True)
    record["contacts"] = _ask_contacts(ask, record["kind"] == Kind.HELPLINE)
    record |= _ask_sources(ask, today, catalogue.site.source.called if catalogue.site.source else "")
    record["review_by"] = _review_month(today)
    return theme, {name: value for name, value in record.items() if value}


def _ask_contacts(ask: Callable[..., str], is_helpline: bool) -> Record:
    """Ask for phone numbers and a web page; return the field `contacts`. A helpline must have a number."""
    phones: list[Record] = []
    for question, kind in (("A number to ring, as you would read it out", "voice"), ("A number to text", "text")):
        number = ask(question, lambda text: fault_in(contacts={"phones": [{"number": text}]}),
                     required=is_helpline and kind == "text" and not phones)
        if number:
            phones.append({"number": number, "type": kind})
    url = ask("Its web address", lambda text: fault_in(contacts={"links": [{"title": "x", "url": text}]}))
    title = ask("The name of that page", lambda text: fault_in(name=text[:100]), required=True) if url else ""
    links = [{"title": title, "url": url}] if url else []
    return {name: value for name, value in (("phones", phones), ("links", links)) if value}


def _ask_sources(ask: Callable[..., str], today: date, called: str) -> Record:
    """Ask which paragraph or reason the entry has and which page confirms it; return those fields."""
    question = f"Its paragraph in {called}, such as S084"
    source = ask(question, lambda text: fault_in(sources=[text])) if called else ""
    why = "" if source else ask("Why it should be in the list", lambda text: fault_in(added=_added(text)),
                                required=True)
    page = ask("A public page that confirms it", lambda text: fault_in(confirmed={"on": "2026", "by": text}),
               required=not source)
    if not page:
        return {"sources": [source]}
    when = ask("The date that the page itself carries, such as 2026-01, or the word undated",
               lambda text: fault_in(added=_added("x", text)), required=True)
    undated = {"on": today.isoformat(), "by": page, "dated": "false"}
    confirmed = undated if when == "undated" else {"on": when, "by": page}
    return {"sources": [source] if source else None, "added": _added(why, when, page) if why else None,
            "confirmed": confirmed}


def _added(why: str, when: str = "undated", page: str = "https://example.org/") -> Record:
    """Return the field `added`, for an entry that the source document lacks."""
    return {"why": why, "evidence": [{"url": page, "date": when}]}


def _split_list(text: str) -> list[str]:
    """Return the words of a list separated by commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def _review_month(today: date) -> str:
    """Return the month in which a new entry is due for review, such as 2027-05."""
    months = today.month - 1 + MONTHS_TO_REVIEW
    return f"{today.year + months // 12}-{months % 12 + 1:02}"


def write_entry(root: Path, theme: str, record: Mapping[str, Any], today: date, under: Sequence[Path] = ()) -> Path:
    """Write an entry's file and return its path.

    Raises NotWritten where the file exists, or where the catalogue has problems with the new entry, which is removed.
    """
    path = root / theme / f"{slug_of(record['name'])}.yml"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(entry_text(record))
    except FileExistsError:
        raise NotWritten(f"{display_path(path)} is there already, and stays as it is") from None
    faults: list[Problem] = [fault for fault in read_catalogue(root, today, under)[1] if fault.path == path]
    if faults:
        path.unlink()
        raise NotWritten("; ".join(fault.message for fault in faults))
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the interview and write the entry; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/new", description=__doc__)
    add_catalogue_option(parser)
    options = parser.parse_args(arguments)
    catalogue, _ = read_catalogue(options.catalogue, date.today(), options.under)
    try:
        theme, record = interview(Prompter.of_standard_input(), catalogue, date.today())
        path = write_entry(options.catalogue, theme, record, date.today(), options.under)
    except NotWritten as why:
        print(f"\nnew: {why}; nothing was written", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nnew: stopped; nothing was written", file=sys.stderr)
        return 1
    print(f"\nnew: {display_path(path)} is written. Open it to say more: catalogue/README.md shows every field.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
