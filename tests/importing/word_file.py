"""Writes Word documents as their XML is, so that a test can have what no library writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
              'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
              'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
              'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
BY = 'w:id="1" w:author="Ann Author" w:date="2026-01-01T00:00:00Z"'
STYLE_OF_LINKS = '<w:rStyle w:val="Hyperlink"/>'
STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3",
          "ListParagraph": "List Paragraph",
          "TOC1": "toc 1", "Strong": "Strong", "Hyperlink": "Hyperlink"}


def run(text: str, properties: str = "") -> str:
    """Return a run of text, with properties such as `<w:b/>`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inline: str, style: str = "", level: int | None = None, number: int = 1, properties: str = "") -> str:
    """Return a paragraph of pieces of XML, or of plain text; `level` makes it an item of a list."""
    shown = "".join(piece if piece.startswith("<") else run(piece) for piece in inline)
    marks = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        marks += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{marks}{properties}</w:pPr>{shown}</w:p>"


def table(*rows: list[str]) -> str:
    """Return a table; each cell is the XML of its paragraphs."""
    lines = ["".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) for cells in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def content_control(content: str, properties: str = "") -> str:
    """Return a content control around paragraphs, runs, cells or rows."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def text_box(content: str) -> str:
    """Return a run with a text box as Word writes it: once for itself, and once for older programs."""
    return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
            f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
            "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>" + old_text_box(content, "")
            + "</mc:Fallback></mc:AlternateContent></w:r>")


def old_text_box(content: str, around: str = "w:r") -> str:
    """Return a text box as Word 2007 writes it."""
    box = (f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>")
    return f"<{around}>{box}</{around}>" if around else box


def link(relationship: str, text: str) -> str:
    """Return a link to the address of a relationship."""
    return f'<w:hyperlink r:id={quoteattr(relationship)}>{run(text, STYLE_OF_LINKS)}</w:hyperlink>'


def simple_field(code: str, text: str) -> str:
    """Return a field in its simple form."""
    return f"<w:fldSimple w:instr={quoteattr(code)}>{run(text)}</w:fldSimple>"


def field(code: list[str], *inline: str) -> str:
    """Return a field in its complex form, with its code in several runs."""
    codes = "".join(f'<w:r><w:instrText xml:space="preserve">{escape(part)}</w:instrText></w:r>' for part in code)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = "".join(piece if piece.startswith("<") else run(piece) for piece in inline)
    return f"{mark.format('begin')}{codes}{mark.format('separate')}{shown}{mark.format('end')}"


def tracked(kind: str, content: str) -> str:
    """Return a tracked change: ins, del, moveFrom or moveTo. A deletion has its text as Word writes it."""
    if kind == "del":
        content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f"<w:{kind} {BY}>{content}</w:{kind}>"


def relationships(links: Mapping[str, str], parts: Mapping[str, str]) -> str:
    """Return the relationships of the document: addresses by id, and parts such as styles.xml by kind."""
    lines = [f'<Relationship Id={quoteattr(key)} Type="{R}/hyperlink" Target={quoteattr(target)} '
             'TargetMode="External"/>' for key, target in links.items()]
    lines += [f'<Relationship Id="part{kind}" Type="{R}/{kind}" Target="{name}"/>' for kind, name in parts.items()]
    return f'{XML}<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def styles() -> str:
    """Return the styles that the tests use."""
    each = "".join(f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
                   for key, name in STYLES.items())
    return f'{XML}<w:styles xmlns:w="{W}">{each}</w:styles>'


def numbering() -> str:
    """Return two lists: number 1 with bullets, number 2 with figures, then letters."""
    def levels(formats: list[str]) -> str:
        return "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                       f'<w:lvlText w:val="%{at + 1}."/></w:lvl>' for at, form in enumerate(formats))
    return (f'{XML}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels(["bullet"] * 3)}'
            f'</w:abstractNum><w:abstractNum w:abstractNumId="1">{levels(["decimal", "lowerLetter", "lowerRoman"])}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')


def notes(kind: str, texts: Mapping[int, str]) -> str:
    """Return the part of footnotes, endnotes or comments, each with the XML of its paragraphs by its number."""
    each = "".join(f'<w:{kind} w:id="{number}" w:author="Ann Author" w:initials="AA">{content}</w:{kind}>'
                   for number, content in texts.items())
    return f"{XML}<w:{kind}s {NAMESPACES}>{each}</w:{kind}s>"


def write_docx(path: Path, body: str, links: Mapping[str, str] | None = None,
               parts: Mapping[str, str] | None = None, more: Mapping[str, str] | None = None) -> Path:
    """Write a document of the XML of its body. `links` are addresses by id, `parts` further parts by kind.

    `more` are further files, by their names in the archive.
    """
    known = {"styles": styles(), "numbering": numbering(), **(parts or {})}
    files = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "docProps/core.xml": f"{XML}<a><creator>Ann Author</creator></a>",
        "word/document.xml": f"{XML}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(links or {}, {kind: f"{kind}.xml" for kind in known}),
        **{f"word/{kind}.xml": content for kind, content in known.items()}, **(more or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path
