"""RIS, as reference managers and databases write it, with all their liberties; and as we write it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.citations import ris as writer
from reader.exchange.imports.citations import ris
from reader.model.citation import Author, CitedWork, PartialDate
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

RECORD = """TY  - JOUR
TI  - The lock
closes
AU  - Lock, Ada
A1  - Weir, Ben
JF  - Canal Letter
PY  - 2026
Y1  - 2026/11/23/
Y2  - 2026/11/24/
AB  - What closes.
KW  - canal
KW  - harbour; work
N1  - Ask the office.
N1  - doi:10.1234/ab
UR  - https://canal.example/lock
LA  - en
ER  -
"""


def test_a_record_has_all_that_the_format_says() -> None:
    assert ris.recognises(source(RECORD))
    (item,) = items(ris.read, RECORD, "a.ris")
    assert (item.title, item.address, item.byline) == (
        "The lock closes",
        "https://canal.example/lock",
        ("Ada Lock", "Ben Weir"),
    )
    assert (item.site, item.published, item.saved) == ("Canal Letter", "2026-11-23", "2026-11-24T00:00:00.000Z")
    assert (item.description, item.tags, item.note) == ("What closes.", ("canal", "harbour", "work"), "Ask the office.")
    assert (item.language, item.where) == ("en", "a.ris, record 1")


def test_records_are_read_with_a_mark_one_blank_or_no_end() -> None:
    for text in (
        "\ufeff\r\n" + RECORD.replace("\n", "\r\n"),
        RECORD.replace("  - ", " - "),
        RECORD.replace("ER  -\n", ""),
        RECORD.replace("TY  - JOUR\n", "JF  - First\n"),
        RECORD.replace("ER  -", "ER  - "),
    ):
        assert ris.recognises(source(text))
        assert [item.address for item in items(ris.read, text)] == ["https://canal.example/lock"]


def test_records_without_their_end_are_told_apart_by_an_empty_line() -> None:
    without = RECORD.replace("ER  -\n", "")
    assert len(items(ris.read, without + "\n" + without)) == 2


def test_the_newer_date_beats_the_deprecated_one() -> None:
    assert items(ris.read, RECORD.replace("PY  - 2026", "DA  - 2025/01/02"))[0].published == "2025-01-02"


def test_a_doi_serves_where_there_is_no_address_and_without_both_the_title_is_named() -> None:
    doi = RECORD.replace("UR  - https://canal.example/lock\n", "")
    assert items(ris.read, doi)[0].address == "https://doi.org/10.1234/ab"
    none = doi.replace("N1  - doi:10.1234/ab\n", "")
    assert not_taken(ris.read, none, "a") == [NotTaken("a, record 1", "no_address", "The lock closes")]


def test_what_we_write_comes_back() -> None:
    work = CitedWork(
        "newspaper", "Ein Schloß – geschlossen", (Author("Lock", "Ada"), Author(literal="Harbour Office")), "Canal Letter", "",
        PartialDate(2026, 11, 23), PartialDate(2026, 11, 24), "https://canal.example/lock?a=1&b=2", "de",
    )  # fmt: skip
    (item,) = items(ris.read, writer.entry(work, [("KW", "canal"), ("N1", "A note, with a comma")]))
    assert (item.title, item.address, item.language) == (work.title, work.url, "de")
    assert item.byline == ("Ada Lock", "Harbour Office")
    assert (item.published, item.saved[:10], item.site) == ("2026-11-23", "2026-11-24", "Canal Letter")
    assert (item.tags, item.note) == (("canal",), "A note, with a comma")


def test_other_texts_are_no_ris() -> None:
    for other in ("", "A sentence - with a dash", "AB - one\nCD - two\n", "TY\n", "{}", "---\nTY: a\n---\n"):
        assert not ris.recognises(source(other))


@given(st.text(alphabet="TYERUAL12 -\n:/.", max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    ris.recognises(source(text))
    list(ris.read(source(text)))
    list(ris.read(source(RECORD + text)))


def test_what_no_place_is_for_is_named_in_words() -> None:
    text = (
        "TY  - BOOK\nTI  - The lock\nAU  - Lock, Ada\nED  - Ditor, E.\nVL  - 4\nSP  - 1\nEP  - 9\nSN  - 12\nID  - x\n"
        "DO  - 10.1234/ab\nUR  - https://canal.example/lock\nL1  - files/1/a.pdf\nPY  - in press\nER  - \n"
    )
    (item,) = items(ris.read, text)
    assert item.dropped == ("type", "editors", "volume", "pages", "ISSN or ISBN", "date", "DOI", "a.pdf")


def test_an_article_that_is_all_taken_names_nothing() -> None:
    (item,) = items(
        ris.read, "TY  - NEWS\nTI  - The lock\nPY  - 2026\nDA  - 2026/11/23\nUR  - https://a.example/\nER  - \n"
    )
    assert (item.published, item.dropped) == ("2026-11-23", ())


def test_a_work_that_has_only_its_journal_s_title_has_it_as_its_own_and_as_its_site() -> None:
    (item,) = items(ris.read, "TY  - JOUR\nT2  - Canal Letter\nPB  - Canal House\nDO  - 10.1234/ab\nER  - \n")
    assert (item.title, item.site, item.dropped) == ("Canal Letter", "Canal Letter", ("publisher",))
