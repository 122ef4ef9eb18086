"""The word lists of each language, and how they are found in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.summary.briefing import measures
from reader.summary.briefing.languages import language as module
from reader.summary.briefing.languages.language import Lexicon, lexicon, tokens

CODES = sorted(path.stem for path in Path(module.__file__).parent.glob("??.py"))


def found(text: str, code: str, kind: str) -> list[tuple[str, str]]:
    words = lexicon(code)
    return [(text[hit.start : hit.end], hit.value) for hit in words.find(text, tokens(text)) if hit.kind == kind]


@pytest.mark.parametrize("code", CODES)
def test_every_language_names_units_signs_and_weekdays_that_are_known(code: str) -> None:
    language = lexicon(code).language
    units = [line.partition(":")[0] for line in language.units.strip().splitlines()]
    assert set(units) - {"jin"} <= set(measures.UNITS)
    assert {line.split()[0] for line in language.bounds.strip().splitlines()} <= {">=", ">", "<", "~"}
    assert len(language.weekdays.split()) == 7
    assert len(language.months.split()) in (0, 12)
    assert language.concepts.strip()


def test_a_language_without_a_module_has_an_empty_lexicon() -> None:
    assert isinstance(lexicon("xx"), Lexicon)
    assert lexicon("xx").find("Words in it.", tokens("Words in it.")) == []
    assert lexicon("../en").find("killed", tokens("killed")) == []


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("Two people were killed.", "en", "killed"),
        ("Zwei Menschen starben.", "de", "starben"),
        ("Deux personnes sont mortes.", "fr", "mortes"),
        ("Murieron dos personas.", "es", "Murieron"),
        ("Погибли два человека.", "ru", "Погибли"),
        ("Zginęły dwie osoby.", "pl", "Zginęły"),
        ("İki kişi hayatını kaybetti.", "tr", "hayatını kaybetti"),
        ("قتل شخصان في الحادث.", "ar", "قتل"),
        ("两人死亡。", "zh", "死亡"),
        ("2人が死亡した。", "ja", "死亡"),
    ],
)
def test_one_concept_is_found_in_every_language(text: str, code: str, word: str) -> None:
    assert (word, "killed") in found(text, code, "concept")


def test_of_phrases_that_begin_alike_the_longest_is_found() -> None:
    assert found("They fled at least once, at last.", "en", "bound") == [("at least", ">=")]
    assert [value for _, value in found("She fell 0.5 percentage points short.", "en", "unit")] == ["pp"]


def test_words_of_arabic_are_found_with_the_particles_that_are_written_with_them() -> None:
    assert ("والشرطة", "police") in found("قال المحافظ والشرطة ذلك", "ar", "concept")


def test_the_last_part_of_a_compound_is_found_in_german() -> None:
    assert ("Innenminister", "minister") in found("Der Innenminister kam.", "de", "concept")
