"""Strings that people read: every one is found, and the catalogues are complete."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build_scripts"))

import catalogue  # noqa: E402 - from build_scripts, as they import each other
import strings  # noqa: E402

from reader import errors  # noqa: E402
from reader.desk.program.settings import SETTINGS  # noqa: E402
from reader.gui.help.setting_words import choice_words  # noqa: E402
from reader.gui.kit import messages  # noqa: E402

EN = ROOT / "resources/translations/en.ts"


def _translator(folder: Path, entries: list[tuple[str, str, bool, tuple[str, ...]]]) -> QTranslator:
    made = folder / "made.qm"
    made.write_bytes(catalogue.compiled("en", [catalogue.Entry(*entry) for entry in entries]))
    translator = QTranslator()
    assert translator.load(str(made))
    return translator


def test_qt_reads_singular_and_plural_from_a_compiled_catalogue(tmp_path: Path) -> None:
    translator = _translator(
        tmp_path,
        [
            ("List", "%n article(s)", True, ("%n article", "%n articles")),
            ("List", "Star “%1”", False, ("Étoile “%1” ⭐",)),
            ("Other", "%n article(s)", True, ("ONE", "MANY")),
            ("List", "Unfinished", False, ()),
        ],
    )

    assert [translator.translate("List", "%n article(s)", None, n) for n in (0, 1, 2)] == [
        "%n articles",
        "%n article",
        "%n articles",
    ]
    assert translator.translate("Other", "%n article(s)", None, 1) == "ONE"
    assert translator.translate("List", "Star “%1”") == "Étoile “%1” ⭐"
    assert not translator.translate("List", "Unfinished")


def test_the_compiler_agrees_with_qts_own(tmp_path: Path) -> None:
    import PySide6

    lrelease = next(Path(PySide6.__path__[0]).glob("lrelease*"), None)
    if lrelease is None:
        pytest.skip("this PySide6 has no lrelease")
    by_qt = tmp_path / "qt.qm"
    subprocess.run([lrelease, EN, "-qm", by_qt], check=True, capture_output=True)
    theirs, language_and_entries = QTranslator(), catalogue.read(EN)
    assert theirs.load(str(by_qt))
    ours = _translator(tmp_path, language_and_entries[1])

    for entry in language_and_entries[1]:
        for n in (0, 1, 2, 21):
            asked = (entry.context, entry.source, None, n)
            assert ours.translate(*asked) == theirs.translate(*asked) != ""


def test_a_catalogue_is_compiled_where_it_is_missing_or_older_than_its_source(tmp_path: Path) -> None:
    source = tmp_path / "en.ts"
    catalogue.write(source, "en", [catalogue.Entry("List", "%n article(s)", True, ("%n article", "%n articles"))])

    assert catalogue.build(tmp_path) == [tmp_path / "en.qm"]
    assert catalogue.build(tmp_path) == []


def test_the_english_catalogue_holds_every_plural_of_the_window_and_nothing_else() -> None:
    language, entries = catalogue.read(EN)

    assert entries == strings.updated(language, entries), "run: python3 build_scripts/dev.py strings --update"
    assert [entry for entry in entries if len(entry.forms) != 2] == []
    assert entries


def test_english_forms_say_the_same_number_as_their_source() -> None:
    marks = re.compile(r"%L?n|%\d")
    for entry in catalogue.read(EN)[1]:
        for form in entry.forms:
            assert sorted(marks.findall(form)) == sorted(marks.findall(entry.source)), form


def test_classes_whose_strings_have_plurals_are_final() -> None:
    # Qt looks a plural up in the context of the object's own class: in a subclass it would not be found.
    contexts = {entry.context for entry in catalogue.read(EN)[1]}
    subclassed = set()
    for path in (ROOT / "reader/gui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                subclassed |= {base.id for base in node.bases if isinstance(base, ast.Name)}

    assert contexts & subclassed == set()


def test_the_window_counts_in_english(qapp: QCoreApplication) -> None:
    translate = QCoreApplication.translate

    assert [translate("changes", "Star %Ln article(s)", None, n) for n in (1, 1204)] == [
        "Star 1 article",
        f"Star {QLocale().toString(1204)} articles",
    ]


def test_no_string_of_the_window_makes_its_plural_itself() -> None:
    things = "articles?|sentences?|sources?|events?|hits?|days?|minutes?|pages?|pictures?|originals?|rows?|sites?|tags?"
    by_hand = re.compile(rf"(?:%[1-9]|\{{count\}}|\b1) (?:\w+ )?(?:{things})\b")
    found = [
        text for text in strings.translated() if text.path.startswith("reader/gui") and by_hand.search(text.source)
    ]

    assert [f"{text.path}:{text.line} {text.source}" for text in found if not text.numerus] == []


@pytest.mark.usefixtures("qapp")
def test_errors_and_their_details_are_worded_by_their_code() -> None:
    class Reversed(QTranslator):
        def translate(self, context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
            return {
                ("errors", errors.FileUnreadable.sentence): "{detail} / {name}",
                ("details", "it’s a folder"): "ordner",
            }.get((context, source), "")

    translator = Reversed()
    QCoreApplication.installTranslator(translator)
    try:
        assert messages.sentence(errors.FileUnreadable(name="a.html", detail="it’s a folder")) == "ordner / a.html"
    finally:
        QCoreApplication.removeTranslator(translator)


def test_every_sentence_can_be_filled_in_by_a_translation() -> None:
    # A sentence without a place for a value that others carry would leave the value out in every language.
    for text in strings.translated():
        assert text.source.count("{") == text.source.count("}"), text


@pytest.mark.usefixtures("qapp")
def test_settings_show_their_units() -> None:
    by_name = {setting.name: setting for setting in SETTINGS}

    assert choice_words(by_name["text_size"], 19) == "19 px"
    assert [choice_words(by_name["trash_days"], days) for days in (30, 0)] == ["30 days", "Never"]
