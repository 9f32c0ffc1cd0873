"""Runs the scripts in scripts/node/. Node and its packages are installed by scripts/setup."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SCRIPTS = Path(__file__).resolve().parents[2] / "node"


def node_path() -> str:
    """Return the Node to run: the machine's, or the one beside this Python. Raises OSError without either."""
    beside = Path(sys.executable).parent / "node"
    path = shutil.which("node") or (str(beside) if beside.exists() else None)
    if not path:
        raise OSError("Node is missing: scripts/setup installs it")
    return path


def run_node(script: str, task: Any, root: Path) -> Any:
    """Run a script of scripts/node/ with a task, and return its result; both travel as JSON.

    `root` is the project, for its node_modules. Raises OSError with what Node printed where the script fails.
    """
    modules = root / "node_modules"
    if not modules.is_dir():
        raise OSError("node_modules is missing: scripts/setup installs it")
    run = subprocess.run([node_path(), str(SCRIPTS / script)], input=json.dumps(task), capture_output=True, text=True,
                         check=False, env={**os.environ, "SIGNPOST_MODULES": str(modules.resolve())})
    if run.returncode:
        raise OSError(f"{script} failed: {run.stderr.strip()}")
    result: Any = json.loads(run.stdout)
    return result


def bundle_scripts(entries: Iterable[Path], root: Path) -> dict[Path, str]:
    """Return each module with all that it imports as one classic script. Raises OSError where Node fails."""
    bundles = run_node("bundle-scripts.mjs", {"entries": [str(path) for path in entries]}, root)
    return {Path(path): code for path, code in bundles.items()}
