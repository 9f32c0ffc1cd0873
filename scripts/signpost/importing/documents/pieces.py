"""Makes a paragraph of the pieces of text that a document's file has for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from signpost.importing.documents.document import TEXT, Block, DocumentLink

INTERNAL = "#"
"""The beginning of an address that leads to a place in the document itself."""
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that looks the same throughout. `address` is None where it leads nowhere."""

    text: str
    bold: bool = False
    address: str | None = None


def on_one_line(text: str) -> str:
    """Return a text on one line, without characters that nobody sees."""
    plain = INVISIBLE.sub("", text)
    plain = "".join(" " if unicodedata.category(each) in ("Cc", "Cs", "Co", "Zl", "Zp") else each for each in plain)
    return " ".join(plain.split())


def make_block(pieces: Sequence[Piece], kind: str = TEXT, *, level: int = 0, marker: str = "", row: int | None = None,
               notes: Iterable[str] = ()) -> Block | None:
    """Return the paragraph of some pieces; None for one that has neither text nor a link."""
    text = on_one_line("".join(piece.text for piece in pieces))
    links = tuple(_links(pieces))
    if not text and not links:
        return None
    bold = [piece.bold for piece in pieces if piece.text.strip()]
    length = bold.index(False) if False in bold else len(bold)
    lead = on_one_line("".join(piece.text for piece in [each for each in pieces if each.text.strip()][:length]))
    all_bold = bool(bold) and length == len(bold)
    return Block(kind, text, links, level, marker, row, all_bold=all_bold, lead="" if all_bold else lead,
                 notes=tuple(filter(None, map(on_one_line, notes))))


def _links(pieces: Sequence[Piece]) -> list[DocumentLink]:
    """Return the links of a paragraph: one for neighbouring pieces that lead to the same address."""
    runs: list[list[str]] = []
    between = ""
    for piece in pieces:
        if piece.address is None:
            between += piece.text
        elif runs and not between.strip() and (address := _joined(runs[-1], between, piece)) is not None:
            runs[-1] = [address, runs[-1][1] + between + piece.text]
            between = ""
        else:
            runs.append([piece.address, piece.text])
            between = ""
    return [DocumentLink(address.strip(), on_one_line(words)) for address, words in runs
            if not address.startswith(INTERNAL) and (address.strip() or on_one_line(words))]


def _joined(run: Sequence[str], between: str, piece: Piece) -> str | None:
    """Return the address of a link and a piece right behind it, where they are one link; None where they are two."""
    address, words = run
    if address == piece.address:
        return address
    if between or not address or not piece.address:
        return None
    whole = _bare(words + piece.text)
    return next((each for each in (address, piece.address) if _bare(each) == whole), None)


def _bare(address: str) -> str:
    """Return an address without its beginning and its last stroke, to compare it with words that spell it out."""
    return re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", on_one_line(address).lower())
