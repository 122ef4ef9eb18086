from __future__ import annotations

import pytest

from reader.exchange.citations.styles import PROSE_STYLES, STYLES, cite
from reader.model.citation import Author, CitedWork, PartialDate
from tests.unit.exchange.citations.making import ARTICLE, EVA, IDA, NOOR, PAGE, TOM, article, page

URL = "https://ledger.example/ferry"
TITLE = "Night ferry stays in harbour for the winter"
HEADLINE = "Night Ferry Stays in Harbour for the Winter"


def entry(work: CitedWork, style: str) -> str:
    return cite(work, style).text


def reference(work: CitedWork, style: str) -> str:
    return cite(work, style, "reference").text


ARTICLE_ENTRIES = {
    "newsroom": f"Ida Marlow, The Harbour Ledger, 7 February 2026, {URL}, retrieved 9 May 2026",
    "apa": f"Marlow, I. (2026, February 7). {TITLE}. The Harbour Ledger. {URL}",
    "chicago": f"Marlow, Ida. 2026. “{HEADLINE}.” The Harbour Ledger, February 7. {URL}.",
    "chicago-notes": f"Marlow, Ida. “{HEADLINE}.” The Harbour Ledger, February 7, 2026. {URL}.",
    "mla": f"Marlow, Ida. “{HEADLINE}.” The Harbour Ledger, 7 Feb. 2026, {URL}.",
    "harvard": (
        f"Marlow, I. (2026) ‘{TITLE}’, The Harbour Ledger, 7 February. Available at: {URL} (Accessed: 9 May 2026)."
    ),
    "ieee": (
        f"[1] I. Marlow, “{TITLE},” The Harbour Ledger, Feb. 07, 2026. Accessed: May 09, 2026."
        f" [Online]. Available: {URL}"
    ),
}


@pytest.mark.parametrize("style", PROSE_STYLES)
def test_an_article_of_a_paper_is_cited_as_the_manual_of_the_style_has_it(style: str) -> None:
    assert entry(ARTICLE, style) == ARTICLE_ENTRIES[style]


def test_a_note_of_chicago_has_commas_for_stops_and_the_name_in_its_order() -> None:
    expected = f"Ida Marlow, “{HEADLINE},” The Harbour Ledger, February 7, 2026, {URL}."
    assert reference(ARTICLE, "chicago-notes") == expected
    assert cite(ARTICLE, "chicago-notes", "below quote").text == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "(Marlow & Byrne, 2026)"),
        ("chicago", "(Marlow and Byrne 2026)"),
        ("mla", "(Marlow and Byrne)"),
        ("harvard", "(Marlow and Byrne, 2026)"),
        ("ieee", "[1]"),
    ],
)
def test_a_reference_in_the_text_names_two_authors_by_their_family_names(style: str, expected: str) -> None:
    assert reference(article(authors=(IDA, TOM)), style) == expected


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        ("apa", "Marlow, I., Byrne, T., Haddad, N., & Lund, E. (2026, February 7)."),
        ("chicago", "Marlow, Ida, Tom Byrne, Noor Haddad, and Eva Lund. 2026."),
        ("chicago-notes", "Marlow, Ida, Tom Byrne, Noor Haddad, and Eva Lund. “"),
        ("mla", "Marlow, Ida, et al. “"),
        ("harvard", "Marlow, I. et al. (2026) ‘"),
        ("ieee", "[1] I. Marlow, T. Byrne, N. Haddad, and E. Lund, “"),
        ("newsroom", "Ida Marlow, Tom Byrne, Noor Haddad and Eva Lund, The"),
    ],
)
def test_four_authors_are_listed_or_cut_by_the_rule_of_the_style(style: str, begins: str) -> None:
    assert entry(article(authors=(IDA, TOM, NOOR, EVA)), style).startswith(begins)


