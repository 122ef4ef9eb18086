"""Which language, which direction."""

from __future__ import annotations

import pytest

from reader.text.language import base_language, detect, direction, is_rtl, isolate_rtl

SAMPLES = {
    "en": "The first boat left the pier at ten past six on Tuesday, eleven hours after both engines had stopped.",
    "de": "Für die Nacht zum Mittwoch werden Wasserstände bis 2,80 Meter über dem mittleren Hochwasser erwartet.",
    "fr": "Le conseil municipal a décidé de fermer les bibliothèques un jour par semaine, malgré les protestations.",
    "es": "El ayuntamiento aprobó el presupuesto después de una noche de discusiones y con un solo voto de ventaja.",
    "pt": "A primeira embarcação deixou o cais às seis da manhã, depois de uma noite inteira de reparações.",
    "ru": "Первый паром отошёл от причала утром во вторник, через одиннадцать часов после остановки двигателей.",
    "uk": "Перший пором відійшов від причалу вранці у вівторок, через одинадцять годин після зупинки двигунів.",
    "ar": "عادت العبّارة الأولى صباح الثلاثاء بعد إحدى عشرة ساعة من توقف المحركين في عرض القناة.",
    "el": "Το πρώτο πλοίο έφυγε το πρωί της Τρίτης.",
    "he": "המעבורת הראשונה יצאה ביום שלישי בבוקר.",
    "zh": "第一班渡轮于周二早上六点十分离开四号码头。",
    "ja": "最初の船は火曜日の朝、桟橋を離れた。",
    "ko": "첫 배는 화요일 아침 부두를 떠났다.",
    "hi": "पहली नाव मंगलवार सुबह घाट से रवाना हुई और सभी यात्री सुरक्षित हैं।",
    "th": "เรือลำแรกออกจากท่าในเช้าวันอังคาร",
    "ka": "პირველი გემი სამშაბათს დილით გავიდა.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_paragraph_is_recognised_by_itself(language: str) -> None:
    assert detect(SAMPLES[language]) == language


def test_a_sure_detection_overrules_a_template_that_claims_english() -> None:
    assert detect(SAMPLES["de"] * 3, "en-US") == "de"
    assert detect(SAMPLES["el"], "en") == "el"


def test_too_little_text_takes_the_hint_or_nothing() -> None:
    assert detect("Hm.") == ""
    assert detect("Hm.", "sv") == "sv"
    assert detect("", "") == ""
    assert detect("12.30 – 14.45", "de") == "de"


def test_near_relations_believe_the_page() -> None:
    danish = "Den første båd forlod molen klokken ti minutter over seks om morgenen."
    assert detect(danish, "nb") == "no"
    assert detect(danish, "da") == "da"


@pytest.mark.parametrize(
    ("claim", "code"),
    [("en-US", "en"), ("pt_BR", "pt"), ("deu", "de"), ("iw", "he"), ("nb-NO", "no"), ("x-klingon", ""), ("", "")],
)
def test_claims_of_pages_are_reduced_to_two_letters(claim: str, code: str) -> None:
    assert base_language(claim) == code


def test_direction_follows_the_first_strong_character() -> None:
    assert direction("“12” عادت") == "rtl"
    assert direction("12 km to عمان") == "ltr"
    assert direction("…") == "ltr"


def test_right_to_left_by_code_or_by_text() -> None:
    assert is_rtl("ar")
    assert is_rtl("he-IL")
    assert is_rtl("fa_IR")
    assert not is_rtl("en")
    assert not is_rtl("")
    assert is_rtl("عادت العبّارة")
    assert not is_rtl("The ferry returned")


def test_a_dot_of_kana_in_a_foreign_name_does_not_make_a_chinese_text_japanese() -> None:
    text = "安德烈・布拉沃在北京出席了首届中拉航天合作论坛并发表讲话，双方签署了多项合作文件。" * 3
    assert detect(text) == detect(text, "zh") == detect(text, "zh-CN") == "zh"
    assert detect(text + "商店の名") == "zh"


def test_a_japanese_text_with_few_kana_is_japanese() -> None:
    assert detect("東京都知事選、現職が優勢。投票率六割、最終結果発表") == "ja"


def test_isolates_keep_a_date_after_a_right_to_left_name_whole() -> None:
    assert isolate_rtl("Anna, 24 November 2026") == "Anna, 24 November 2026"
    assert isolate_rtl("دانا كوهين, 24 November 2026") == "\u2068دانا كوهين\u2069, 24 November 2026"
    assert (
        isolate_rtl("“שקט, לילה” by דנה, 7 May", ["שקט, לילה"]) == "“\u2068שקט, לילה\u2069” by \u2068דנה\u2069, 7 May"
    )
