"""Only what changed is written, and what no longer belongs goes."""

from __future__ import annotations

from pathlib import Path

from signpost.pages.write import write_tree


def test_write_tree_leaves_file_alone_when_text_is_the_same(tmp_path: Path) -> None:
    """A second run writes nothing, so that a watcher sees nothing."""
    assert write_tree(tmp_path, {"a/b.md": "x", "c.md": "y"}) == ["a/b.md", "c.md"]
    before = (tmp_path / "a/b.md").stat().st_mtime_ns
    assert write_tree(tmp_path, {"a/b.md": "x", "c.md": "z"}) == ["c.md"]
    assert (tmp_path / "a/b.md").stat().st_mtime_ns == before


def test_write_tree_removes_only_what_is_owned_when_page_goes(tmp_path: Path) -> None:
    """A page that is no longer generated is removed, with its empty folder; hand-written pages stay."""
    (tmp_path / "about.md").write_text("by hand")
    write_tree(tmp_path, {"themes/a/b.md": "x", "themes/c.md": "y"}, ("themes",))
    assert write_tree(tmp_path, {"themes/c.md": "y"}, ("themes",)) == ["themes/a/b.md"]
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        "about.md", "themes", "themes/c.md"]
