"""scripts/bench links: its parts start by themselves; other tools stay out where they are not wanted or cannot run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import link_tools, links
from tests.bench.link_tools import OURS, Run, Tools, is_reported_bad, run_measured
from tests.links.lab.sites import Lab


def test_other_tools_stay_out_when_they_are_not_wanted(lab: Lab, tmp_path: Path) -> None:
    """Then no name server is started for them either."""
    tools = Tools(lab, tmp_path, others=False)
    assert list(tools.runners) == [OURS] and tools.resolv is None and not (tmp_path / "resolv.conf").exists()


def test_other_tools_stay_out_when_they_cannot_be_given_our_names(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine on which /etc/resolv.conf cannot be replaced for one program measures ours alone."""
    monkeypatch.setattr(link_tools, "NAME_SERVER", "127.0.0.1")
    failed = run_measured(["false"], dict(tools_environment(tmp_path)))
    monkeypatch.setattr(link_tools, "run_measured", lambda *_: failed)
    assert failed.code == 1 and list(Tools(lab, tmp_path, others=True).runners) == [OURS]


def tools_environment(folder: Path) -> dict[str, str]:
    """Return as little of an environment as a command needs."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder)}


@pytest.mark.parametrize("part", ["load", "growth", "hostile"])
def test_part_runs_by_itself_when_it_is_named(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of its own, and of no other part."""
    sizes = ["--loads", "2/2", "--sizes", "2", "--times", "1"]
    assert links.main([part, "--only-ours", *sizes]) == 0
    printed = capsys.readouterr().out
    assert OURS in printed or part == "hostile"
    assert ("ratio" in printed) == (part == "hostile") and "Hard cases" not in printed


def test_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the names of those that there are."""
    with pytest.raises(SystemExit):
        links.main(["speed"])
    assert "cases, load, growth, hostile" in capsys.readouterr().err


def test_target_is_found_when_a_tool_spells_it_anew() -> None:
    """Without its fragment, or with what its own reader makes of it."""
    run = Run(1.0, 1.0, {"http://h.lab/a": True, "http://h.lab/b/": False})
    said = [is_reported_bad(run, url) for url in ("http://h.lab/a#x", "http://h.lab/b", "http://h.lab/c")]
    assert said == [True, False, None]
