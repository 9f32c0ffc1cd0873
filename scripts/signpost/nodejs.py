"""A script of ours and its input go in; what Node printed comes out. Node and its packages come from scripts/setup."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

FRONT = Path(__file__).resolve().parent / "front"


def node_path() -> str:
    """Return the Node to run: the machine's, or the one beside this Python. Raises OSError without either."""
    beside = Path(sys.executable).parent / "node"
    found = shutil.which("node") or (str(beside) if beside.exists() else None)
    if not found:
        raise OSError("Node is missing: scripts/setup installs it")
    return found


def run_front(name: str, task: Any, root: Path) -> Any:
    """Run a script of front/ with a task as JSON and return its answer. Raises OSError with what Node complained of."""
    modules = root / "node_modules"
    if not modules.is_dir():
        raise OSError("node_modules is missing: scripts/setup installs it")
    done = subprocess.run([node_path(), str(FRONT / name)], input=json.dumps(task), capture_output=True, text=True,
                          check=False, env={**os.environ, "SIGNPOST_MODULES": str(modules.resolve())})
    if done.returncode:
        raise OSError(f"{name} failed: {done.stderr.strip()}")
    answer: Any = json.loads(done.stdout)
    return answer
