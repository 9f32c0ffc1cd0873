"""What kind of target a text is, and how a list of targets is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.links.limits import Limits
from signpost.links.probe.probe_plan import plan_probe
from signpost.links.targets import detect_kind, read_targets_file


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://a.lab", "web"),
        ("a.lab/x", "web"),
        ("www.a.lab", "web"),
        ("10.0.0.1/x", "web"),
        ("", "web"),
        ("x@a.lab", "email"),
        ("@a.lab", "email"),
        ("mailto:x", "email"),
        ("https://x@a.lab/", "web"),
        ("0800 1111", "phone"),
        ("tel:letters", "phone"),
        ("+44 20", "phone"),
        ("(01245) 123456", "phone"),
        ("999", "phone"),
        ("0800 FLOWERS", "phone"),
        ("3rd.lab/x", "web"),
        ("SMS:85258", "phone"),
        ("//a.lab/x@y", "web"),
    ],
)
def test_kind_is_told_by_its_looks_when_a_list_has_everything(text: str, kind: str) -> None:
    """Web, email or phone, without being told."""
    assert detect_kind(text) == kind


def test_number_differs_when_another_is_shown(tmp_path: Path) -> None:
    """The tel: must equal the number that the reader sees."""
    path = tmp_path / "t.txt"
    path.write_text(
        "tel:+442079460958\t020 7946 0958\ntel:+442079460000\t020 7946 0958\ntel:+442079460001\tHarbour Carers\n"
    )
    plan = plan_probe(read_targets_file(path), {}, lambda _t: False, Limits(), True)
    assert [plan.settled[("phone", f"tel:+44207946{end}")].reason for end in ("0958", "0000", "0001")] == [
        "works",
        "number_differs",
        "works",
    ]
