"""YAML is read as text with lines, and nothing in it makes the reader stumble."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import MAX_BYTES, Tree, load_yaml, read_yaml


def read(tmp_path: Path, content: bytes | str) -> Tree | Problem:
    """Write a file and read it."""
    path = tmp_path / "entry.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_yaml(path)


def test_load_yaml_keeps_text_when_it_looks_like_a_number(tmp_path: Path) -> None:
    """A number with a leading zero, `no` and a date stay what was typed."""
    tree = read(tmp_path, "phone: 0123456\nanswer: no\nday: 2026-01-02\n")
    assert isinstance(tree, Tree)
    assert tree.data == {"phone": "0123456", "answer": "no", "day": "2026-01-02"}


def test_load_yaml_keeps_lines_when_nested(tmp_path: Path) -> None:
    """Each key and item knows its line."""
    tree = read(tmp_path, "contacts:\n  phones:\n    - number: '1'\n      type: text\n    - number: '2'\n")
    assert isinstance(tree, Tree)
    assert tree.line(("contacts", "phones", 0, "type")) == 4
    assert tree.line(("contacts", "phones", 1)) == 5
    assert tree.line(("contacts", "emails", 3)) == 1


@pytest.mark.parametrize("content", ["\ufeffname: a\n", "name: a\r\n", "name: a"])
def test_load_yaml_reads_when_byte_order_mark_or_crlf(tmp_path: Path, content: str) -> None:
    """A byte-order mark, CRLF and a missing last newline do no harm."""
    tree = read(tmp_path, content)
    assert isinstance(tree, Tree)
    assert tree.data == {"name": "a"}


BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n"
                                            for n in range(20))
REFUSED: dict[str, tuple[str | bytes, int, str]] = {
    "duplicate key": ("name: a\nkind: b\nname: c\n", 3, "'name' stands twice (first on line 1); keep one"),
    "anchor": ("name: &x a\n", 1, "put the text in straight quotes, since it begins with &"),
    "billion laughs": (BILLION_LAUGHS, 1, "put the text in straight quotes, since it begins with &"),
    "anchor before a field": ("&x name: a\n", 1, "put the text in straight quotes, since it begins with &"),
    "tag": ("name: !!python/object:os.system a\n", 1, "put the text in straight quotes, since it begins with !"),
    "tab": ("name: a\n\tkind: b\n", 2, "use spaces, not a tab, to indent"),
    "colon": ("name: Note: this\n", 1, "a text that holds a colon and a space must stand in quotes"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "below the three hyphens --- a second file begins"),
    "list as key": ("? [a]\n: b\n", 1, "a field's name must be a plain word"),
    "nesting": ("[" * 5000, 1, "brackets must not stand inside so many others"),
    "open quote": ("name: 'a\n", 1, "the quote ' that opens here must be closed"),
    "not UTF-8": (b"name: a\nkind: \xff\xfe\n", 2, "file must be saved as UTF-8: after 'kind:' stands a sign"),
    "binary": (bytes(range(256)), 1, "file must be"),
    "1 MB long": ("name: " + "a" * 2 * MAX_BYTES, 1, "file must be smaller than 500 KB"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_load_yaml_reports_place_and_correction_when_refused(tmp_path: Path, case: str) -> None:
    """What cannot be read is one Problem with its line, in plain words."""
    content, line, message = REFUSED[case]
    problem = read(tmp_path, content)
    assert isinstance(problem, Problem)
    assert message in problem.message
    if case != "binary":
        assert problem.line == line


def test_load_yaml_reports_when_unreadable(tmp_path: Path) -> None:
    """A folder in a file's place is a Problem."""
    (tmp_path / "entry.yml").mkdir()
    problem = load_yaml(tmp_path / "entry.yml")
    assert isinstance(problem, Problem)
    assert "file cannot be read" in problem.message


def written(tmp_path: Path, content: str) -> list[str]:
    """Return what is wrong with how a file is written: "line: message"."""
    path = tmp_path / "entry.yml"
    path.write_bytes(content.encode())
    return [f"{problem.line}: {problem.message}" for problem in read_yaml(path)[1]]


