"""Scripts other than Latin: Arabic is set in a face of our own, and a script without a font is told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont, QTextCursor
from PySide6.QtWidgets import QApplication

from reader.desk.desk import Desk
from reader.gui.article import missing_font
from reader.gui.article.missing_font import FONTS, OWN, missing_script
from reader.gui.kit.theme import (
    ARABIC_FAMILY,
    TEXT_FAMILY,
    choose_text_family,
    reading_families,
    text_families,
    text_font,
)
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from reader.text.scripts import main_script
from tests.making import add_article

ARABIC = "عاد الزورق إلى الرصيف الرابع صباح الثلاثاء. وعد الميناء بتفتيش كل السفن."
THAI = "เรือเฟอร์รีกลับมาที่ท่าเรือสี่ในเช้าวันอังคาร"


pytestmark = pytest.mark.usefixtures("own_serif")


@pytest.fixture
def own_serif(qapp: QApplication) -> Iterator[None]:
    choose_text_family("")
    yield
    choose_text_family("")


def test_words_in_arabic_letters_get_the_arabic_face_and_others_the_serif() -> None:
    assert reading_families("The ferry") == [TEXT_FAMILY]
    assert reading_families(ARABIC) == [ARABIC_FAMILY, TEXT_FAMILY]
    assert reading_families("שלום") == [TEXT_FAMILY]
    assert QFontInfo(text_font(19, words=ARABIC)).family() == ARABIC_FAMILY
    assert QFontInfo(text_font(19, bold=True, words=ARABIC)).bold()
    assert ARABIC_FAMILY not in text_families()


def test_the_face_has_the_letters_of_arabic_persian_urdu_pashto_and_kurdish() -> None:
    face = QRawFont.fromFont(text_font(19, words=ARABIC))
    assert all(
        face.supportsCharacter(ord(letter)) for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي،؛؟٠٩۰۹پچژگکیٹڈڑںےښځډېڵۆێ"
    )


def test_a_family_that_the_reader_chose_keeps_its_own_arabic_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.gui.kit.theme._reading_family", "DejaVu Sans")
    has = QFontMetricsF(text_font(19)).inFontUcs4(ord("ب"))
    expected = ["DejaVu Sans"] if has else [ARABIC_FAMILY, "DejaVu Sans"]
    assert reading_families(ARABIC) in (expected, [ARABIC_FAMILY, "DejaVu Sans"])


def test_an_arabic_article_is_set_in_it_whole_and_code_is_not(
    desk: Desk, open_window: Callable[[], MainWindow]
) -> None:
    blocks = (
        Block("heading", "ماذا بعد", level=2),
        Block("paragraph", ARABIC),
        Block("paragraph", "Said in English."),
        Block("code", "print('بيت')"),
    )
    add_article(desk.library, "عودة الزورق", "\n\n".join(b.text for b in blocks), blocks=blocks, language="ar")
    window = open_window()
    families = []
    block = window.page.text.document().begin()
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        families.append(cursor.charFormat().font().families() or [window.page.text.document().defaultFont().family()])
        block = block.next()
    assert [family[0] for family in families[:3]] == [ARABIC_FAMILY, ARABIC_FAMILY, TEXT_FAMILY]
    assert families[3][0] != ARABIC_FAMILY
    assert window.page.head.title.font().families() == [ARABIC_FAMILY, TEXT_FAMILY]


class NoLetters(QFontMetricsF):
    def inFontUcs4(self, _letter: int) -> bool:
        return False


class AllLetters(QFontMetricsF):
    def inFontUcs4(self, _letter: int) -> bool:
        return True


def test_a_script_is_missing_where_no_font_has_its_letters_and_ours_never_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing_font, "QFontMetricsF", NoLetters)
    assert missing_script(THAI) == "thai"
    assert missing_script(f"Thai looks so: {THAI[:4]}") == ""
    assert missing_script(ARABIC) == missing_script("Паром") == missing_script("") == ""
    monkeypatch.setattr(missing_font, "QFontMetricsF", AllLetters)
    assert missing_script(THAI) == ""


def test_every_script_that_may_be_missing_has_a_name_and_a_font() -> None:
    letters = "אबกあ漢한ሰააሀក"
    assert {main_script(letter) for letter in letters} <= FONTS.keys() | OWN


def test_a_missing_font_is_told_above_the_text_until_somebody_has_got_it(
    desk: Desk, open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing_font, "QFontMetricsF", NoLetters)
    for title in ("One", "Two"):
        add_article(desk.library, title, THAI, language="th")
    latin = add_article(desk.library, "Latin")
    window = open_window()
    told = window.page.head.missing_font
    assert not told.isVisible()
    window.commands.step(1)
    assert told.isVisible()
    assert "no font for Thai" in told.words.text()
    assert "Noto Serif Thai" in told.words.text()
    assert told.words.accessibleName() == told.words.text()
    told.button.click()
    assert not told.isVisible()
    window.commands.step(1)
    assert not told.isVisible()
    window.reading.go(latin)
    assert not told.isVisible()
    assert desk.settings["fonts_told"] == "thai"
