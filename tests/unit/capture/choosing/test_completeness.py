"""Whether an article came whole is said honestly, and a page without one is kept as well as it can be read."""

from __future__ import annotations

import json

import pytest

from reader.capture.choosing.completeness import completeness_of
from reader.capture.choosing.overrides import Corrections, SiteRules
from reader.capture.clean import clean_html
from reader.capture.page.dom import parse
from reader.errors import NoArticle
from reader.model.blocks import Block, plain_text
from reader.model.capture import Metadata
from reader.text.words import text_size
from tests.unit.capture.data_incomplete import (
    EN,
    EN_MORE,
    FR,
    FR_MORE,
    INCOMPLETE,
    WHOLE,
    Sample,
    article,
    linked,
    page,
    paragraphs,
)

URL = "https://news.example.org/a/story"


@pytest.mark.parametrize("sample", INCOMPLETE, ids=lambda sample: sample.name)
def test_what_is_not_whole_says_why_in_the_page_s_own_words(sample: Sample) -> None:
    cleaned = clean_html(sample.html, URL)
    assert cleaned.completeness == sample.is_
    assert sample.evidence in cleaned.evidence
    assert len(cleaned.evidence) <= 200
    assert sample.kept in plain_text(cleaned.blocks)


@pytest.mark.parametrize("sample", WHOLE, ids=lambda sample: sample.name)
def test_what_only_looks_broken_is_whole(sample: Sample) -> None:
    cleaned = clean_html(sample.html, URL)
    assert (cleaned.completeness, cleaned.evidence) == ("whole", "")
    assert sample.kept in plain_text(cleaned.blocks)


WALLS = {
    "en": "Subscribe to continue reading",
    "de": "Jetzt abonnieren und weiterlesen",
    "fr": "Abonnez-vous pour continuer à lire",
    "es": "Suscríbete para seguir leyendo",
    "it": "Abbonati per continuare a leggere",
    "pt": "Assine para continuar lendo",
    "nl": "Neem een abonnement om verder te lezen",
    "sv": "Bli prenumerant för att läsa vidare",
    "no": "Bli abonnent for å lese videre",
    "da": "Bliv abonnent for at læse videre",
    "fi": "Tilaa ja jatka lukemista",
    "pl": "Wykup prenumeratę, aby czytać dalej",
    "cs": "Pro pokračování si kupte předplatné",
    "hu": "Előfizetőink tovább olvashatják",
    "ru": "Оформите подписку, чтобы читать дальше",
    "uk": "Оформіть передплату, щоб читати далі",
    "el": "Αποκτήστε συνδρομή για να συνεχίσετε την ανάγνωση",
    "tr": "Abone ol, okumaya devam et",
    "ja": "購読して続きを読む",
    "zh": "订阅后继续阅读",
    "ko": "구독하고 계속 읽기",
    "ar": "اشترك لمتابعة القراءة",
    "he": "הצטרפו למנוי והמשיכו לקרוא",
    "hi": "सब्सक्राइब करें और आगे पढ़ें",
}
GONE = {
    "en": "Sorry, this page does not exist",
    "de": "Die angeforderte Seite wurde nicht gefunden",
    "fr": "Page introuvable",
    "es": "La página que buscas no existe",
    "it": "Errore 404 - La pagina non esiste",
    "pt": "Página não encontrada",
    "nl": "Deze pagina bestaat niet meer",
    "sv": "Sidan kunde inte hittas",
    "no": "Siden finnes ikke",
    "da": "Siden blev ikke fundet",
    "fi": "Sivua ei löytynyt",
    "pl": "Strona nie istnieje",
    "cs": "Stránka nenalezena",
    "ru": "Ошибка 404: страница не найдена",
    "uk": "Сторінку не знайдено",
    "tr": "Sayfa bulunamadı",
    "ja": "ページが見つかりません",
    "zh": "页面不存在",
    "ko": "페이지를 찾을 수 없습니다",
    "ar": "الصفحة غير موجودة",
    "he": "הדף לא נמצא",
}


@pytest.mark.parametrize("language", WALLS)
def test_a_wall_is_read_in_many_languages_and_only_where_the_text_stops(language: str) -> None:
    wall = f"<div class='offer'><p>{WALLS[language]}</p></div>"
    stopped = clean_html(article(paragraphs(EN[0], EN[1][:90] + "…"), "Merrow Bay", after=wall), URL)
    assert (stopped.completeness, stopped.evidence) == ("subscription", WALLS[language])
    assert clean_html(article(paragraphs(*EN, *EN_MORE), "Merrow Bay", after=wall), URL).completeness == "whole"


@pytest.mark.parametrize("language", GONE)
def test_an_error_page_is_read_in_many_languages(language: str) -> None:
    html = f"<html lang={language}><head><title>{GONE[language]}</title></head><body><h1>{GONE[language]}</h1><p>19-22-7</p></body></html>"
    cleaned = clean_html(html, URL)
    assert (cleaned.completeness, cleaned.evidence) == ("error_page", GONE[language])


