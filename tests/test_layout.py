"""The layout of the package: its rooms in one order, small folders, small modules."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from signpost.catalogue.file_models import FILES
from tests.conftest import ROOT

PACKAGE = ROOT / "scripts" / "signpost"
ORDER = ("catalogue", "checks", "history", "github", "fixes", "importing", "links", "calls", "pages", "exports",
         "search", "builders", "publish", "cli")
"""A module may import from its own room and from those that stand before it."""
MOST_MODULES = 12
MOST_LINES = 250


def modules() -> list[Path]:
    """Return the modules of the package."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted names of our modules that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_room_imports_only_from_rooms_before_it() -> None:
    """No import leads back."""
    back = []
    for path in modules():
        own = ORDER.index(path.relative_to(PACKAGE).parts[0])
        back += [f"{path.relative_to(PACKAGE)} imports {name}" for name in imported(path)
                 if name.startswith("signpost.") and ORDER.index(name.split(".")[1]) > own]
    assert not back


def test_package_imports_nothing_from_the_tests() -> None:
    """What is shipped does not need the tests."""
    assert not [path for path in modules() if any(name.split(".")[0] == "tests" for name in imported(path))]


def test_folder_holds_a_dozen_modules_at_most() -> None:
    """A folder can be read at a glance."""
    sizes = Counter(path.parent for path in modules() if path.name != "__init__.py")
    assert not {folder.name: size for folder, size in sizes.items() if size > MOST_MODULES}


def test_module_has_250_lines_at_most() -> None:
    """A module can be read in one go."""
    lengths = {path.relative_to(PACKAGE): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {str(path): length for path, length in lengths.items() if length > MOST_LINES}


def test_map_names_only_what_exists() -> None:
    """Every path in CONTRIBUTING.md is there: from the project's root, in the package, or among the tests.

    A list may lack some of its own files.
    """
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./*-]+(?:/|\.(?:py|j2|js|css|yml|md|toml)))`", text)
    assert len(named) > 40
    optional = {f"catalogue/{name}" for name in (*FILES, "README.md")}
    missing = [path for path in named if path not in optional
               and not any(list(base.glob(path.rstrip("/"))) for base in (ROOT, PACKAGE, ROOT / "tests"))]
    assert missing == []
