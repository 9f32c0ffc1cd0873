"""What stands in for the programs that reach registries and GitHub, and for what scripts/setup would install."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

GH = """#!/bin/bash
[ -n "${GH_TOKEN:-$GITHUB_TOKEN}" ] || { echo "gh: not logged in" >&2; exit 4; }
[ "$1 $2" = "pr list" ] || printf '%s\\n' "$*" >> "$GH_LOG"
"""
NPM = """#!/bin/bash
case $1 in
  audit) echo '{"vulnerabilities": {}}' ;;
  install | update) sed -i 's/"docx": "[0-9.]*"/"docx": "99.0.0"/' package.json package-lock.json ;;
  *) echo "npm $*: no registry here" >&2; exit 1 ;;
esac
"""
REFUSED = '#!/bin/bash\necho "${0##*/} $*: not in a test" >&2\nexit 1\n'
LOCK = '#!/bin/bash\nfor word; do file=$word; done\necho "# newer" >> "$file"\n'
PIP_AUDIT = '#!/bin/bash\necho \'{"dependencies": [{"name": "x", "version": "1", "vulns": []}]}\'\n'
QUIET = "#!/bin/bash\nexit 0\n"

PROGRAMS = {"gh": GH, "npm": NPM, "lock": LOCK, "pip-audit": PIP_AUDIT, "chromium": QUIET,
            **dict.fromkeys(("apt-get", "sudo", "pip", "pip3", "uv"), REFUSED)}


def write_programs(folder: Path) -> None:
    """Write the programs, and the machine's own Python without packages as python3."""
    for name, text in PROGRAMS.items():
        write_script(folder / name, text)
    (folder / "python3").symlink_to(Path(sys.base_prefix) / "bin/python3")


def lay_packages(folder: Path, stubs: Path) -> None:
    """Put there what scripts/setup would: the packages of this machine's own .venv and node_modules, as links.

    What it would have to fetch again for other lock files, and what reaches registries, is a stand-in.
    """
    here, own = folder / ".venv", ROOT / ".venv"
    (here / "bin").mkdir(parents=True)
    shutil.copy(own / "pyvenv.cfg", here)
    for tool in (own / "bin").iterdir():
        if tool.name not in ("npm", "npx", "ruff", "mypy"):
            (here / "bin" / tool.name).symlink_to(tool)
    for name in ("ruff", "mypy"):  # scripts/test runs them itself before it runs this
        write_script(here / "bin" / name, QUIET)
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = here / "lib" / python / "site-packages"
    packages.mkdir(parents=True)
    (packages / "a-signpost.pth").write_text(f"{folder}/scripts\n")
    theirs = str(own / "lib" / python / "site-packages")
    (packages / "b-packages.pth").write_text(f"import site; site.addsitedir({theirs!r})\n")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (here / "signpost-stamp").write_text(stamp_of(folder / "requirements.txt", folder / "scripts/setup"))
    for name, stub in {"lock/bin/uv": "lock", "audit/bin/pip-audit": "pip-audit"}.items():
        (folder / "build" / name).parent.mkdir(parents=True)
        (folder / "build" / name).symlink_to(stubs / stub)


def stamp_of(*files: Path) -> str:
    """Return the mark by which scripts/setup knows that there is nothing to do."""
    script = 'sha256sum "$@" | cut -d" " -f1 | sha256sum | cut -d" " -f1'
    command = ["bash", "-c", script, "bash", *map(str, files)]
    return subprocess.run(command, text=True, capture_output=True, check=True).stdout


def write_script(path: Path, text: str) -> None:
    """Write a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
