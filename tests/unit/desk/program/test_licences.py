"""Every part is listed with a licence under which it may be handed on, and with its words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.desk.program import licences

ROOT = Path(__file__).parents[4]
MAY_NOT = re.compile(r"(?<![L\w])A?GPL")


@pytest.fixture(scope="module")
def collected() -> list[licences.Part]:
    return licences.collect()


def may_be_handed_on(licence: str) -> bool:
    """Whether it can be had without the GPL or AGPL: one alternative suffices."""
    return any(not MAY_NOT.search(choice) for choice in licence.split(" OR "))


def test_no_part_is_under_the_gpl_alone(collected: list[licences.Part]) -> None:
    assert [part["name"] for part in collected if not may_be_handed_on(part["licence"])] == []
    assert not may_be_handed_on("AGPL-3.0-only")
    assert not may_be_handed_on("GPL-2.0-only OR GPL-3.0-only")
    assert may_be_handed_on("LGPL-3.0-only")


def test_where_there_is_a_choice_it_is_made(collected: list[licences.Part]) -> None:
    assert [part["name"] for part in collected if " OR " in part["licence"]] == []
    chosen = {part["name"]: (part["licence"], part["offered"]) for part in collected if "offered" in part}
    assert set(chosen) == {"Qt for Python", "shiboken6", "tld"}
    assert all(licence in offered for licence, offered in chosen.values())


def test_every_part_has_a_licence_and_its_words(collected: list[licences.Part]) -> None:
    assert [part["name"] for part in collected if not part["licence"] or part["licence"] == "see its text"] == []
    assert [part["name"] for part in collected if len(part["text"]) < 80] == []
    names = [part["name"] for part in collected]
    assert names[0] == "Tearsheet"
    assert {
        "Python",
        "SQLite",
        "Qt for Python",
        "Inter (font)",
        "Literata (font)",
        "Noto Naskh Arabic (font)",
        "Punkt models",
        "lxml",
        "brotli",
        "sumy",
    } <= set(names)
    qt = next(part for part in collected if part["name"] == "Qt for Python")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt["text"]
    assert "GNU GENERAL PUBLIC LICENSE" in qt["text"]


def test_all_that_is_locked_and_installed_is_listed(collected: list[licences.Part]) -> None:
    from importlib import metadata

    locked = re.findall(
        r"^([a-z0-9.-]+)==", (ROOT / "build_scripts/requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    here = {name for name in locked if name not in licences._NOT_BROUGHT and _is_installed(name)}
    listed = {licences.plain(part["name"]) for part in collected} | {"pyside6-essentials"}
    assert here - listed == set()
    assert metadata.version("lxml") in {part["version"] for part in collected if part["name"] == "lxml"}


def _is_installed(name: str) -> bool:
    from importlib import metadata

    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def test_a_package_shows_the_list_that_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "licences.json").write_text(
        json.dumps([{"name": "A", "version": None, "licence": "MIT", "text": "words"}])
    )
    monkeypatch.setattr(licences, "resource", lambda *parts: tmp_path.joinpath(*parts))
    licences.parts.cache_clear()
    assert licences.parts() == ({"name": "A", "version": "", "licence": "MIT", "text": "words"},)
    licences.parts.cache_clear()


def test_the_terminal_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--licences"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("tld ") and "MPL-1.1  (offered: " in line for line in lines)
    assert run(["--licences", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "Tearsheet"
