from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.desk.articles import Articles
from reader.desk.program.settings import Settings
from reader.desk.quoting.citations import Citations
from reader.desk.quoting.passage_links import parse_passage_link
from reader.desk.quoting.quotes import Quotes, parse_claim
from reader.desk.search import Search
from reader.errors import EvidenceDamaged, NoEvidence, NothingToQuote
from reader.library.library import Library
from reader.model.blocks import Block, Inline
from reader.text.passages import Change
from tests.making import TEXT, add_article, page
from tests.unit.library.damaging import alter

BODY = f"<html><body><p>{TEXT}</p><p>Only the page says so much.</p></body></html>".encode()
URL = "https://coast.example/ferry"


class InThisProcess:
    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)


@pytest.fixture
def quotes(library: Library, tmp_path: Path) -> Quotes:
    citations = Citations(library, Settings(tmp_path / "settings.json"))
    return Quotes(library, Articles(library), Search(library), citations, InThisProcess())  # type: ignore[arg-type]


@pytest.fixture
def number(library: Library) -> int:
    return add_article(library, url=URL, body=BODY)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


LEFT = "The ferry left pier four at ten past six on Tuesday morning."
MECHANICS = "Mechanics worked through the night under floodlights."


def test_a_quote_is_the_articles_words_and_its_citation(quotes: Quotes, number: int) -> None:
    made = quotes.quote(number, [span(LEFT)])
    assert made.text.startswith(f"“{LEFT}”\n\nInes Aldana, Coast Courier, 23 November 2026, {URL}, retrieved")
    assert made.html.startswith(f"<p>“{LEFT}”</p><p>Ines Aldana")


def test_a_quote_says_where_it_jumps_and_takes_the_style_that_is_asked_for(quotes: Quotes, number: int) -> None:
    made = quotes.quote(number, [span(MECHANICS), span(LEFT)], "apa")
    assert made.text.startswith(f"“{LEFT} […] {MECHANICS}”\n\nAldana, I. (2026, November 23).")


def test_marks_of_footnotes_are_in_no_quote_and_do_not_matter_when_it_is_verified(
    quotes: Quotes, library: Library
) -> None:
    blocks = (
        Block(
            "paragraph",
            "The dyke is 40[1] years old. It holds.[2]",
            (Inline(14, 17, "ref", "#note-1"), Inline(38, 41, "ref", "#note-2")),
        ),
        Block("paragraph", "[1] By the plate.", (Inline(0, 3, "back", "#ref-1"),), role="note"),
    )
    mark = '<sup><a href="#n{0}" id="r{0}">[{0}]</a></sup>'
    body = f"<p>The dyke is 40{mark.format(1)} years old. It holds.{mark.format(2)}</p><p id=n1>[1] By the plate.</p>"
    number = add_article(library, "Dyke", blocks=blocks, body=body.encode())
    copied = quotes.quote(number, [(0, 41)]).text
    assert copied.startswith("“The dyke is 40 years old. It holds.”")
    found = quotes.verify(copied, article_id=number)
    assert (found.verdict, found.spans) == ("word for word", ((0, 38),))
    assert quotes.verify("The dyke is 40[1] years old.", article_id=number).verdict == "word for word"


def test_nothing_is_quoted_of_no_words(quotes: Quotes, number: int) -> None:
    for spans in ([], [(5, 5)], [(10_000, 10_100)]):
        with pytest.raises(NothingToQuote):
            quotes.quote(number, spans)


def test_evidence_names_time_address_digest_and_the_way_back(quotes: Quotes, number: int) -> None:
    line = quotes.evidence(number, [span(LEFT)]).text.splitlines()[-1]
    assert line.startswith(f"Evidence: fetched 2026-11-23 08:00:00 UTC from {URL}; SHA-256 of the original ")
    assert hashlib.sha256(BODY).hexdigest() in line
    link = parse_passage_link(line.rpartition("; ")[2])
    assert (link.address, link.start, link.end) == (URL, *span(LEFT))


