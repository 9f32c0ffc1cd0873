"""Text from outside in the issue, its comments and the summary is only text, by Markdown's and by GitHub's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from signpost.links.escape import WORD_JOINER, escape_cell, escape_code, escape_log, escape_markdown, one_line
from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.issue_text import build_issue_text
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_files import render_issue, render_summary
from signpost.links.targets import Place, Target
from signpost.links.verdicts import Verdict

GFM = MarkdownIt("gfm-like")
"""CommonMark with GitHub's tables and strikethrough, and links made of plain text: also of bare names of hosts."""

# What GitHub makes of the text outside of code, by its documentation "Autolinked references and URLs", "Basic writing
# and formatting syntax" (mentions, emoji, dollar signs) and the GFM specification 6.9 (extended autolinks).
GITHUB = {
    "mention": re.compile(r"(?:^|\W)@[a-z0-9][a-z0-9-]*(?:/[a-z0-9][\w.-]*)?", re.I),
    "reference": re.compile(r"(?:^|[^\w/])(?:[\w.-]+(?:/[\w.-]+)?)?#\d+\b", re.I),
    "gh": re.compile(r"\bGH-\d+\b", re.I),
    "advisory": re.compile(r"\b(?:GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})\b", re.I),
    "tracker": re.compile(r"\b[A-Z][A-Z0-9]*-\d+\b", re.I),
    "commit of another": re.compile(r"[\w.-]+(?:/[\w.-]+)?@[0-9a-f]{7,}", re.I),
    "commit": re.compile(r"(?<![\w/])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?!\w)|\b[0-9a-f]{40}\b", re.I),
    "url": re.compile(r"\b(?:https?|ftp)://\S|\bwww\.", re.I),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I),
    "emoji": re.compile(r":[\w+-]+:"),
}
NASTY = [
    "@user", "@org/team", "x@example.com", "#12", "GH-12", "gh-7", "owner/repo#1", "repo#1", "owner/repo@0123456789",
    "0123456789abcdef0123456789abcdef01234567", "a5c3785", "1" * 40, "https://example.com/x", "http://x.lab",
    "ftp://a.b", "www.example.com", "WWW.x.org", "example.com", "mailto:a@b.com", "xmpp:a@b.c", "<b>", "<!-- x",
    "-->", "<img src=x>", "&copy;", "&#64;user", "&lt;", "[a](b)", "![a](b)", "[a]: b", "[^1]", "[ ] x", "`code`",
    "``", "```", "~~~", "~~x~~", "*x*", "__x__", "\\", "\\\\", "\\|", "|", "||", "| --- |", "# x", "> x", "- x",
    "+ x", "1. x", "1) x", "===", "---", ":smile:", ":+1:", "$x$", "$$x$$", "$`x`$", "::error::x", "##[group]",
    "GHSA-jfh8-c2jp-5v3q", "CVE-2021-44228", "\n", "\r\n", "\u2028", "\x0b", "\x00", "\u200b", "\u2060", "\ud800",
    "\u202e", "\u00ad", "<https://a.b>", "<a@b.c>", "&nbsp;", "https&#58;//x.lab", "TICKET-99", "[!NOTE]", "\t", "  ",
    "    x", "{{", "%0A", "é", "用户", "🙂", "'", '"',
]  # fmt: skip
WORDS = st.lists(st.sampled_from(NASTY) | st.text(max_size=4), max_size=8)
TEXTS = st.builds("".join, WORDS) | st.builds(" ".join, WORDS) | st.text(max_size=60)


def walked(tokens: list[Token]) -> Iterator[Token]:
    """Yield all tokens, those within others too."""
    for token in tokens:
        yield token
        yield from walked(token.children or [])


def seen(text: str) -> list[Token]:
    """Return the tokens of a Markdown text that are not the frame of a table, list or paragraph."""
    frame = re.compile(r"(table|thead|tbody|tr|th|td|paragraph|bullet_list|list_item)_(open|close)|inline")
    return [token for token in walked(GFM.parse(text)) if not frame.fullmatch(token.type)]


def said_by(inline: list[Token]) -> str:
    """Return what a reader sees outside of code, a line for each cell or paragraph."""
    kinds = ("text", "text_special")
    return "\n".join("".join(part.content if part.type in kinds else " " for part in token.children or [])
                     for token in inline)


