"""`scripts/audit`: known vulnerabilities in the locked packages. Exit code 1 where a package must be replaced.

Where an advisory service does not answer, that is printed and nothing fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

SEVERE = ("high", "critical")
NPM_AUDIT = ("npm", "audit", "--package-lock-only", "--json")
PIP_AUDIT = ("pip-audit", "-r", "requirements.txt", "--require-hashes", "--disable-pip", "--progress-spinner", "off",
             "-f", "json")
TIMEOUT = 120
"""Seconds."""

Findings = tuple[list[str], bool]
"""Lines to print, and whether a package must be replaced."""


def read_npm_audit(report: Any) -> Findings:
    """Read what `npm audit --json` printed. A vulnerability that is high or critical fails."""
    if "vulnerabilities" not in report:
        return ["Node packages were not audited: the advisory service could not be reached."], False
    severities = {name: str(each.get("severity")) for name, each in sorted(report["vulnerabilities"].items())}
    lines = [f"{name}: {severity}" for name, severity in severities.items()]
    return lines or ["Node packages: no known vulnerability."], any(each in SEVERE for each in severities.values())


def read_pip_audit(report: Any) -> Findings:
    """Read what `pip-audit -f json` printed. Any vulnerability fails."""
    packages = [each for each in report.get("dependencies", ()) if "vulns" in each]
    if not packages:
        return ["Python packages were not audited: the advisory service could not be reached."], False
    lines = [f"{each['name']} {each['version']}: {', '.join(vulnerability['id'] for vulnerability in each['vulns'])}"
             for each in packages if each["vulns"]]
    return lines or ["Python packages: no known vulnerability."], bool(lines)


def run_json(command: Sequence[str]) -> dict[str, Any]:
    """Return the JSON object that a command prints; an empty one where it prints none or cannot be run."""
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT).stdout
        report = json.loads(output)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return {}
    return report if isinstance(report, dict) else {}


def main() -> int:
    """Audit the project in the working folder; return the exit code."""
    findings = [read_npm_audit(run_json(NPM_AUDIT)), read_pip_audit(run_json(PIP_AUDIT))]
    for line in (line for lines, _ in findings for line in lines):
        print(f"audit: {line}")
    if any(failed for _, failed in findings):
        print("audit: take newer versions (scripts/update), or say in the README why this one stays", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
