"""The workflow that makes and publishes the installers."""

from __future__ import annotations

import re

import pytest
from installers.release import ROOT

from tests.unit.installers.conftest import Run

WORKFLOW = ROOT / ".github/workflows/release.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")


def test_actionlint_finds_nothing(run: Run) -> None:
    assert run("actionlint", "-no-color", WORKFLOW) == ""


def test_every_action_is_pinned_by_commit_and_says_its_version() -> None:
    used = re.findall(r"uses: (.+)", TEXT)
    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_only_publishing_may_write() -> None:
    head, jobs = TEXT.split("\njobs:\n")
    assert "\npermissions:\n  contents: read\n" in head
    writes = [job for job in re.split(r"^  (?=[a-z-]+:\n)", jobs, flags=re.MULTILINE) if ": write" in job]
    assert [job.partition(":")[0] for job in writes] == ["publish"]
    assert "if: startsWith(github.ref, 'refs/tags/v')" in writes[0]


def test_secrets_are_named_at_the_top_and_never_stand_in_a_command() -> None:
    head, jobs = TEXT.split("\njobs:\n")
    uses = re.findall(r"^ +\w+: \$\{\{ secrets\.(\w+) \}\}$", jobs, re.MULTILINE)
    assert len(uses) == jobs.count("secrets.")
    assert [name for name in uses if name not in head] == []


@pytest.mark.parametrize("job", ["freeze", "try-windows"])
def test_what_was_packed_tests_itself(job: str) -> None:
    part = re.split(r"^  (?=[a-z-]+:\n)", TEXT, flags=re.MULTILINE)
    assert "--self-test" in next(one for one in part if one.startswith(f"{job}:"))


def test_every_format_is_made() -> None:
    made = " ".join(re.findall(r"dev\.py package (.+)", TEXT))
    for name in ("deb", "rpm", "appimage", "tar", "flatpak-manifest", "nsis", "msi", "dmg", "sbom", "sums"):
        assert re.search(rf"\b{name}\b", made)