def assert_only_text(text: str) -> None:
    """Fail where GitHub would see more than text in what is no code."""
    for name, rule in GITHUB.items():
        assert not rule.search(text), (name, text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("a\\|b")
@example("\\")
@example("repo#1 GH-12 @a")
@example("www. x")
@example("www.-a.b")
@example("1.")
def test_text_is_only_text_when_it_stands_in_a_table_a_list_or_a_paragraph(text: str) -> None:
    """The reader sees the very characters; no markup, link, mention, reference or emoji comes of them."""
    shown = escape_markdown(text)
    wanted = one_line(text)
    assume(wanted)
    for before, after in (("| A | B |\n| --- | --- |\n| ", " | end |"), ("- ", ""), ("Said: ", "")):
        rest = [token for token in seen(f"{before}{shown}{after}") if token.type not in ("text", "text_special")]
        assert rest == [], shown
        inline = [token for token in walked(GFM.parse(f"{before}{shown}{after}")) if token.type == "inline"]
        said = "".join(child.content for child in inline[2 if after else 0].children or []).replace(WORD_JOINER, "")
        assert said.removeprefix("Said:").strip() == wanted
        assert not after or (len(inline) == 4 and inline[3].content == "end")
        assert_only_text(said_by(inline))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("a\\|b")
@example("a\\")
@example("`")
@example("\\\\|")
def test_text_is_code_and_nothing_else_when_it_is_shown_as_code(text: str) -> None:
    """One piece of code in one cell, whatever stands in it."""
    table = f"| A | B |\n| - | - |\n| {escape_code(text)} | end |"
    inline = [token for token in walked(GFM.parse(table)) if token.children]
    assert [child.type for child in inline[2].children or []] == ["code_inline"] and inline[3].content == "end"
    said = (inline[2].children or [])[0].content.replace(WORD_JOINER, "")
    assert said.strip() == one_line(text, 200).replace("`", "'").strip()


def split_as_github(row: str) -> list[str]:
    """Return the cells of a row as cmark-gfm cuts them: a backslash takes the next mark with it, two are a pair."""
    return [found for found in re.findall(r"(?:\\[!-/:-@\[-`{-~]|[^|])+", row) if found.strip()]


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_row_has_its_cells_when_another_parser_cuts_it(first: str, second: str) -> None:
    """GitHub's own parser reads backslashes before a bar otherwise than markdown-it does: both see the same cells."""
    row = f"| {escape_markdown(first) or 'x'} | {escape_code(second)} | end |"
    assert len(split_as_github(row)) == 3


@pytest.mark.parametrize(
    "address", ["help@missing.lab", "https://x.lab/@childline?a=1#b", "https://x.lab/a-12/0123456789abcd", "0800 1111"]
)
def test_address_can_be_copied_when_it_is_shown_as_code(address: str) -> None:
    """No invisible character comes into an address that a person pastes into the catalogue."""
    assert escape_code(address) == f"`{address}`"


@pytest.mark.parametrize(
    "text", ["Ring 0800 1111 or 08001111.", "COVID guidance for under 18s", "A week (7 days), from £5", "Café"]
)
def test_plain_words_are_left_alone_when_nothing_in_them_is_special(text: str) -> None:
    """No joiner in names, sentences and phone numbers."""
    assert WORD_JOINER not in escape_markdown(text)


EVIL = "@user @org/team repo#1 #2 GH-12 a@b.com https://e.com www.e.com :smile: <b>x</b> | `c` \\ \\| 0123abcd e.com"


def test_report_is_only_text_when_everything_from_outside_is_hostile() -> None:
    """Names, files, addresses, new addresses, exceptions, faults and reasons: in the issue, comment and summary."""
    places = [Place(f"catalogue/{EVIL}.yml", 7, "", "", EVIL), Place(f"{EVIL}.yml", 3, f"missing/{EVIL}", EVIL)]
    targets = [Target(f"https://x.lab/{EVIL}", "web", places), Target(EVIL, "email", places)]
    findings: dict[tuple[str, str], Finding] = {
        (target.kind, target.text): Finding(Verdict.BROKEN, Reason.GONE_FOR_GOOD, new_url=f"https://y.lab/{EVIL}")
        for target in targets
    }
    past = RunContext(None, LinkExceptions(Path("x.yml")), datetime(2026, 11, 23, 6, tzinfo=UTC))
    report, _ = build_report(targets, findings, past)
    report = report.model_copy(
        update={"results": list(report.results), "exceptions": [EVIL], "site_faults": [EVIL], "walk_failed": EVIL}
    )
    thrown = report.model_copy(update={"thrown_away": EVIL})
    issue = build_issue_text(report, "")
    frame = {"text", "text_special", "code_inline", "heading_open", "heading_close", "softbreak", "hr", "html_block",
             "strong_open", "strong_close"}  # fmt: skip
    texts = (render_issue(report), render_summary(report), render_summary(thrown), render_issue(thrown),
             issue.news_comment)
    for text in texts:
        assert {token.type for token in seen(text)} <= frame
        assert_only_text(said_by([token for token in GFM.parse(text) if token.type == "inline"]))
        assert text.encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("@x", "'@x"),
        (" -1", "'-1"),
        ("plain", "plain"),
        ("a\n=b", "a =b"),
        ("\uff1dSUM(A1)", "'\uff1dSUM(A1)"),
    ],
)
def test_cell_is_no_formula_when_it_begins_like_one(text: str, expected: str) -> None:
    """A spreadsheet shows it and does not compute it."""
    assert escape_cell(text) == expected


def test_line_is_no_workflow_command_when_it_is_logged() -> None:
    """Neither of the two ways of GitHub Actions survives."""
    assert "::" not in escape_log("::error::x") and "##[" not in escape_log("##[group]")
