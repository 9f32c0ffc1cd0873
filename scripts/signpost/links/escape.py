"""Escapes untrusted text for where it is shown: GitHub's Markdown, a CSV cell, a log of GitHub Actions.

GitHub looks for mentions, references, addresses and emoji in the rendered text, so that neither a backslash nor an
HTML entity prevents a link. Only a character in between does. It does not look inside code.
https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
"""

from __future__ import annotations

import re

from signpost.catalogue.derived.spreadsheet import escape_formula

WORD_JOINER = "\u2060"
"""U+2060, which has no width and allows no line break."""
CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
                     "\ufff9-\ufffb\U000e0000-\U000e007f]+")
SURROGATE = re.compile("[\ud800-\udfff]")

AUTOLINKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"@(?=\S)"), rf"@{WORD_JOINER}"),  # @user, @org/team, owner/repo@sha, name@host
    (re.compile(r"#(?=\w)"), rf"#{WORD_JOINER}"),  # #12, owner/repo#12
    (re.compile(r":(?=\S)"), rf":{WORD_JOINER}"),  # https://…, mailto:…, :emoji:
    (re.compile(r"/(?=/)"), rf"/{WORD_JOINER}"),  # //host
    (re.compile(r"(?<=\S)\.(?=\S)|(?<=www)\.", re.I), rf"{WORD_JOINER}.{WORD_JOINER}"),  # www.…, a host's name
    (re.compile(r"(?<=[A-Za-z0-9])-(?=\d)"), rf"-{WORD_JOINER}"),  # GH-12, a tracker's TICKET-12, CVE-2026-1234
    (re.compile(r"\b(GHSA)-(?=\w)", re.I), rf"\1-{WORD_JOINER}"),
    (re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f]|[0-9a-f]{16})[0-9a-f]{7,}(?![0-9A-Za-z])", re.I), ""),  # a commit
)
"""Patterns of which GitHub makes a link or an emoji, with replacements; a commit's hash, without one, is split."""
MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~^$=-])|^(\d{1,9})(\.)(?=\s|$)")
HASH_PART = 6
"""GitHub takes seven hexadecimal digits or more for a commit's hash."""


def one_line(text: str, longest: int = 300) -> str:
    """Return text on one line, without invisible characters and surrogates, cut to `longest` characters."""
    line = SURROGATE.sub("\ufffd", CONTROL.sub(" ", text)).strip()
    return line if len(line) <= longest else line[: longest - 1] + "\u2026"


def escape_markdown(text: str, longest: int = 300) -> str:
    """Return text that GitHub's Markdown shows literally, in a paragraph, a list or a table.

    Nothing in it becomes markup, HTML, a link, a mention, a reference or an emoji.
    """
    line = _break_autolinks(one_line(text, longest))
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return MARKUP.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def _break_autolinks(text: str) -> str:
    """Return text with word joiners inside everything of which GitHub would make a link or an emoji."""
    for pattern, instead in AUTOLINKS:
        text = pattern.sub(instead or _split_hash, text)
    return text


def _split_hash(found: re.Match[str]) -> str:
    """Return what looks like a commit's hash, split into parts that are too short for one."""
    return WORD_JOINER.join(found[0][at:at + HASH_PART] for at in range(0, len(found[0]), HASH_PART))


def escape_code(text: str, longest: int = 200) -> str:
    """Return text as code for a cell of a Markdown table, from which an address can be copied unchanged.

    A mention in it is broken all the same, for programs that read the file as plain text.
    """
    line = re.sub(r"(?<![\w/.+-])@(?=\w)", f"@{WORD_JOINER}", one_line(text, longest).replace("`", "'"))
    # Bars are escaped in a table's code too. After a backslash some parsers would end the cell there all the same.
    line = re.sub(r"(\\?)\|", lambda found: f"{found[1]}{WORD_JOINER if found[1] else ''}\\|", line)
    return f"`{line or ' '}`"


def escape_cell(text: str) -> str:
    """Return text for a CSV cell, which no spreadsheet takes for a formula."""
    return escape_formula(one_line(text, 2000))


def escape_log(text: str) -> str:
    """Return text for a log of GitHub Actions: one line, without workflow commands."""
    line = one_line(text)
    return line.replace("::", f":{WORD_JOINER}:").replace("##[", f"##{WORD_JOINER}[")
