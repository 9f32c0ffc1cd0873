"""Text from outside, made safe for where it lands: Markdown on GitHub, a CSV cell, a log of GitHub Actions.

GitHub looks for mentions, references, addresses and emoji in the text that a reader sees, after Markdown was read, so
that neither a backslash nor an HTML entity stops it. Only a character in between does. It leaves code alone.
https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
"""

from __future__ import annotations

import re

from signpost.catalogue.derived.spreadsheet import escape_formula

JOINER = "\u2060"
"""WORD JOINER: has no width and allows no line break."""
CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
                     "\ufff9-\ufffb\U000e0000-\U000e007f]+")
SURROGATE = re.compile("[\ud800-\udfff]")

APART: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"@(?=\S)"), rf"@{JOINER}"),  # @user, @org/team, owner/repo@sha, name@host
    (re.compile(r"#(?=\w)"), rf"#{JOINER}"),  # #12, owner/repo#12
    (re.compile(r":(?=\S)"), rf":{JOINER}"),  # https://…, mailto:…, :emoji:
    (re.compile(r"/(?=/)"), rf"/{JOINER}"),  # //host
    (re.compile(r"(?<=\S)\.(?=\S)|(?<=www)\.", re.I), rf"{JOINER}.{JOINER}"),  # www.…, a host's name
    (re.compile(r"(?<=[A-Za-z0-9])-(?=\d)"), rf"-{JOINER}"),  # GH-12, a tracker's TICKET-12, CVE-2026-1234
    (re.compile(r"\b(GHSA)-(?=\w)", re.I), rf"\1-{JOINER}"),
    (re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f]|[0-9a-f]{16})[0-9a-f]{7,}(?![0-9A-Za-z])", re.I), ""),  # a commit
)
"""What GitHub would make a link or a picture of, with what is put there instead; a commit is cut into short pieces."""
MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~^$=-])|^(\d{1,9})(\.)(?=\s|$)")
PIECE = 6
"""GitHub takes seven hexadecimal digits or more for a commit."""


def one_line(text: str, longest: int = 300) -> str:
    """Return text that is valid, without control and invisible characters, shortened."""
    plain = SURROGATE.sub("\ufffd", CONTROL.sub(" ", text)).strip()
    return plain if len(plain) <= longest else plain[: longest - 1] + "\u2026"


def markdown(text: str, longest: int = 300) -> str:
    """Return text that Markdown on GitHub shows as it is, in a paragraph, a list or a table.

    Nothing in it becomes markup, HTML, a link, a mention, a reference or an emoji.
    """
    plain = _apart(one_line(text, longest))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return MARKUP.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", plain)


def _apart(text: str) -> str:
    """Return text with joiners where GitHub would see more than text."""
    for pattern, instead in APART:
        text = pattern.sub(instead or _in_pieces, text)
    return text


def _in_pieces(found: re.Match[str]) -> str:
    """Return what looks like a commit, cut into pieces that are too short for one."""
    return JOINER.join(found[0][at:at + PIECE] for at in range(0, len(found[0]), PIECE))


def code(text: str, longest: int = 200) -> str:
    """Return text as code in a Markdown table: an address can be copied from it as it was written.

    What begins like a mention is kept apart all the same, for programs that read the file as plain text.
    """
    plain = re.sub(r"(?<![\w/.+-])@(?=\w)", f"@{JOINER}", one_line(text, longest).replace("`", "'"))
    # Bars are escaped in a table's code too. After a backslash some parsers would end the cell there all the same.
    plain = re.sub(r"(\\?)\|", lambda found: f"{found[1]}{JOINER if found[1] else ''}\\|", plain)
    return f"`{plain or ' '}`"


def cell(text: str) -> str:
    """Return text for a cell of a spreadsheet: it cannot become a formula."""
    return escape_formula(one_line(text, 2000))


def log(text: str) -> str:
    """Return text for a log: one line, and no workflow command."""
    plain = one_line(text)
    return plain.replace("::", f":{JOINER}:").replace("##[", f"##{JOINER}[")
