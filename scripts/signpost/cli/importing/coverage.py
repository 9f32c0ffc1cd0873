"""`scripts/coverage`: what the catalogue keeps of the document that it was made from.

It says which paragraph no entry answers for, which numbers, addresses and ages of a paragraph its entries lack, and
where wording is too close to the document. The exit code is 1 where it says any of these.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.problem import display_path
from signpost.cli.project import add_catalogue_option
from signpost.importing.coverage.facts import missing_facts
from signpost.importing.coverage.source import CoveredParagraph, covered_paragraphs
from signpost.importing.coverage.wording import RUN, copied_words
from signpost.importing.documents.document import UnreadableDocument
from signpost.importing.paragraphs import PARAGRAPHS_FILE

SHORT = 100
"""Characters of a paragraph that are shown."""


def findings(catalogue: Catalogue, paragraphs: Sequence[CoveredParagraph]) -> Iterator[tuple[str, list[str]]]:
    """Yield each group of findings with its title, also where it is empty."""
    yield ("No entry answers for:", [f"{each.id}{_short(each.text)}" for each in paragraphs
                                     if not each.entries and not each.is_removed])
    yield ("The entries of a paragraph lack what it says:",
           [f"{each.id} ({', '.join(each.entries)}): {'; '.join(missing)}" for each in paragraphs
            if each.entries and (missing := missing_facts(catalogue, each))])
    yield (f"Too close to the document, {RUN} words or more in a row:",
           [f"{display_path(each.path)}:{each.line}: {each.field}, as in {each.paragraph}: “{each.words}”"
            for each in copied_words(catalogue, paragraphs)])
    yield ("The document no longer has the paragraphs of:", _without_paragraphs(paragraphs))


def _without_paragraphs(paragraphs: Sequence[CoveredParagraph]) -> list[str]:
    """Return the entries whose paragraphs are all gone from the document: has the service ended?"""
    present = {entry for each in paragraphs if not each.is_removed for entry in each.entries}
    gone = {entry: each.id for each in paragraphs if each.is_removed for entry in each.entries}
    return [f"{entry} ({paragraph})" for entry, paragraph in sorted(gone.items()) if entry not in present]


def _short(text: str) -> str:
    """Return the beginning of a text, behind a colon."""
    plain = " ".join(text.split())
    return f": {plain if len(plain) <= SHORT else plain[:SHORT].rsplit(' ', 1)[0] + ' …'}" if plain else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the catalogue with its document; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/coverage", description=__doc__)
    add_catalogue_option(parser)
    parser.add_argument("--source", type=Path, metavar="FILE",
                        help="the document, or a table of ids and texts (.tsv), where the list has no texts")
    options = parser.parse_args(arguments)
    catalogue, problems = load_catalogue(options.catalogue, options.under)
    if not catalogue.paragraphs:
        where = display_path(options.catalogue / PARAGRAPHS_FILE)
        why = problems[0] if problems else f"{where} is not there: this list was made from no document."
        print(f"coverage: {why}", file=sys.stderr)
        return 1
    try:
        paragraphs = covered_paragraphs(catalogue, options.source)
    except UnreadableDocument as fault:
        print(f"coverage: {display_path(options.source)} {fault}.", file=sys.stderr)
        return 1
    found = False
    for title, items in findings(catalogue, paragraphs):
        if items:
            print(title, *(f"  {item}" for item in items), "", sep="\n")
            found = True
    if not any(each.text for each in paragraphs):
        print("The list has no texts: to compare what its entries say, give the document with --source.")
    elif not found:
        count = f"{len(paragraphs)} paragraph{'' if len(paragraphs) == 1 else 's'}"
        print(f"All is there: {count}, each with an entry, and no wording too close to it.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