def test_very_many_authors_are_cut_where_each_style_cuts_them() -> None:
    crowd = tuple(Author(f"Name{chr(97 + at)}", "Ann") for at in range(22))
    assert "Names, A., . . . Namev, A. (2026" in entry(article(authors=crowd), "apa")
    assert entry(article(authors=crowd[:7]), "chicago").startswith("Namea, Ann, Ann Nameb, Ann Namec, et al. 2026.")
    assert entry(article(authors=crowd[:7]), "ieee").startswith("[1] A. Namea et al., “")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("newsroom", f"The Harbour Ledger, 7 February 2026, {URL}, retrieved 9 May 2026"),
        ("apa", f"{TITLE}. (2026, February 7). The Harbour Ledger. {URL}"),
        ("chicago", f"The Harbour Ledger. 2026. “{HEADLINE}.” February 7. {URL}."),
        ("chicago-notes", f"The Harbour Ledger. “{HEADLINE}.” February 7, 2026. {URL}."),
        ("mla", f"“{HEADLINE}.” The Harbour Ledger, 7 Feb. 2026, {URL}."),
        ("harvard", f"{TITLE} (2026) The Harbour Ledger. Available at: {URL} (Accessed: 9 May 2026)."),
        ("ieee", f"[1] “{TITLE},” The Harbour Ledger. Accessed: May 09, 2026. [Online]. Available: {URL}"),
    ],
)
def test_a_page_without_an_author_begins_with_its_title_or_its_site(style: str, expected: str) -> None:
    assert entry(page(authors=()), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", f"({HEADLINE}, 2026)"),
        ("chicago", "(The Harbour Ledger 2026)"),
        ("mla", f"(“{HEADLINE}”)"),
        ("harvard", f"({TITLE}, 2026)"),
    ],
)
def test_a_reference_to_a_page_without_an_author_names_what_its_entry_begins_with(style: str, expected: str) -> None:
    assert reference(page(authors=()), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", f"Marlow, I. (n.d.). {TITLE}. The Harbour Ledger. Retrieved May 9, 2026, from {URL}"),
        ("chicago", f"Marlow, Ida. n.d. “{HEADLINE}.” The Harbour Ledger. Accessed May 9, 2026. {URL}."),
        ("chicago-notes", f"Marlow, Ida. “{HEADLINE}.” The Harbour Ledger. Accessed May 9, 2026. {URL}."),
        ("mla", f"Marlow, Ida. “{HEADLINE}.” The Harbour Ledger, {URL}. Accessed 9 May 2026."),
        ("harvard", f"Marlow, I. (no date) {TITLE}, The Harbour Ledger. Available at: {URL} (Accessed: 9 May 2026)."),
    ],
)
def test_a_page_without_a_date_says_when_it_was_retrieved(style: str, expected: str) -> None:
    assert entry(page(issued=None), style) == expected


@pytest.mark.parametrize(
    ("date", "style", "part"),
    [
        (PartialDate(2026), "apa", "(2026). "),
        (PartialDate(2026, 2), "apa", "(2026, February). "),
        (PartialDate(2026), "chicago", "Ledger. https"),
        (PartialDate(2026, 2), "chicago", "Ledger, February. "),
        (PartialDate(2026), "chicago-notes", "Ledger, 2026. "),
        (PartialDate(2026, 9), "mla", "Ledger, Sept. 2026, "),
        (PartialDate(2026, 6), "ieee", "Ledger, Jun. 2026. "),
    ],
)
def test_a_date_says_no_more_than_is_known(date: PartialDate, style: str, part: str) -> None:
    assert part in entry(article(issued=date), style)


@pytest.mark.parametrize("style", PROSE_STYLES)
def test_a_page_with_nothing_but_a_title_and_an_address_is_still_cited(style: str) -> None:
    bare = CitedWork("web", "Tide tables", url="https://tides.example/")
    text = entry(bare, style)
    assert "tides.example" in text
    assert "tide tables" in text.lower()
    assert not any(wrong in text for wrong in (" ,", ",,", "..", "()", "None", "  "))
    assert reference(bare, style)


@pytest.mark.parametrize("style", list(STYLES))
def test_an_organisation_is_named_whole_and_never_twice(style: str) -> None:
    work = page(authors=(Author(literal="Harbour Board"),), container="Harbour Board")
    assert entry(work, style).count("Harbour Board") == (2 if style == "csl-json" else 1)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Will the ferry sail? The Harbour"),
        ("chicago", "“Will the Ferry Sail?” The Harbour"),
        ("mla", "“Will the Ferry Sail?” The Harbour"),
        ("ieee", "“Will the ferry sail?,” The Harbour"),
    ],
)
def test_a_question_in_a_title_takes_no_full_stop(style: str, expected: str) -> None:
    assert expected in entry(article(title="Will the ferry sail?"), style)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "“It sails,” the “old” captain’s mate says. "),
        ("chicago", "“‘It Sails,’ the ‘Old’ Captain’s Mate Says.” "),
        ("harvard", "‘“It sails,” the “old” captain’s mate says’, "),
        ("ieee", "“‘It sails,’ the ‘old’ captain’s mate says,” "),
    ],
)
def test_quotation_marks_in_a_title_alternate_with_those_around_it(style: str, expected: str) -> None:
    title = '"It sails," the "old" captain\'s mate says'
    assert expected in entry(article(title=title), style)