def test_evidence_is_of_the_page_that_the_text_came_from(quotes: Quotes, number: int, library: Library) -> None:
    later = replace(page(URL, b"<p>Service unavailable</p>"), fetched="2026-12-24T08:00:00.000Z")
    library.content.keep_original(number, later)
    line = quotes.evidence_line(number, [span(LEFT)])
    assert hashlib.sha256(BODY).hexdigest() in line
    assert "fetched 2026-11-23" in line


def test_evidence_of_an_article_in_parts_is_of_the_page_that_holds_the_passage(
    quotes: Quotes, library: Library
) -> None:
    first, second = (f"<html><p>{words}</p></html>".encode() for words in (LEFT, MECHANICS))
    number = add_article(library, url=URL, body=first)
    library.content.keep_original(number, page(f"{URL}?page=2", second))
    for words, body, address in ((LEFT, first, URL), (MECHANICS, second, f"{URL}?page=2")):
        line = quotes.evidence_line(number, [span(words)])
        assert f"from {address}; " in line
        assert hashlib.sha256(body).hexdigest() in line
        made = quotes.verify(words, line)
        assert (made.verdict, made.in_original, made.original) == ("word for word", True, "same")
    assert f"from {URL}" in quotes.evidence_line(number, [span("Both engines had stopped")])  # on neither


def test_a_passage_is_verified_against_every_page_of_an_article_in_parts(quotes: Quotes, library: Library) -> None:
    number = add_article(library, url=URL, body=b"<html><p>First page.</p></html>")
    last = "What only the last page says of the pilots and their letters."
    for part in range(2, 8):
        words = last if part == 7 else f"Part {part}."
        library.content.keep_original(number, page(f"{URL}?page={part}", f"<html><p>{words}</p></html>".encode()))
    assert quotes.verify(last, "", number).in_original
    body = f"<html><p>{last}</p></html>".encode()
    assert quotes.verify(last, f"Evidence: SHA-256 {hashlib.sha256(body).hexdigest()}").original == "same"


def test_evidence_gives_the_servers_own_date(quotes: Quotes, number: int, library: Library) -> None:
    with library.connections.write() as db:
        db.execute("UPDATE pages SET headers = ?", ['[["Date", "Mon, 23 Nov 2026 07:59:58 GMT"]]'])
    assert "; server date Mon, 23 Nov 2026 07:59:58 GMT; " in quotes.evidence_line(number, [span(LEFT)])


def test_evidence_of_a_saved_file_names_no_folder_of_this_computer(
    quotes: Quotes, number: int, library: Library
) -> None:
    with library.connections.write() as db:
        db.execute("UPDATE pages SET url = 'file:///home/ida/x.html', final_url = 'file:///home/ida/x.html'")
    line = quotes.evidence_line(number, [span(LEFT)])
    assert line.startswith("Evidence: saved page opened 2026-11-23 08:00:00 UTC, not fetched; SHA-256 of the original ")
    assert "ida" not in line


def test_without_a_kept_page_or_with_a_damaged_one_there_is_no_evidence(
    quotes: Quotes, number: int, library: Library
) -> None:
    with library.connections.write() as db:
        db.execute("UPDATE pages SET sha256 = ?", ["0" * 64])
    with pytest.raises(EvidenceDamaged):
        quotes.evidence(number, [span(LEFT)])
    with library.connections.write() as db:
        db.execute("DELETE FROM pages")
    with pytest.raises(NoEvidence):
        quotes.evidence(number, [span(LEFT)])


def test_all_that_was_copied_as_evidence_verifies(quotes: Quotes, number: int) -> None:
    for style in ("newsroom", "chicago-notes", "mla", "apa"):
        copied = quotes.evidence(number, [span(LEFT), span(MECHANICS)], style).text
        found = quotes.verify(copied)
        assert (found.verdict, found.article_id, found.original) == ("word for word", number, "same")
        assert found.in_original is True
        assert found.spans == (span(LEFT), span(MECHANICS))


