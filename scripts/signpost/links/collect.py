"""Collects the targets of the catalogue and of the hand-written pages: all that readers can open, write to or ring.

Evidence (where a fact was found) is for maintainers and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.generated_pages import hand_written
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.problem import Problem, display_path
from signpost.history.git import GitError, git_output
from signpost.links.targets import Kind, Place, Target, merge_targets

LINK_SCHEME = re.compile(r"(https?://|mailto:|tel:|sms:)", re.I)
KIND_BY_SCHEME: dict[str, Kind] = {"mailto": "email", "tel": "phone", "sms": "phone"}


def collect_targets(catalogue: Path, docs: Path, under: Sequence[Path] = ()) -> tuple[list[Target], list[Problem]]:
    """Return every target once, with all of its places; and the Problems that left part of the catalogue unread.

    `docs` has the pages that every site has; those of the catalogue are laid over them. `under` are the folders of
    lists that are laid under it.
    """
    loaded, problems = load_catalogue(catalogue, under)
    targets = [target for item in loaded.items.values() for target in _entry_targets(loaded, item)]
    targets += _organisation_targets(loaded)
    targets += _page_targets(hand_written(docs, *loaded.folders))
    return merge_targets(targets), problems


def _entry_targets(catalogue: Catalogue, item: Item) -> Iterator[Target]:
    """Yield the phones, emails and links of one entry, and the links in its texts."""
    entry = item.entry
    contacts = entry.contacts
    phone = contacts.phones[0].number if contacts and contacts.phones else ""
    organisation = catalogue.organisations.get(entry.organization or "")
    names = {entry.name, *(entry.also_known_as or ()), *(entry.keywords or ())}
    names |= {organisation.name} if organisation else set()

    def place(*where: str | int, title: str = "") -> Place:
        line = item.tree.line(where)
        field = ".".join(str(part) for part in where)
        return Place(display_path(item.tree.path), line, item.id, entry.name, title, field, phone)

    for index, each in enumerate(contacts.phones or () if contacts else ()):
        yield Target(each.number, "phone", [place("contacts", "phones", index, "number", title=each.title or "")])
    for index, email in enumerate(contacts.emails or () if contacts else ()):
        yield Target(email.address, "email", [place("contacts", "emails", index, "address", title=email.title or "")])
    for index, link in enumerate(contacts.links or () if contacts else ()):
        place_of_link = place("contacts", "links", index, "url", title=link.title)
        yield Target(link.url, "web", [place_of_link], names | {link.title})
    for where, text in _texts(item.tree.data, ()):
        for url in extract_links(text):
            yield Target(url, _kind_of_link(url), [place(*where)], names)


def _texts(data: Any, where: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of an entry that readers see, with its path; contacts and evidence are left out."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("evidence", "confirmed", "contacts", "url", "sources"):
                yield from _texts(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*where, index))
    elif isinstance(data, str):
        yield where, data


def _organisation_targets(catalogue: Catalogue) -> Iterator[Target]:
    """Yield the websites of the organisations."""
    tree = catalogue.trees.get("organisations.yml")
    for index, each in enumerate(catalogue.organisations.values()):
        if each.website and tree:
            line = tree.line(("organisations", index, "website"))
            place = Place(display_path(tree.path), line, name=each.name, field=f"organisations.{index}.website")
            yield Target(each.website, "web", [place], {each.name})


def _page_targets(files: Mapping[str, Path]) -> Iterator[Target]:
    """Yield the links of the hand-written pages; generated pages only repeat the catalogue."""
    for path in (path for name, path in files.items() if name.endswith(".md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, url in _links_with_lines(text):
            yield Target(url, _kind_of_link(url), [Place(display_path(path), number, name=path.stem, field="page")])


def extract_links(text: str) -> list[str]:
    """Return the web, mail and phone links of a Markdown text, as written."""
    return [url for _, url in _links_with_lines(text)]


def _links_with_lines(text: str) -> list[tuple[int, str]]:
    """Return the links of a Markdown text with the numbers of their lines, in the order of the text."""
    environment: dict[str, Any] = {}
    found: list[tuple[int, str]] = []
    for token in _markdown().parse(text, environment):
        line = token.map[0] + 1 if token.map else 1
        if token.type == "html_block":
            found += _links_of_inline(_markdown().parseInline(token.content)[0], line)
        elif token.type == "inline":
            found += _links_of_inline(token, line)
    definitions = [*environment.get("references", {}).values(), *environment.get("duplicate_refs", ())]
    found += [(each["map"][0] + 1, each["href"]) for each in definitions]
    return sorted(((line, url.strip()) for line, url in found if LINK_SCHEME.match(url.strip())),
                  key=lambda link: link[0])


@cache
def _markdown() -> MarkdownIt:
    """Return a parser that leaves addresses as written.

    It takes indented text for text: in MkDocs' pages that is the content of a list or of a note.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable("code")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _links_of_inline(token: Token, line: int) -> Iterator[tuple[int, str]]:
    """Yield the links of a paragraph or similar, which begins in a line: those of Markdown, and those of HTML tags."""
    markup = ""
    for child in token.children or ():
        if child.type == "link_open":
            yield line, str(child.attrs.get("href", ""))
        elif child.type in ("html_inline", "text"):  # in a text is a tag that only browsers accept
            markup += child.content
        breaks = child.content.count("\n") if child.type == "html_inline" else child.type in ("softbreak", "hardbreak")
        if breaks:
            yield from ((line, url) for url in _links_of_html(markup))
            line, markup = line + breaks, ""
    yield from ((line, url) for url in _links_of_html(markup))


def _links_of_html(markup: str) -> list[str]:
    """Return the values of all href attributes."""
    nodes = LexborHTMLParser(markup).css("[href]") if "<" in markup else []
    return [node.attributes.get("href") or "" for node in nodes]


def _kind_of_link(url: str) -> Kind:
    """Return the kind of a link by its scheme."""
    return KIND_BY_SCHEME.get(url.partition(":")[0].lower(), "web")


def changed_targets(targets: Iterable[Target], revision: str, folder: Path) -> list[Target]:
    """Return the targets on lines that were added or changed since a git revision.

    `folder` is any folder of the repository. Raises ValueError where git cannot compare.
    """
    top = Path(_compare(folder, revision, "rev-parse", "--show-toplevel").strip())
    added = {top / name: lines for name, lines in _added_lines(revision, top).items()}
    return [target for target in targets
            if any(place.line in added.get(Path(place.file).resolve(), ()) for place in target.places)]


def _compare(folder: Path, revision: str, *arguments: str) -> str:
    """Run git and return its output as text. Raises ValueError where it fails."""
    try:
        return git_output(folder, *arguments)
    except GitError as error:
        raise ValueError(f"Git cannot compare with {revision}: {error.reason}") from None


def _added_lines(revision: str, top: Path) -> dict[str, set[int]]:
    """Return the numbers of the new lines of each file, by its path from the top of the repository."""
    text = _compare(top, revision, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
                "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options", revision, "--")
    lines: dict[str, set[int]] = {}
    file = ""
    for line in text.splitlines():
        if line.startswith("+++ "):
            file = line[6:].strip('"') if line.startswith(("+++ b/", '+++ "b/')) else ""
        elif file and (hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)):
            start, count = int(hunk.group(1)), int(hunk.group(2) or 1)
            lines.setdefault(file, set()).update(range(start, start + count))
    unknown = _compare(top, revision, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return lines | {name: set(range(1, 100_000)) for name in unknown if name}