LOST = {
    "behind a text": ("kind: a\nnote: Press 2 # then ask\n", 2, "# then ask"),
    "behind a hyphen": ("keywords:\n- weed\n- #1 helpline\n", 3, "#1 helpline"),
    "behind a field's name": ("note: # then ask\nkind: a\n", 1, "# then ask"),
    "behind the sign of a long text": ("a: b\ndescription: | # then ask\n  Text.\n", 2, "# then ask"),
    "behind the sign of a folded text": ("description: >-  #1\n  Text.\n", 1, "#1"),
    "in a list in brackets": ("keywords: [weed, # x\n  hash]\n", 1, "# x"),
    "in a list that never ends": ("keywords: [weed # x\nkind: a\n", 1, "# x"),
    "in a set in braces": ("a: {b: c # x\n  }\n", 1, "# x"),
    "behind a list in brackets": ("keywords: [weed] #drugs\n", 1, "#drugs"),
    "on a text's second line": ("note: Press 2\n  and # then ask\n", 2, "# then ask"),
    "behind letters with accents": ("note: Café “ü” # then ask\r\nkind: a\r\n", 1, "# then ask"),
}


@pytest.mark.parametrize("case", LOST)
def test_read_yaml_complains_when_a_hash_cuts_a_text(tmp_path: Path, case: str) -> None:
    """What is after a # on the line of a text is reported with its line and words, and with both corrections."""
    content, line, words = LOST[case]
    assert written(tmp_path, content)[0] == (
        f"{line}: text after a # must not get lost: '{words}' is a note that no reader sees; "
        "put the whole text in straight quotes, or the note on a line of its own")


@pytest.mark.parametrize(("written_list", "meant"), [
    ("[#weed, spice]", '["#weed", spice]'), ("[spice,#weed]", '[spice,"#weed"]')])
def test_text_in_brackets_that_begins_with_a_hash_is_shown_in_quotes(
        tmp_path: Path, written_list: str, meant: str) -> None:
    """The list is written as it should stand."""
    assert written(tmp_path, f"keywords: {written_list}\nkind: a\n") == [
        f"1: put each text that begins with # in straight quotes: {meant}"]


@pytest.mark.parametrize("content", [
    "# note\nname: a\n  # note\nkind: b\n", 'note: "Press 2 # then ask"  # note\n', "note: 'Press 2' # note\n",
    "description: |\n  Press 2 # then ask\n  # 1 helpline\nkind: a\n", "url: https://example.org/a#b\n", "name: C#\n",
    'note: "Press 2\n  # then ask"\n', "keywords:\n  # street names\n  - weed\n"])
def test_read_yaml_passes_when_a_note_can_be_nothing_else(tmp_path: Path, content: str) -> None:
    """A note on a line of its own or behind a text in quotes passes; so does a # inside a text."""
    assert written(tmp_path, content) == []


def test_read_yaml_reports_hidden_characters_at_their_line(tmp_path: Path) -> None:
    """Each line with hidden characters is reported once, inside long texts, field names, notes and escapes too."""
    found = written(tmp_path, 'na\u00adme: a\ndescription: |\n  b\n  c\u00a0d\u200b\n# e\u202e\nf: "g\\u2060h"\n')
    assert [each.split(";")[0] for each in sorted(found)] == [
        "1: text must have no hidden characters: after 'na' stands U+00AD (soft hyphen)",
        "4: text must have no hidden characters: after 'c' stands U+00A0 (no-break space), and 1 more further on",
        "5: text must have no hidden characters: after '# e' stands U+202E (right-to-left override)",
        "6: text must have no hidden characters: after 'g' stands U+2060 (word joiner)"]


def test_read_yaml_reads_on_when_a_field_is_there_twice(tmp_path: Path) -> None:
    """A field that is there twice is reported, the first one counts, and what follows is read: a hyphen may lack."""
    path = tmp_path / "entry.yml"
    path.write_text("phones:\n  - number: '1'\n    number: '2'\nname: a\nname: b\nkind: c\n", encoding="utf-8")
    tree, problems = read_yaml(path)
    assert tree is not None
    assert tree.data == {"phones": [{"number": "1"}], "name": "a", "kind": "c"}
    assert [problem.message for problem in problems] == [
        "'number' stands twice (first on line 2); begin what belongs to the next item with a hyphen and a space, "
        "or keep one", "'name' stands twice (first on line 4); keep one"]


def test_read_yaml_reads_on_when_characters_cannot_be_read(tmp_path: Path) -> None:
    """Control characters and odd line ends are reported like all hidden ones, and what follows keeps its lines."""
    path = tmp_path / "entry.yml"
    path.write_text("name: a\x07b\nkind: c\u2028d\ncost: f\n", encoding="utf-8")
    tree, problems = read_yaml(path)
    assert tree is not None and tree.data["cost"] == "f" and tree.line(("cost",)) == 3
    assert [(problem.line, problem.rule) for problem in problems] == [(1, "hidden_character"), (2, "hidden_character")]