def test_a_passage_with_its_evidence_beside_it_verifies(quotes: Quotes, number: int) -> None:
    line = quotes.evidence_line(number, [span(LEFT)])
    assert quotes.verify(LEFT, line).verdict == "word for word"
    assert quotes.verify(f"„{LEFT}“", line).verdict == "word for word"


def test_a_changed_quote_says_what_was_changed(quotes: Quotes, number: int) -> None:
    copied = quotes.evidence(number, [span(LEFT)]).text.replace("pier four", "pier nine")
    found = quotes.verify(copied)
    assert (found.verdict, found.original) == ("changed", "same")
    assert found.changes == (Change("nine", "four"),)
    assert found.spans == (span(LEFT.rstrip(".") + "."),)


def test_a_bare_passage_is_looked_for_in_the_whole_library(quotes: Quotes, number: int, library: Library) -> None:
    add_article(library, "Council counts", "The council counts its boats again on a quiet day of the week.")
    found = quotes.verify(MECHANICS)
    assert (found.verdict, found.article_id, found.title) == ("word for word", number, "Ferry returns")
    assert quotes.verify("Mechanics worked through the day under floodlights.").article_id == number
    nowhere = quotes.verify("Gulls eat chips on every pier, said the harbour master of Tenby.")
    assert (nowhere.verdict, nowhere.article_id) == ("missing", 0)


def test_a_passage_that_only_the_kept_page_has_is_found_there(quotes: Quotes, number: int) -> None:
    found = quotes.verify("Only the page says so much.", article_id=number)
    assert (found.verdict, found.in_original, found.spans) == ("word for word", True, ())


@pytest.mark.parametrize("with_evidence", [True, False])
@pytest.mark.parametrize(
    ("page_says", "verdict"),
    [("did <b class=dn>not</b> leave", "changed"), ("did <b class=sr-only>not</b> leave", "changed"), ("", "missing")],
    ids=["dropped", "dropped-by-a-name", "nothing"],
)
def test_the_kept_page_decides_over_the_text_of_the_article(
    quotes: Quotes, library: Library, page_says: str, verdict: str, with_evidence: bool
) -> None:
    said = "The night ferry to Tenby did leave the harbour before the storm."
    words = said.replace("did leave", page_says) if page_says else "Gulls eat chips on every pier of Wales."
    number = add_article(library, "Night ferry", said, body=f"<p>{words}</p>".encode())
    found = quotes.verify(said, quotes.evidence_line(number, [(0, len(said))]) if with_evidence else "", number)
    assert (found.verdict, found.only_in_text, found.in_original) == (verdict, True, False)
    assert [change.text for change in found.changes] == ["not"] * (verdict == "changed")
    assert found.spans == ((0, len(said)),)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("The pier weighs 10⁶ tons by now.", "<p>The pier weighs 10<sup>6</sup> tons by now.</p>"),
        ("The pier weighs ten tons by now.", "<p>The pier weighs <del>nine</del> ten tons by now.</p>"),
        ("The pier weighs ten tons by now.", "<p>The pier weighs <i hidden>about</i> ten tons by now.</p>"),
        (
            "The pier weighs ten tons by now.",
            "<style>.x{display:none}</style><p>The pier weighs <i class=x>about</i> ten tons by now.</p>",
        ),
    ],
    ids=["raised", "struck", "hidden", "hidden-by-a-rule"],
)
def test_what_a_reader_of_the_kept_page_sees_is_word_for_word(
    quotes: Quotes, library: Library, text: str, html: str
) -> None:
    number = add_article(library, "Pier", text, body=f"<meta charset=utf-8>{html}".encode())
    found = quotes.verify(text, article_id=number)
    assert (found.verdict, found.only_in_text, found.in_original) == ("word for word", False, True)


