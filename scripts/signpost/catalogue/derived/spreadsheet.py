"""Text for the cells of CSV files, safe to open in a spreadsheet: used by the data export and the link report."""

from __future__ import annotations

import re

FORMULA = re.compile(r"^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r]")
"""What Excel, LibreOffice or an import filter may run as a formula or a command; the last four are full-width signs.

See OWASP, "CSV Injection".
"""


def escape_formula(text: str) -> str:
    """Return text for a CSV cell, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if FORMULA.match(text) else text
