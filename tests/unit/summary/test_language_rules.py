"""The files of ``resources/languages``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reader.resources import resource
from reader.summary.language_rules import GRAMMAR, grammar, rule, soon_within

FILES = sorted(resource("languages").glob("*.toml"))
RULES = {"verbs", "beginnings", "starts", "unless", "speakerless", "turns", "soon", "furniture", "asks"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_only_what_is_asked_of_it(path: Path) -> None:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    assert given.keys() <= {*RULES, "soon_within", "grammar"}
    assert given.get("grammar", {}).keys() <= {*GRAMMAR}
    assert ("soon" in given) == ("soon_within" in given)
    for name in RULES & given.keys():
        re.compile("|".join(given[name]).replace("{verbs}", "x").replace("{verb in t}", "x"))
    for words in given.get("grammar", {}).values():
        assert words == [word.lower() for word in words]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("language", ["", "xx", "../en", "en-GB", "EN"])
def test_a_language_without_a_file_has_no_rules(language: str) -> None:
    assert rule(language, "beginnings") == ""
    assert soon_within(language) == 0
    assert not grammar(language).known


def test_a_list_becomes_alternatives() -> None:
    assert re.fullmatch(rule("de", "turns"), "jedoch")
    assert "she" in grammar("en").pronoun
    assert "she" in grammar("en").every
    assert "monday" not in grammar("en").every
