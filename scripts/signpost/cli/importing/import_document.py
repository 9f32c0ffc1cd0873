"""`scripts/import`: makes a list of a document: its paragraphs, its links, drafts of entries, and what to look at.

Give it again with a newer edition of the document and the same folder: paragraphs keep their numbers, the report says
what is new, and no draft that somebody changed is touched.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from signpost.catalogue.problem import display_path
from signpost.cli.project import is_published
from signpost.importing.documents.document import TITLE, Block, UnreadableDocument
from signpost.importing.documents.reader import read_document
from signpost.importing.drafts.entry_text import yaml_text
from signpost.importing.headings import THEME_LEVEL
from signpost.importing.import_files import REPORT, files_of, write_files
from signpost.importing.imported import AskHeadings, ImportedDocument, import_document
from signpost.importing.paragraphs import PARAGRAPHS_FILE, SourceParagraph, read_paragraphs
from signpost.importing.report import summary
from signpost.importing.source_texts import TABLE, texts_for

CATALOGUE_FILES = ("themes.yml", "site.yml")
SHORT = 70
"""Characters of a line that are shown beside a question."""
CALLED = "the source document"
"""What the lines for site.yml call the document."""
ANSWERS = "y = yes, n = no, a = yes to all that follow, o = no to all that follow"
TAKEN_AS_HEADINGS = ", and were taken as headings"
TAKEN_AS_TEXT = ", and were taken as text"
NOBODY_TO_ASK = ", and were taken as text, since nobody is there to ask (--headings yes takes them as headings)"


class NotImported(Exception):
    """Nothing can be imported; the message says why."""


def heading_question(answer: str, read: Callable[[str], str] | None, write: Callable[[str], None]) -> AskHeadings:
    """Return what says which lines in bold are headings: by an answer for all, or by asking with `read`.

    `read` is None where nobody can be asked. What was decided without asking is shown with `write`.
    """
    def decide(blocks: Sequence[Block], lines: Sequence[int]) -> set[int]:
        if answer == "ask" and read is not None:
            return _ask_each(blocks, lines, read)
        how = {"yes": TAKEN_AS_HEADINGS, "no": TAKEN_AS_TEXT, "ask": NOBODY_TO_ASK}[answer]
        write(f"{len(lines)} line{'' if len(lines) == 1 else 's'} in bold may be headings{how}:")
        for index in lines:
            write(f"  {blocks[index].text}")
        return {*lines} if answer == "yes" else set()
    return decide


def _ask_each(blocks: Sequence[Block], lines: Sequence[int], read: Callable[[str], str]) -> set[int]:
    """Ask of each line in bold whether it is a heading; return those that are. Raises EOFError."""
    chosen: set[int] = set()
    for number, index in enumerate(lines, 1):
        before = f"\n   it stands after: {_short(blocks[index - 1].text)}" if index else ""
        following = f"\n   followed by: {_short(blocks[index + 1].text)}" if index + 1 < len(blocks) else ""
        given = ""
        while given not in ("y", "n", "a", "o"):
            given = read(f'\n{number} of {len(lines)}: is "{blocks[index].text}" a heading, and so a theme of its own?'
                         f"{before}{following}\n"
                         f"   {ANSWERS}: ").strip().lower()[:1]
        if given in ("a", "o"):
            return chosen | ({*lines[number - 1:]} if given == "a" else set())
        chosen |= {index} if given == "y" else set()
    return chosen


def _short(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= SHORT else f"{text[:SHORT]} …"


def earlier_paragraphs(folder: Path, previous: Path | None) -> list[SourceParagraph]:
    """Return the paragraphs of the earlier import in a folder, or of an earlier list elsewhere. Raises NotImported.

    `previous` is the earlier document, where the list in the folder has no texts; or that list, where it has none.
    """
    path = folder / PARAGRAPHS_FILE
    if not path.exists():
        if previous is None:
            return []
        if previous.suffix not in TABLE:
            raise NotImported(f"{display_path(path)} is not there; give --previous the list that was made of the "
                              "earlier document (paragraphs.tsv)")
        path, previous = previous, None
    try:
        listed = read_paragraphs(path)
        if previous is not None:
            texts = texts_for(previous, listed)
            return [SourceParagraph(each.id, each.kind, texts.get(each.id, each.text)) for each in listed]
    except UnreadableDocument as fault:
        raise NotImported(f"{display_path(previous or path)} {fault}") from None
    if not any(each.text for each in listed):
        raise NotImported(f"{display_path(path)} has no texts to compare with; give the earlier document too, with "
                          "--previous")
    return listed


def source_lines(imported: ImportedDocument, document: Path) -> str:
    """Return the lines by which site.yml names a document: by its title, or else by its file's name."""
    title = next((each.block.text for each in imported.paragraphs if each.block.kind == TITLE), document.stem)
    return yaml_text({"source": {"title": title, "called": CALLED, "complete": "false"}})