def test_a_text_that_only_the_page_s_data_holds_is_the_article() -> None:
    html = article(
        "<p>Photo: the wall in March.</p>",
        "Merrow Bay to rebuild its sea wall",
        head=linked(articleBody="\n\n".join(EN)),
    )
    cleaned = clean_html(html, URL)
    assert [block.text for block in cleaned.blocks] == list(EN)
    assert cleaned.completeness == "whole"


def test_a_page_that_shows_an_opening_and_holds_the_rest_in_its_data_is_taken_from_there() -> None:
    data = linked(articleBody="\n".join((*FR, *FR_MORE)))
    cleaned = clean_html(article(paragraphs(*FR[:2]), "Valbourg rouvre sa halle", "fr", head=data), URL)
    assert [block.text for block in cleaned.blocks] == [*FR, *FR_MORE]
    assert cleaned.completeness == "whole"


def test_a_page_with_a_title_and_a_description_gives_both() -> None:
    head = '<title>The wall | Ledger</title><meta name="description" content="What the council decided on Monday about the wall.">'
    cleaned = clean_html(f"<html lang=en><head>{head}</head><body></body></html>", URL)
    assert plain_text(cleaned.blocks) == "The wall | Ledger\n\nWhat the council decided on Monday about the wall."
    assert cleaned.completeness == "cut_short"
    assert "council decided" in cleaned.evidence


def test_a_silent_body_full_of_scripts_needs_a_script() -> None:
    head = '<title>Die Mauer</title><meta name="description" content="Was der Rat am Montag über die Mauer beschlossen hat.">'
    cleaned = clean_html(
        f"<html lang=de><head>{head}</head><body><script>{'run();' * 1000}</script></body></html>", URL
    )
    assert (cleaned.completeness, cleaned.evidence) == ("script", "<script> × 1")
    assert "der Rat am Montag" in plain_text(cleaned.blocks)


@pytest.mark.parametrize(
    "empty",
    [
        "",
        "<html><head></head><body></body></html>",
        "<script>start()</script>",
        "<html><head><title>Ledger</title></head><frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'></frameset></html>",
        "<html><body><nav><a href='/'>Front page</a></nav><footer>Imprint</footer></body></html>",
    ],
    ids=["nothing", "no-body", "bare-script", "frames", "furniture"],
)
def test_what_says_nothing_at_all_is_said_to_have_no_article(empty: str) -> None:
    with pytest.raises(NoArticle, match="Couldn’t find an article"):
        clean_html(empty, URL)


def test_what_a_person_took_out_stays_out_of_a_page_without_an_article() -> None:
    sample = next(sample for sample in INCOMPLETE if sample.name == "gone-it")
    rules = SiteRules(leave_out_texts=("Ci dispiace.",))
    assert "Ci dispiace" not in plain_text(clean_html(sample.html, URL, Corrections(rules=rules)).blocks)


def test_a_size_is_counted_in_words_or_in_pairs_of_characters() -> None:
    assert text_size("The tide came in.") == 4
    assert text_size("浜崎町の議会") == 3


# --- pages that are not all there --------------------------------------------------------------------------------------


def test_a_part_that_a_click_opens_is_kept() -> None:
    folded = f'<button aria-controls="rest">Read more</button><div id="rest" style="display:none">{paragraphs(*EN_MORE)}</div>'
    cleaned = clean_html(article(paragraphs(*EN) + folded, "The wall"), URL)
    assert [block.text for block in cleaned.blocks] == [*EN, *EN_MORE]
    assert cleaned.completeness == "whole"


def test_the_rest_of_a_text_that_only_the_page_s_state_holds_is_kept() -> None:
    state = json.dumps({"props": {"story": {"body": "\n".join((*EN, *EN_MORE))}}})
    html = article(
        paragraphs(*EN), "The wall", after=f'<script id="__NEXT_DATA__" type="application/json">{state}</script>'
    )
    assert [block.text for block in clean_html(html, URL).blocks] == [*EN, *EN_MORE]


def test_a_page_that_breaks_off_says_so() -> None:
    html = article(f"<div>{paragraphs(*EN, *EN_MORE)}</div>", "The wall")
    cut = html[: html.index(EN_MORE[1]) + 90]
    assert clean_html(html, URL).completeness == "whole"
    assert clean_html(cut, URL).completeness == "cut_short"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            "<h1>One moment, please</h1><p>Your browser is being checked. This page loads again by itself soon.</p>",
            "error_page",
        ),
        (
            "<h1>Oops!</h1><p>We can’t find the page you are looking for. It may have moved since the link was made.</p>",
            "error_page",
        ),
        (
            "<h1>Welcome to the Anchor Inn</h1><p>To use the internet, give your room number and accept the terms of use.</p>"
            "<form><input name='room'><button>Connect</button></form>",
            "login",
        ),
    ],
    ids=["wait", "gone", "network"],
)
def test_a_page_in_the_article_s_stead_is_not_whole(body: str, says: str) -> None:
    assert clean_html(page(body, "Welcome"), URL).completeness == says


def test_a_last_word_without_end_is_looked_at_from_its_end_only() -> None:
    blocks = (Block("paragraph", "e\u0301" * 300_000 + " said the mayor."),)
    root = parse("<p>said the mayor.</p>")
    assert root is not None
    assert completeness_of(root, Metadata(), blocks[0].text, blocks)[0] == "whole"