SLIPS = {
    "item too far left": ("contacts:\n  phones:\n    - number: '1'\n   - number: '2'\n", 4,
                          "move this line 1 space to the right, so that its hyphen stands below the others it belongs"),
    "item too far right": ("phones:\n  - number: '1'\n    - number: '2'\n", 3,
                           "move this line 2 spaces to the left, so that its hyphen stands below the others"),
    "field too far left": ("phones:\n  - number: '1'\n   type: text\n", 3, "move this line 1 space to the right"),
    "field too far right": ("name: a\n  kind: b\n", 2,
                            "move this line 2 spaces to the left, so that it stands below 'name:'"),
    "field of an item too far right": ("phones:\n  - number: '1'\n     type: text\n", 3,
                                       "move this line 1 space to the left"),
    "all too far right": (" name: a\nkind: b\n", 1,
                          "move this line 1 space to the left, so that it stands at the very left"),
    "first below a name too far left": ("eligibility:\nminimum_age: 11\n  maximum_age: 25\n", 2,
                                        "move this line 2 spaces to the right, so that it stands below 'eligibility:'"),
    "name above is missing": ("name: a\n  phones:\n    - number: '1'\n", 2,
                              "'phones:' belongs below 'contacts:', which is missing above this line"),
    "long text too far left": ("description: |\nA line.\nkind: b\n", 2,
                               "move this line 2 spaces to the right, so that it stands two spaces further in than "),
    "line of a long text too far left": ("description: |\n  A\n b\nkind: b\n", 3,
                                         "move this line 1 space to the right"),
    "square bracket": ("plan:\n  record: [name] will ring\n", 2,
                       'put the text in straight quotes, since it begins with [: "[name] will ring"'),
    "star": ("name: *New*\n", 1, 'put the text in straight quotes, since it begins with *: "*New*"'),
    "star without end": ("name: *New\n", 1, 'put the text in straight quotes, since it begins with *: "*New"'),
    "and": ("name: & Co\n", 1, 'put the text in straight quotes, since it begins with &: "& Co"'),
    "and without space": ("name: &Co\n", 1, 'put the text in straight quotes, since it begins with &: "&Co"'),
    "exclamation mark": ("name: !important\n", 1, "put the text in straight quotes, since it begins with !"),
    "greater": ("name: > 18s\n", 1, 'put the text in straight quotes, since it begins with >: "> 18s"'),
    "per cent": ("name: % of all\n", 1, "put the text in straight quotes, since it begins with %"),
    "at": ("name: @home\n", 1, "put the text in straight quotes, since it begins with @"),
    "backtick": ("name: `x\n", 1, "put the text in straight quotes, since it begins with `"),
    "quote not closed": ('name: a\ncost: "free\nkind: b\nsummary: "c"\n', 2,
                         'the quote " that opens here must be closed: put another " at the end'),
    "text behind a quote": ('name: "Safe" call\n', 1, "a text that begins with a quote must end with it"),
    "quotes in quotes": ('name: "the "safe" line"\n', 1, "write 'the \"safe\" line'"),
    "apostrophe in quotes": ("name: 'it's'\n", 1, 'write "it\'s"'),
    "no space behind a colon": ("name: a\nkind:activity\ncost: b\n", 2,
                                "write a space after the colon: 'kind: activity'"),
    "no space behind a hyphen": ("keywords:\n-a\n", 2, "write a space after the hyphen: '- a'"),
    "bullets": ("keywords:\n  * a\n", 2, "an item of a list must begin with a hyphen and a space, not with *: '- a'"),
    "hyphen behind a name": ("keywords: - a\n", 1,
                             "a list must begin on a line of its own below 'keywords:', or stand in"),
    "no colon": ("name: a\nkind activity\ncost: b\n", 2,
                 "a line must be a field with a colon, such as 'kind: activity'"),
    "colon in a text": ("name: Note: this\n", 1,
                        'a text that holds a colon and a space must stand in quotes: "Note: this"'),
    "bracket not closed": ("keywords: [a, b\nkind: c\n", 1,
                           "the bracket [ that opens here must be closed: put ] at the end"),
    "brace not closed": ('schedule:\n  - {days: [MO], opens: "09:00"\nkind: c\n', 2,
                         "the bracket { that opens here must"),
    "bracket too many": ("name: a\n]\n", 2, "take the ] away: nothing that it closes is open"),
    "comma missing": ('keywords: ["a" "b"]\n', 1, "put a comma between the things in [ and ]"),
    "item without hyphen": ("phones:\n  number: '1'\n  - number: '2'\n", 2,
                            "begin 'number:' with a hyphen and a space too"),
    "backslash": ('name: "a \\d"\n', 1, "between double quotes no backslash \\ must stand"),
    "tab": ("contacts:\n\tphones:\n", 2,
            "use spaces, not a tab, to indent: put 2 spaces before the first letter instead"),
}


