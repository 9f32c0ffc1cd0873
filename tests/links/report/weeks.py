"""Weekly runs over a few targets, for tests of what is made of a report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.memory import Memory
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_model import Report
from signpost.links.targets import Place, Target
from signpost.links.verdicts import Verdict

GOOD = Finding(Verdict.OK, Reason.WORKS, title="Harbour Carers")
GONE = Finding(Verdict.BROKEN, Reason.GONE_FOR_GOOD)
HIJACKED = Finding(Verdict.SUSPECT, Reason.CHANGED_HANDS, second_sign=True)
FLAKY = Finding(Verdict.TEMPORARY, Reason.SERVER_ERROR)
START = datetime(2026, 11, 2, 6, tzinfo=UTC)


class Weeks:
    """Weekly runs over a few targets."""

    def __init__(self) -> None:
        self.memory: Memory | None = None
        self.now = START

    def run(self, **found: Finding) -> Report:
        """Add a week; each name is an entry missing/<name> with one link."""
        targets = [
            Target(
                f"https://{name}.lab/",
                "web",
                [Place(f"catalogue/missing/{name}.yml", 7, f"missing/{name}", name.title(), phone="116 000")],
            )
            for name in found
        ]
        findings = {("web", f"https://{name}.lab/"): finding for name, finding in found.items()}
        context = RunContext(self.memory, LinkExceptions(Path("x.yml")), self.now)
        report, self.memory = build_report(targets, findings, context)
        self.now += timedelta(days=7)
        return report
