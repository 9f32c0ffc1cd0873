"""A script of ours and its input go in; what Node printed comes out. Node and its packages come from scripts/setup."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FRONT = Path(__file__).resolve().parents[2] / "node"
KEPT = Path("build/front")
"""Where answers are kept that depend on the site's pages, styles and scripts."""
PACKAGES = Path("build/packages")
"""Where answers are kept that depend on installed packages alone."""
MOST_KEPT = 40


def node_path() -> str:
    """Return the Node to run: the machine's, or the one beside this Python. Raises OSError without either."""
    beside = Path(sys.executable).parent / "node"
    found = shutil.which("node") or (str(beside) if beside.exists() else None)
    if not found:
        raise OSError("Node is missing: scripts/setup installs it")
    return found


def run_front(name: str, task: Any, root: Path) -> Any:
    """Run a script of scripts/node/ with a task as JSON; return its answer. Raises OSError with Node's complaint."""
    modules = root / "node_modules"
    if not modules.is_dir():
        raise OSError("node_modules is missing: scripts/setup installs it")
    done = subprocess.run([node_path(), str(FRONT / name)], input=json.dumps(task), capture_output=True, text=True,
                          check=False, env={**os.environ, "SIGNPOST_MODULES": str(modules.resolve())})
    if done.returncode:
        raise OSError(f"{name} failed: {done.stderr.strip()}")
    answer: Any = json.loads(done.stdout)
    return answer


def ask_front(name: str, task: Any, root: Path, inputs: Iterable[tuple[str, Path]], said: str = "",
              where: Path = KEPT) -> Any:
    """Return a script's answer, from below build/ where the same was asked before.

    `inputs` are all files that the answer depends on, each with a name that does not depend on where the site is
    built; `said` is what else it depends on. Our scripts and the locked packages are always looked at.
    """
    key = hashlib.sha256(f"{name}\0{said}".encode())
    lock = root / "package-lock.json"
    for label, path in [*((path.name, path) for path in sorted(FRONT.iterdir())), (lock.name, lock), *inputs]:
        if path.is_file():
            key.update(f"\0{label}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    kept = root / where / f"{key.hexdigest()[:32]}.json"
    try:
        answer: Any = json.loads(kept.read_text(encoding="utf-8"))
        kept.touch()
    except (OSError, ValueError):
        answer = run_front(name, task, root)
        _keep(kept, json.dumps(answer))
    return answer


def _keep(path: Path, text: str) -> None:
    """Keep an answer whole or not at all, and of all answers those that were asked for last."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    for old in sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime, reverse=True)[MOST_KEPT:]:
        old.unlink(missing_ok=True)
