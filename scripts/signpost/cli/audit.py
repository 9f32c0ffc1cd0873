"""`scripts/audit`: known vulnerabilities in what the project stands on; exit 1 on any, 0 where no audit can run.

What was found today for the same lock files is said again and not asked for again.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

GRAVE = ("high", "critical")
NPM = ("npm", "audit", "--package-lock-only", "--json")
PIP = ("build/audit/bin/pip-audit", "-r", "requirements.txt", "--require-hashes", "--disable-pip", "--no-deps",
       "--progress-spinner", "off", "-f", "json")
LOCKS = ("requirements.txt", "package-lock.json")
MEMORY = Path("build") / "audit.txt"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one audit gave: sentences, and whether the project may stay as it is."""

    lines: tuple[str, ...]
    passed: bool = True


def judge_npm(answer: str) -> Verdict:
    """Judge what `npm audit --json` printed; only grave vulnerabilities fail."""
    found = _json(answer)
    if "vulnerabilities" not in found:
        return Verdict(("Node packages were not audited: the advisory service could not be reached.",))
    told = {name: str(each.get("severity")) for name, each in found["vulnerabilities"].items()}
    grave = {name for name, severity in told.items() if severity in GRAVE}
    lines = tuple(f"{name}: {severity}" for name, severity in sorted(told.items()))
    return Verdict(lines or ("Node packages: no known vulnerability.",), not grave)


def judge_pip(answer: str) -> Verdict:
    """Judge what `pip-audit -f json` printed; any vulnerability fails."""
    packages = [each for each in _json(answer).get("dependencies", []) if "vulns" in each]
    if not packages:
        return Verdict(("Python packages were not audited: the advisory service could not be reached.",))
    lines = tuple(f"{each['name']} {each['version']}: {', '.join(vuln['id'] for vuln in each['vulns'])}"
                  for each in packages if each["vulns"])
    return Verdict(lines or ("Python packages: no known vulnerability.",), not lines)


def _json(answer: str) -> dict[str, Any]:
    """Return what was printed as JSON; nothing where it is none."""
    try:
        found = json.loads(answer)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def ask(command: Sequence[str], root: Path) -> str:
    """Return what a command prints; nothing where it cannot be run or takes more than two minutes."""
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def remembered(root: Path, mark: str) -> bool:
    """Tell whether the same lock files were looked at already under this mark, and passed."""
    memory = root / MEMORY
    return memory.is_file() and memory.read_text(encoding="utf-8") == mark


def main() -> int:
    """Audit the project in the working folder; return the exit code."""
    root = Path.cwd()
    locks = b"".join((root / name).read_bytes() for name in LOCKS)
    mark = f"{date.today().isoformat()} {hashlib.sha256(locks).hexdigest()}\n"
    memory = root / MEMORY
    if memory.is_file() and memory.read_text(encoding="utf-8").startswith(mark):
        print(memory.read_text(encoding="utf-8").removeprefix(mark), end="")
        return 0
    verdicts = [judge_npm(ask(NPM, root)), judge_pip(ask(PIP, root))]
    told = "".join(f"audit: {line}\n" for verdict in verdicts for line in verdict.lines)
    print(told, end="")
    if not all(verdict.passed for verdict in verdicts):
        print("audit: take newer versions (scripts/update), or say in the README why this one stays", file=sys.stderr)
        return 1
    memory.parent.mkdir(exist_ok=True)
    memory.write_text(mark + told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
