"""A document of invented sentences, for tests that need a whole one."""

from __future__ import annotations

from pathlib import Path

from tests.importing.word_file import field, link, paragraph, run, table, tracked, write_docx

BOLD = "<w:b/>"
SAFE = "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.harbour.org.uk%2Fhelp%2F&data=05%7Cx"
LINKS = {"rId50": "https://www.harbour.org.uk/refer", "rId51": "file:///C:/Users/x/plan.docx", "rId52": SAFE,
         "rId53": "mailto:sarah.jones@harbour.org.uk"}


def body(*more: str, food: str = "The pantry hands out food on Mondays to anyone aged 16 to 25.") -> str:
    """Return the XML of the document, with further paragraphs at its end, and a sentence that may differ."""
    return "".join((
        paragraph("Help in Harbour", style="Title"),
        paragraph("Somewhere to live", style="Heading1"),
        paragraph(run("Harbour House", BOLD), " gives a room for a night. Ring 0808 800 4444 or text ROOM to 85258. ",
                  link("rId50", "Refer someone"), level=0),
        paragraph("Their form is ", link("rId51", "the form"), " and ", link("rId52", "the help page"), level=1),
        paragraph("Harbour has rooms too. Click here, or write to ", link("rId53", "the manager"), level=0),
        paragraph("Food", style="Heading1"),
        paragraph(food, tracked("del", run("Not this.")), level=0),
        paragraph(run("Soup Kitchen", BOLD)),
        paragraph("Soup for everybody, see ", field([' HYPERLINK "https://www.soup.org.uk/open" '], "its hours"), "."),
        paragraph("Tel: 0808 800 4444"),
        table([paragraph(run("Who", BOLD)), paragraph(run("Number", BOLD))],
              [paragraph("Bread Van"), paragraph("Ring 01245 345345")]),
        *more))


def write(folder: Path, text: str = "", name: str = "list.docx") -> Path:
    """Write the document, or one of another body."""
    return write_docx(folder / name, text or body(), LINKS)
