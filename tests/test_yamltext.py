"""YAML is read as text with lines, and nothing in it makes the reader stumble."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.problem import Problem
from signpost.yamltext import MAX_BYTES, Tree, load_yaml


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
    "anchor": ("name: &x a\n", 1, "anchors (&) and aliases (*) must not be used"),
    "billion laughs": (BILLION_LAUGHS, 1, "anchors (&) and aliases (*) must not be used"),
    "tag": ("name: !!python/object:os.system a\n", 1, "tags (!) must not be used"),
    "tab": ("name: a\n\tkind: b\n", 2, "file must be YAML"),
    "colon": ("name: Note: this\n", 1, "a text that holds a colon and a space must stand in quotes"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "file must hold one YAML document"),
    "list as key": ("? [a]\n: b\n", 1, "a field's name must be a plain word"),
    "nesting": ("[" * 5000, 1, "file is nested too deeply"),
    "open quote": ("name: 'a\n", 2, "file must be YAML"),
    "not UTF-8": (b"name: a\nkind: \xff\xfe\n", 2, "file must be text in UTF-8"),
    "binary": (bytes(range(256)), 1, "file must be"),
    "control character": ("name: a\x07b\n", 1, "file must be YAML"),
    "1 MB long": ("name: " + "a" * 2 * MAX_BYTES, 1, "file must be smaller than 500 KB"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_load_yaml_tells_place_and_cure_when_refused(tmp_path: Path, case: str) -> None:
    """What cannot be read is one Problem with its line, in plain words."""
    content, line, message = REFUSED[case]
    problem = read(tmp_path, content)
    assert isinstance(problem, Problem)
    assert message in problem.message
    if case != "binary":
        assert problem.line == line


def test_load_yaml_tells_when_unreadable(tmp_path: Path) -> None:
    """A folder in a file's place is a Problem."""
    (tmp_path / "entry.yml").mkdir()
    problem = load_yaml(tmp_path / "entry.yml")
    assert isinstance(problem, Problem)
    assert "file cannot be read" in problem.message