@pytest.mark.parametrize("case", SLIPS)
def test_read_yaml_reports_a_mistake_at_its_line_in_plain_words(tmp_path: Path, case: str) -> None:
    """Each mistake is reported at the line where it was made, with what to do, in words of the page and not of YAML."""
    content, line, message = SLIPS[case]
    found = written(tmp_path, content)
    assert len(found) == 1, found
    assert found[0].startswith(f"{line}: ") and message in found[0]


def test_read_yaml_reports_every_mistake_when_there_are_several(tmp_path: Path) -> None:
    """One mistake does not hide the others: it is read on as if what was meant stood there."""
    content = ("name: *New*\nkind:activity\nsummary: Note: x\ncontacts:\n  phones:\n    - number: '1'\n"
               "   - number: '2'\n")
    assert [each.split(":")[0] for each in written(tmp_path, content)] == ["1", "2", "3", "7"]
    tree = read_yaml(tmp_path / "entry.yml")[0]
    assert tree is not None
    assert tree.data == {"name": "*New*", "kind": "activity", "summary": "Note: x",
                         "contacts": {"phones": [{"number": "1"}, {"number": "2"}]}}


def test_read_yaml_reads_on_as_if_hidden_characters_were_not_there(tmp_path: Path) -> None:
    """An odd space before a field, and a hidden character in a word, have no other fault in their wake."""
    path = tmp_path / "entry.yml"
    path.write_text("contacts:\n\u00a0\u00a0phones:\n    - number: '1'\nki\u00adnd: a\u200bb\n", encoding="utf-8")
    tree, problems = read_yaml(path)
    assert tree is not None and tree.data == {"contacts": {"phones": [{"number": "1"}]}, "kind": "ab"}
    assert [problem.line for problem in problems] == [2, 4]


INSTRUCTIONS = "```yaml\nname: a\nkind: \u201cb\u201d\ncontacts:\n  phones:\n    - number: '1'\n```"
TAKE_OUT = "the lines with ``` (1 and 7) belong to the instructions, not to the file: take them out"


@pytest.mark.parametrize(("spaces", "move"), [(0, ""), (1, "; then move all other lines 1 space to the left"),
                                              (3, "; then move all other lines 3 spaces to the left")])
def test_read_yaml_tells_how_to_mend_a_block_copied_with_its_fences(tmp_path: Path, spaces: int, move: str) -> None:
    """Both fences are told, the spaces before all lines once, and what else is wrong between them is read."""
    found = written(tmp_path, "".join(f"{' ' * spaces}{line}\n" for line in INSTRUCTIONS.split("\n")))
    assert sorted(found)[0] == f"1: {TAKE_OUT}{move}" and sorted(found)[2] == f"7: {TAKE_OUT}"
    assert sorted(found)[1].startswith("3: quotes around a text must be straight ones") and len(found) == 3
    tree = read_yaml(tmp_path / "entry.yml")[0]
    assert tree is not None
    assert tree.data == {"name": "a", "kind": "b", "contacts": {"phones": [{"number": "1"}]}}


@pytest.mark.parametrize("content", ["   ```\n   name: a\n", "name: a\n```\n"])
def test_read_yaml_tells_one_fence(tmp_path: Path, content: str) -> None:
    """Where the other one was left behind."""
    found = written(tmp_path, content)
    assert len(found) == 1
    assert "the line with ``` belongs to the instructions, not to the file: take it out" in found[0]


def test_read_yaml_passes_when_a_long_text_has_fences(tmp_path: Path) -> None:
    """They are a part of the text, which ends the file."""
    assert written(tmp_path, "name: a\ndescription: |\n  ```\n  b\n  ```\n") == []
