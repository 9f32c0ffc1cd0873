"""Text from outside, made safe for where it lands: a Markdown table, a CSV cell, a log of GitHub Actions."""

from __future__ import annotations

import html
import re

CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def one_line(text: str, longest: int = 300) -> str:
    """Return text without control and invisible characters, shortened."""
    plain = CONTROL.sub(" ", text).strip()
    return plain if len(plain) <= longest else plain[: longest - 1] + "\u2026"


def markdown(text: str, longest: int = 300) -> str:
    """Return text for a cell of a Markdown table: no markup, no HTML, no mention, no reference."""
    plain = html.escape(one_line(text, longest), quote=False)
    plain = re.sub(r"([\\`*_{}\[\]()#+!|~<>-])", r"\\\1", plain)
    plain = re.sub(r"@(?=\w)", "@\u2060", plain)
    plain = re.sub(r"(?<=\w)#(?=\d)", "#\u2060", plain)
    return re.sub(r"(?i)\b(https?|ftp)(:)(?=//)|\b(www)(\.)", lambda found: found.group(1) + "&#58;" if found.group(1)
                  else found.group(3) + "&#46;", plain)


def code(text: str, longest: int = 200) -> str:
    """Return text as code in a Markdown table: nothing in it is a link, a mention or markup."""
    plain = one_line(text, longest).replace("`", "'").replace("|", "\\|")
    plain = re.sub(r"@(?=\w)", "@\u2060", plain)
    return f"`{plain or ' '}`"


def cell(text: str) -> str:
    """Return text for a cell of a spreadsheet: it cannot become a formula."""
    plain = one_line(text, 2000)
    return f"'{plain}" if re.match(r"^\s*[=+\-@\t\r|%]", plain) else plain


def log(text: str) -> str:
    """Return text for a log: one line, and no workflow command."""
    plain = one_line(text)
    return re.sub(r"::", ":\u2060:", plain).replace("##[", "##\u2060[")