def run(options: argparse.Namespace) -> str:
    """Import a document; return what to say at the end. Raises NotImported, OSError and EOFError."""
    folder: Path = options.into
    inside = next((each for each in (folder.resolve(), *folder.resolve().parents)
                   if any((each / name).exists() for name in CATALOGUE_FILES)), None)
    if inside is not None:
        raise NotImported(f"{display_path(folder)} belongs to the catalogue, where drafts would be published; give a "
                          "folder of its own, such as --into my-drafts")
    if is_published(folder):
        raise NotImported(f"{display_path(folder)} lies in a folder of which every site is made, so drafts would be "
                          "published; give a folder of its own, such as --into my-drafts")
    if folder.exists() and not folder.is_dir():
        raise NotImported(f"{display_path(folder)} is a file; give a folder, such as --into my-drafts")
    try:
        document = read_document(options.document)
    except UnreadableDocument as fault:
        raise NotImported(f"{display_path(options.document)} {fault}") from None
    earlier = earlier_paragraphs(folder, options.previous)
    can_ask = sys.stdin.isatty() and sys.stdout.isatty()
    ask = heading_question(options.headings, input if can_ask else None, print)
    imported = import_document(document, earlier, ask, options.theme_level)
    files = files_of(imported, folder, options.document.name, not options.ids_only)
    write_files(folder, files.texts)
    edition = imported.edition
    lines = [summary(imported), f"{files.drafts} draft{'' if files.drafts == 1 else 's'} written."]
    if not imported.is_new:
        lines.append(f"New: {len(edition.came)}, changed: {len(edition.changed)}, gone: {len(edition.went)}.")
    if files.kept:
        lines.append(f"{len(files.kept)} of your drafts have paragraphs that changed, and stay as they are.")
    if imported.is_new:
        lines += ["", "For site.yml of your list, below its other lines:", "", source_lines(imported, options.document)]
    return "\n".join([*lines, f"Read next: {display_path(folder / REPORT)}"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Import a document; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/import", description=__doc__)
    parser.add_argument("document", type=Path,
                        help="a Word document (.docx), an OpenDocument text (.odt) or Markdown (.md)")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR",
                        help="a folder outside the catalogue: a new one, or that of an earlier import")
    parser.add_argument("--headings", choices=("yes", "no", "ask"), default="ask",
                        help="whether lines in bold are headings (default: ask)")
    parser.add_argument("--theme-level", type=int, choices=range(1, 5), default=THEME_LEVEL, metavar="N",
                        help="headings of Word are themes down to this level, and those below it are not: from 1 to 4 "
                             f"(default: {THEME_LEVEL})")
    parser.add_argument("--ids-only", action="store_true",
                        help="leave the texts out of paragraphs.tsv, where they are not yours to publish")
    parser.add_argument("--previous", type=Path, metavar="FILE",
                        help="the earlier document, where paragraphs.tsv has no texts; or the earlier paragraphs.tsv, "
                             "where the folder is a new one")
    options = parser.parse_args(arguments)
    try:
        print(run(options))
    except NotImported as why:
        print(f"import: {why}.", file=sys.stderr)
    except OSError as fault:
        print(f"import: {fault.filename or options.into} cannot be written: {fault.strerror}; nothing was changed.",
              file=sys.stderr)
    except (EOFError, KeyboardInterrupt):
        print("\nimport: stopped; nothing was written.", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
