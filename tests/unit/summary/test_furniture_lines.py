"""Lines of page furniture, and questions without a mark, in many languages."""

from __future__ import annotations

import pytest

from reader.summary.furniture_lines import is_line_of, is_question

LINES = [
    ("de", "Von unserem Korrespondenten Jan Thies"), ("de", "Das Gespräch führte Jonas Brand."),
    ("de", "Lesen Sie auch: Sturm."), ("de", "Anzeige"), ("fr", "À lire aussi : La tempête."),
    ("fr", "Propos recueillis par Anne Roy."), ("es", "► Lea también: La tormenta."), ("it", "Leggi anche: La tempesta."),
    ("pt", "Leia também: A tempestade."), ("nl", "Lees ook: De storm."),
    ("sv", "Läs också: Stormen."), ("ru", "Читайте также: Буря."), ("uk", "Читайте також: Буря."),
    ("pl", "Czytaj też: Burza."), ("cs", "Čtěte také: Bouře."), ("tr", "İlgili haber: Fırtına."),
    ("el", "Διαβάστε επίσης: Η καταιγίδα."), ("ar", "اقرأ أيضا: العاصفة."), ("fa", "بیشتر بخوانید: طوفان."),
    ("he", "קראו גם: הסערה."), ("hi", "यह भी पढ़ें: तूफान।"), ("zh", "责任编辑：王芳"),
    ("ja", "【関連記事】嵐"), ("ko", "김도현 기자 dh@gadam.example"), ("ko", "관련 기사: 폭풍"), ("xx", "Lesen Sie auch: Sturm."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line"), LINES)
def test_a_line_of_the_page_is_known(language: str, line: str) -> None:
    assert is_line_of(line, language)


NEWS = [
    ("de", "Anzeige erstattete der Bürgermeister am Montag."), ("fr", "Crédit agricole annonce des pertes."),
    ("zh", "点击率上升了三成。"), ("ja", "購読料が来月から上がる。"), ("ko", "한국 기자 세 명이 체포됐다."),
    ("ru", "Автор книги погиб."), ("ar", "اشترك في المؤتمر عشرون وزيرا."), ("he", "הצטרפו למפלגה שלושה חברים."),
    ("tr", "Abone sayısı arttı."), ("en", "Readers wrote to us."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line"), NEWS)
def test_news_is_no_line_of_the_page(language: str, line: str) -> None:
    assert not is_line_of(line, language)


def test_questions_are_known_without_a_mark() -> None:
    assert is_question("誰が責任を取るのか。", "ja")
    assert is_question("船回来了吗。", "zh")
    assert is_question("Ո՞վ է պատասխանատու։", "hy")
    assert is_question("Was hinter dem Tanker steckt.", "de")
    assert is_question("Por qué cerró la mina.", "es")
    assert not is_question("Was fehlt, ist Geld.", "de")
    assert not is_question("Wie im Vorjahr kamen 300 Besucher.", "de")
    assert not is_question("波は静か。", "ja")
    assert not is_question("船回来了。", "zh")