@pytest.mark.parametrize(
    "page",
    [
        "<p>The minister did <span style='display:none'>not</span> lie to the pier.</p>",
        "<style>.x{display:none}</style><p>The minister did <b class=x>not</b> lie to the pier.</p>",
        "<p>The minister did <del>not</del> lie to the pier.</p>",
        "<p>Gulls eat chips on every pier.</p><p hidden>The minister did not lie to the pier.</p>",
    ],
    ids=["style", "rule", "struck", "whole-paragraph"],
)
def test_words_that_the_page_hides_or_has_struck_out_are_no_quotation(
    quotes: Quotes, library: Library, page: str
) -> None:
    number = add_article(library, "Pier", "The minister did lie to the pier.", body=page.encode())
    found = quotes.verify("The minister did not lie to the pier.", article_id=number)
    assert found.verdict == "changed"
    assert (found.hidden_in_page, found.in_original, found.holds) == (True, False, False)


def test_what_the_page_folds_away_and_the_article_has_is_word_for_word(quotes: Quotes, library: Library) -> None:
    page = "<p>The minister spoke.</p><div hidden><p>She did not lie to the pier, said her letter.</p></div>"
    number = add_article(library, "Pier", "She did not lie to the pier, said her letter.", body=page.encode())
    found = quotes.verify("She did not lie to the pier", article_id=number)
    assert (found.verdict, found.in_original, found.hidden_in_page) == ("word for word", True, False)


@pytest.mark.parametrize("change", ["body = x'00'", "final_url = 'https://other.example/'"], ids=["bytes", "row"])
def test_a_damaged_page_confirms_nothing(quotes: Quotes, library: Library, number: int, change: str) -> None:
    line = quotes.evidence_line(number, [span(LEFT)])
    alter(library.path, f"UPDATE pages SET {change}")
    for evidence in (line, ""):
        found = quotes.verify(LEFT, evidence, number)
        assert (found.verdict, found.unread, found.holds) == ("word for word", True, False)
        assert found.original == ("damaged" if evidence else "")
    with pytest.raises(EvidenceDamaged):
        quotes.evidence_line(number, [span(LEFT)])


def test_evidence_of_a_page_that_is_not_kept_is_told(quotes: Quotes, number: int) -> None:
    line = quotes.evidence_line(number, [span(LEFT)])
    other = line.replace(hashlib.sha256(BODY).hexdigest(), "a" * 64)
    assert quotes.verify(LEFT, other).original == "other"
    gone = quotes.verify("Gulls eat chips on every pier.", f"Evidence: SHA-256 {'b' * 64}")
    assert (gone.verdict, gone.original) == ("missing", "none")


def test_bytes_that_changed_since_are_told(quotes: Quotes, number: int, library: Library) -> None:
    line = quotes.evidence_line(number, [span(LEFT)])
    again = library.content.original(1)
    assert again is not None
    with library.connections.write() as db:
        other = db.execute("SELECT body FROM pages").fetchone()[0]
        add_article(library, "Other", "Some other text of a page.", body=b"<p>Other bytes</p>")
        body = db.execute("SELECT body FROM pages ORDER BY id DESC").fetchone()[0]
        assert other != body
        db.execute("UPDATE pages SET body = ? WHERE article_id = ?", [body, number])
    assert quotes.verify(LEFT, line).original == "damaged"


def test_a_link_leads_to_its_passage_also_when_the_text_around_it_changed(quotes: Quotes, number: int) -> None:
    link = parse_passage_link(quotes.link(number, [span(MECHANICS)]))
    assert quotes.place_of(link) == (number, *span(MECHANICS))
    moved = parse_passage_link(quotes.link(number, [span(MECHANICS)]).replace(f"start={span(MECHANICS)[0]}", "start=7"))
    found = quotes.place_of(moved)
    assert found is not None
    assert found[:2] == (number, span(MECHANICS)[0])


