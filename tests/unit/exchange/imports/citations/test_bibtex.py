"""BibTeX and biblatex: entries, their TeX, and the damage that files of people have; and what we write ourselves."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.citations import bibtex as writer
from reader.exchange.imports.citations import bibtex
from reader.exchange.imports.citations.works import Found
from reader.model.citation import Author, CitedWork, PartialDate
from tests.unit.exchange.imports.making import items, not_taken, source

ENTRY = r"""@string{cl = "Canal Letter"}
@comment{ a comment }
@article{lock2026,
  author = {Lock, Ada and {Harbour Office, Eastern Basin} and Ben Weir and others},
  title = {{The lock} closes at M\"{u}nster --- {\ss} \& \textit{more}},
  journal = cl # " weekly",
  year = 2026, month = nov, day = {23},
  url = {https://canal.example/lock\_a?b={c}},
  urldate = {2026-11-24},
  abstract = "What {"}closes{"}.",
  keywords = {canal, harbour; work},
  note = {Ask the office.},
}
"""


def test_an_entry_has_all_that_the_format_says() -> None:
    assert bibtex.recognises(source(ENTRY))
    (item,) = items(bibtex.read, ENTRY, "a.bib")
    assert item.title == "The lock closes at Münster — ß & more"
    assert item.byline == ("Ada Lock", "Harbour Office, Eastern Basin", "Ben Weir")
    assert (item.site, item.published, item.saved) == ("Canal Letter weekly", "2026-11-23", "2026-11-24T00:00:00.000Z")
    assert (item.address, item.description) == ("https://canal.example/lock_a?b={c}", 'What "closes".')
    assert (item.tags, item.note, item.where) == (("canal", "harbour", "work"), "Ask the office.", "a.bib, line 3")


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\'e \`{a} {\~n} \~{n} \c{c} \v s \H{o} \r{a} {\o} \aa", "é à ñ ñ ç š ő å ø å"),
        (r"\'{\i}", "í"),
        (r"DNA$_{\textrm{2}}$", "DNA2"),
        (r"a~b -- c", "a b – c"),
        (r"50\% \$5 \{x\}", "50% $5 {x}"),
        ("``quoted''", "“quoted”"),
        (r"\textbackslash", "\\"),
    ],
)
def test_tex_becomes_letters(tex: str, expected: str) -> None:
    assert bibtex.plain_tex(tex) == expected


def test_entries_with_empty_keys_missing_commas_and_missing_ends_are_read() -> None:
    text = "@book{,\n title = {One}\n url = {https://a.example/1}\n}\n@misc{k, title={Two, url={https://a.example/2}\n@misc{x, title={Three}, url={https://a.example/3}}"
    found = list(bibtex.entries(text))
    assert found[0].fields == {"title": "One", "url": "https://a.example/1"}
    assert found[-1].fields["url"] == "https://a.example/3"


def test_a_cross_reference_brings_what_an_entry_lacks() -> None:
    text = (
        "@inproceedings{a, title={A}, crossref={P}}\n@proceedings{p, title={All}, url={https://a.example/p}, year=2026}"
    )
    first, second = items(bibtex.read, text)
    assert (first.title, first.address, first.published) == ("A", "https://a.example/p", "2026")
    assert second.title == "All"


def test_addresses_are_found_where_people_put_them() -> None:
    for field in (
        "howpublished = {\\url{https://a.example/1}}",
        "note = {See https://a.example/1}",
        "url = {https://a.example/1}",
    ):
        assert items(bibtex.read, f"@misc{{a, title={{T}}, {field}}}")[0].address == "https://a.example/1"
    arxiv = "@misc{a, title={T}, eprint={2611.01234}, archivePrefix={arXiv}}"
    assert items(bibtex.read, arxiv)[0].address == "https://arxiv.org/abs/2611.01234"
    assert [one.title for one in not_taken(bibtex.read, "@book{a, title={A {B}ook}}")] == ["A Book"]


def test_what_we_write_comes_back() -> None:
    work = CitedWork(
        "web", "50% of {it} & a_b ~ #1 \\ é", (Author("Lock", "Ada"), Author(literal="Harbour Office and Co")), "Canal Letter", "",
        PartialDate(2026, 11, 23), PartialDate(2026, 11, 24), "https://canal.example/lock?a=1&b_2=%20", "de",
    )  # fmt: skip
    (item,) = items(bibtex.read, writer.entry(work, "", {"keywords": "canal, work", "abstract": "What $5 means."}))
    assert (item.title, item.address) == ("50% of {it} & a_b ~ #1 \\ é", work.url)
    assert (item.byline, item.site) == (("Ada Lock", "Harbour Office and Co"), "Canal Letter")
    assert (item.published, item.saved[:10], item.language) == ("2026-11-23", "2026-11-24", "de")
    assert (item.tags, item.description) == (("canal", "work"), "What $5 means.")


def test_other_texts_are_no_bibtex() -> None:
    for other in (
        "",
        "@media screen { a = b }",
        "write to a@b.example",
        "@Override\npublic int a(x = 1)",
        "<style>@page{a,b=c}</style>",
    ):
        assert not bibtex.recognises(source(other))


@given(st.text(alphabet="@a{}\"=,#\\'~\n ", max_size=150))
def test_no_text_makes_it_raise(text: str) -> None:
    bibtex.recognises(source(text))
    list(bibtex.read(source(text)))
    bibtex.plain_tex(text)
    bibtex.names(text)


@pytest.mark.parametrize("piece", ["@a{", "@a{b,c={", "\\'", '@a{b,c="', "{", "@string{a="])
def test_time_grows_with_the_file_and_no_quicker(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        list(bibtex.entries(piece * count))
        bibtex.plain_tex(piece * count)
        return time.process_time() - start

    seconds(10)
    assert seconds(2_000) < 60 * max(seconds(200), 0.004)


def test_what_no_place_is_for_is_named() -> None:
    text = (
        "@book{a,\n title = {The lock},\n author = {Lock, Ada},\n editor = {Ditor, E.},\n volume = 4,\n isbn = {12},\n"
        " year = 2026,\n month = {spring},\n url = {https://a.example/},\n file = {Text:files/1/a.pdf:application/pdf}\n}\n"
    )
    (item,) = items(bibtex.read, text)
    assert item.dropped == ("editor", "volume", "isbn", "month", "type", "a.pdf")


def test_an_article_that_is_all_taken_names_nothing() -> None:
    text = "@article{a,\n title = {The lock},\n year = 2026,\n month = nov,\n howpublished = {\\url{https://a.example/}}\n}\n"
    (item,) = items(bibtex.read, text)
    assert (item.published, item.dropped) == ("2026-11", ())


def test_paths_of_files_are_read_in_every_way_that_they_are_written() -> None:
    written = r"Text:files/1/a.pdf:application/pdf;Page:E\:\\b c\\d.html:text/html;plain.pdf;:C$\backslash$:/e.pdf:pdf"
    (entry,) = bibtex.works(source("@misc{a,\n title = {T},\n file = {" + written + "}\n}\n"))
    assert isinstance(entry, Found)
    assert entry.work.files == ["files/1/a.pdf", "E:\\b c\\d.html", "plain.pdf", "C:/e.pdf"]