def test_a_stop_stands_inside_of_the_marks_of_a_quotation_that_ends_a_title() -> None:
    assert "“Board Says ‘No.’” The" in entry(article(title="Board says “no”"), "chicago")


def test_titles_and_sites_are_in_italics_where_the_style_has_them() -> None:
    assert "<i>The Harbour Ledger</i>" in cite(ARTICLE, "apa").html
    assert f"<i>{TITLE}</i>. The Harbour Ledger." in cite(PAGE, "apa").html
    assert "&amp;" in cite(article(title="Salt & sand"), "mla").html
    assert "<i>" not in cite(ARTICLE, "apa").text


def test_names_in_chinese_stand_together_and_are_not_shortened() -> None:
    work = page(authors=(Author("林", "海生", order="eastern"),), title="渡轮冬季停航", language="zh")
    assert entry(work, "apa").startswith("林海生. (2026, February 7). 渡轮冬季停航. ")
    assert entry(work, "chicago").startswith("林海生. 2026. “渡轮冬季停航.” ")
    assert reference(work, "apa") == "(林, 2026)"


@pytest.mark.parametrize(("language", "title"), [("de", "Die Fähre bleibt im Hafen"), ("el", "Το πλοίο μένει")])
def test_titles_that_are_not_english_keep_their_capitals(language: str, title: str) -> None:
    assert f"“{title}.”" in entry(article(title=title, language=language), "chicago")


def test_a_particle_stands_before_the_family_name_and_behind_in_chicago() -> None:
    work = article(authors=(Author("Cruz", "Ana María", "de la"),))
    assert entry(work, "apa").startswith("de la Cruz, A. M. (")
    assert entry(work, "harvard").startswith("de la Cruz, A.M. (")
    assert entry(work, "chicago").startswith("Cruz, Ana María de la. ")
    assert entry(work, "ieee").startswith("[1] A. M. de la Cruz, ")
    assert reference(work, "chicago") == "(de la Cruz 2026)"


def test_a_suffix_follows_the_given_name_in_lists_and_the_family_name_elsewhere() -> None:
    work = article(authors=(Author("Marlow", "Ida Rose", suffix="Jr."),))
    assert entry(work, "apa").startswith("Marlow, I. R., Jr. (2026")
    assert entry(work, "ieee").startswith("[1] I. R. Marlow Jr., ")


def test_a_report_has_its_title_in_italics_and_its_publisher_for_a_site() -> None:
    work = CitedWork(
        "report", "State of the quay", (IDA,), publisher="Harbour Board", issued=PartialDate(2025), url=URL
    )
    assert cite(work, "chicago").html == f"Marlow, Ida. 2025. <i>State of the Quay</i>. Harbour Board. {URL}."
    assert entry(work, "apa") == f"Marlow, I. (2025). State of the quay. Harbour Board. {URL}"


def test_line_breaks_and_private_characters_of_a_page_never_reach_a_citation() -> None:
    work = article(title="Night\nferry\ue000 stays", container="Harbour\tLedger")
    for style in STYLES:
        text = entry(work, style)
        assert "Harbour Ledger" in text
        assert "\ue000" not in text
        assert style == "newsroom" or "night ferry stays" in text.lower()


HEBREW = article(title="המעבורת חוזרת, לאט", authors=(Author("כהן", "דנה"),), container="עיתון הנמל")


def test_right_to_left_names_are_isolated_so_that_the_date_stays_whole() -> None:
    made = cite(HEBREW, "newsroom").text
    assert made.startswith("\u2068דנה כהן\u2069, \u2068עיתון הנמל\u2069, 7 February 2026, https://")
    assert cite(HEBREW, "apa").text.count("\u2068") == cite(HEBREW, "apa").text.count("\u2069") >= 3
    assert "\u2068המעבורת חוזרת, לאט\u2069" in cite(HEBREW, "mla").text


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json", "wikipedia"])
def test_formats_for_programs_hold_no_isolates(style: str) -> None:
    assert "\u2068" not in cite(HEBREW, style).text


@pytest.mark.parametrize("style", PROSE_STYLES)
def test_lines_without_right_to_left_words_hold_no_isolates(style: str) -> None:
    assert "\u2068" not in cite(article(), style).text