def test_the_link_of_a_selection_that_cuts_words_names_the_words_of_its_quote(quotes: Quotes, number: int) -> None:
    start, end = span(MECHANICS)
    cut = [(start + 3, end - 4)]
    copied = quotes.evidence(number, cut).text
    link = parse_passage_link(copied.rpartition("; ")[2])
    assert link == parse_passage_link(quotes.link(number, cut))
    assert (link.start, link.end) == (start, end - 1)
    assert copied.startswith(f"“{MECHANICS[:-1]}”")


def test_a_link_takes_no_mark_of_a_footnote_for_part_of_a_word(quotes: Quotes, library: Library) -> None:
    marks = (Inline(14, 15, "ref", "#note-1"),)
    number = add_article(library, "Dyke", blocks=(Block("paragraph", "The dyke is 401 years old.", marks),))
    assert quotes.link(number, [(5, 13)]).endswith("&start=4&end=14&text=dyke%20is%2040")


def test_a_link_to_what_is_gone_says_so(quotes: Quotes, number: int) -> None:
    link = quotes.link(number, [span(MECHANICS)])
    assert quotes.place_of(parse_passage_link(link.replace("text=Mechanics", "text=Gulls"))) == (number, 0, 0)
    assert quotes.place_of(parse_passage_link("tearsheet:passage?url=https://gone.example/&text=x")) is None
    assert quotes.place_of(parse_passage_link("tearsheet:passage?id=99&text=x")) is None


def test_a_claim_is_read_from_whatever_was_pasted() -> None:
    evidence = f"Evidence: fetched 2026-11-23 08:00:00 UTC from {URL}; SHA-256 of the original {'a' * 64}"
    pasted = f"“One.\n\nTwo ‘three’.”\n\nIda Marlow, Ledger, {URL}\n\n{evidence}"
    claim = parse_claim(pasted)
    assert (claim.passage, claim.sha256, claim.address) == ("One.\n\nTwo ‘three’.", "a" * 64, URL)
    assert parse_claim("«\u00a0Un.\u00a0»").passage == "Un."
    assert parse_claim("“One,” she said, and left.").passage == "“One,” she said, and left."
    assert parse_claim("One.", evidence).sha256 == "a" * 64
    assert parse_claim("One.").address == ""


def test_a_passage_without_words_is_refused(quotes: Quotes) -> None:
    for given in ("", "  \n", "“”", "[…]"):
        with pytest.raises(NothingToQuote):
            quotes.verify(given)


STORY = (
    "The harbour board met on Monday. “We knew,” said Ida Marlow, the board’s chair, “that 1,200 boats would come.” Nobody had"
    " told the captains’ wives.\n\nThe night ferry stays in harbour until spring: “It’s the ‘old’ hose,” said the mate, “and"
    " the board won't pay.” Il dit « non ». Sie sagte: „Nie“, und ging.\n\n船长说：“不出海。”第二天，船没有出海。"
    ' 그는 "안 간다"고 말했다.'
)


@pytest.mark.parametrize(
    "language", ["en", "de", "fr", "es", "ru", "pl", "sv", "da", "ja", "zh", "ko", "hu", "he", "ar", "xx"]
)
def test_every_quote_of_any_words_verifies_whatever_marks_its_language_has(
    quotes: Quotes, library: Library, language: str
) -> None:
    body = f"<meta charset=utf-8>{''.join(f'<p>{part}</p>' for part in STORY.split(chr(10)))}".encode()
    number = add_article(library, "Story", STORY, language=language, body=body)
    text = quotes._articles.text(number)
    for start in range(0, len(text) - 30, 23):
        for length in (17, 60, 200):
            copied = quotes.quote(number, [(start, start + length), (start + length + 40, start + length + 70)]).text
            found = quotes.verify(copied, article_id=number)
            assert found.verdict == "word for word", copied
