from __future__ import annotations

import json
import re

from reader.exchange.citations.csl_json import item_of, work_of
from reader.exchange.citations.styles import cite
from reader.model.citation import Author, CitedWork, PartialDate
from tests.unit.exchange.citations.making import ARTICLE, IDA, TOM, article, page

HARBOUR = Author(literal="Harbour & Sons")


def entry(work: CitedWork, style: str) -> str:
    return cite(work, style).text


def test_bibtex_has_every_field_and_keeps_capitals_and_houses_in_braces() -> None:
    text = entry(article(authors=(IDA, Author("Cruz", "Ana", "de la"), HARBOUR)), "bibtex")
    assert text.startswith("@misc{marlow2026night,\n")
    assert "author = {Marlow, Ida and de la Cruz, Ana and {Harbour \\& Sons}}" in text
    assert "title = {{Night ferry stays in harbour for the winter}}" in text
    assert "howpublished = {The Harbour Ledger}" in text
    assert "urldate = {2026-05-09}" in text
    assert "month = feb" in text
    assert text.count("{") == text.count("}")


def test_bibtex_escapes_what_tex_would_act_on() -> None:
    text = entry(article(title="100% of {it} & $5_a \\x ~ ^", url="https://a.example/{x}"), "bibtex")
    assert r"100\% of \{it\} \& \$5\_a \textbackslash{}x \textasciitilde{} \textasciicircum{}" in text
    assert "url = {https://a.example/%7Bx%7D}" in text


def test_a_bibtex_key_is_plain_letters_whatever_the_script() -> None:
    assert entry(page(authors=(Author("Ørsted", "Åse"),)), "bibtex").startswith("@misc{orsted2026night,")
    assert entry(CitedWork("web", "渡轮"), "bibtex").startswith("@misc{article,")


def test_ris_is_one_tag_a_line_and_ends_its_record() -> None:
    lines = entry(article(authors=(IDA, TOM, HARBOUR), title="Night\nferry"), "ris").splitlines()
    assert lines[0] == "TY  - NEWS"
    assert lines[-1] == "ER  - "
    assert lines[1:5] == ["AU  - Marlow, Ida", "AU  - Byrne, Tom", "AU  - Harbour & Sons", "TI  - Night ferry"]
    assert "DA  - 2026/02/07/" in lines
    assert "Y2  - 2026/05/09/" in lines
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert "PY  - 2026\nDA  - 2026///" in entry(page(issued=PartialDate(2026)), "ris")


def test_csl_json_comes_back_as_the_same_work() -> None:
    work = article(authors=(IDA, Author("Cruz", "Ana", "de la", "Jr."), HARBOUR), issued=PartialDate(2026, 2))
    assert work_of(json.loads(entry(work, "csl-json"))[0]) == work
    assert work_of(item_of(CitedWork("web", "Tides"))) == CitedWork("web", "Tides")


def test_the_template_of_wikipedia_names_authors_by_number_and_hides_what_would_end_it() -> None:
    text = entry(article(authors=(IDA, HARBOUR), title="Salt | sand [1] ''now''"), "wikipedia")
    assert text.startswith("{{cite web |last1=Marlow |first1=Ida |author2=Harbour & Sons |date=7 February 2026 |title=")
    assert "title=Salt {{!}} sand &#91;1&#93; &#39;&#39;now&#39;&#39; |url=" in text
    assert text.endswith("|website=The Harbour Ledger |access-date=9 May 2026}}")


def test_the_template_of_wikipedia_escapes_addresses_and_names_other_languages() -> None:
    text = entry(article(url="https://a.example/x y?z={1}|[2]", language="fr"), "wikipedia")
    assert "url=https://a.example/x%20y?z=%7B1%7D%7C%5B2%5D |" in text
    assert "|language=fr}}" in text
    assert "language" not in entry(ARTICLE, "wikipedia")
    assert "|date=February 2026 |" in entry(article(issued=PartialDate(2026, 2)), "wikipedia")
    assert "|last=Marlow |first=Ida |" in entry(ARTICLE, "wikipedia")


def test_no_field_ends_its_line_or_its_entry() -> None:
    work = CitedWork(
        "web",
        "Tides}\n@misc{x,\u2028ER  - ",
        container="A\r\nTY  - NEWS",
        language="en},\n evil={1",
        url="https://a.example/\n}",
    )
    assert "\n@misc" not in entry(work, "bibtex")
    assert "evil={" not in entry(work, "bibtex")
    assert [line[:6] for line in entry(work, "ris").splitlines()].count("TY  - ") == 1
    assert [line[:6] for line in entry(work, "ris").splitlines()].count("ER  - ") == 1


def test_nothing_in_a_title_is_a_tag_a_comment_or_a_signature_on_wikipedia() -> None:
    title = "a <!-- b <ref>c</ref> {{{d}}} ~~~~ __NOTOC__ {e"
    text = entry(article(title=title), "wikipedia")
    for order in ("<!--", "<ref>", "~~~", "__", "{{{"):
        assert order not in text
    assert text.count("{{") == 1
    assert "&lt;!-- b" in text
