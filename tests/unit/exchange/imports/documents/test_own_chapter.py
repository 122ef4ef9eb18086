"""A chapter that Tearsheet wrote is taken apart; another program's is left as it is."""

from __future__ import annotations

from lxml import etree, html

from reader.exchange.imports.documents.own_chapter import ChapterMark, take_apart

CHAPTER = """<body><article><h1>Ferry</h1><dl class="facts"><dt>Source</dt></dl>
<section class="notes"><h2>Note</h2><p class="own">Mine.</p></section>
<div class="text"><p>The <mark class="m2" id="h1">ferry</mark><sup class="n">[1]</sup> left.</p>
<p>A <mark class="m3" id="h2">second</mark></p><p><mark class="m3">line</mark><sup class="n">[2]</sup> of H<sub>2</sub>O.</p></div>
<section class="notes"><h2>Highlights</h2><ol>
<li class="m2"><blockquote><p>ferry</p></blockquote><p>[1] · <strong>Quote</strong> · #sea</p><p class="own">why?</p></li>
<li class="m3"><blockquote><p>second
line</p></blockquote><p>[2] · <strong>Check</strong></p></li>
<li class="m9"><blockquote><p>gone</p></blockquote><p><strong>?</strong></p></li></ol></section></article></body>"""


def test_highlights_come_with_kind_note_tags_and_what_stands_around_them() -> None:
    body = html.fragment_fromstring(CHAPTER)
    found = take_apart(body)
    assert found is not None
    first, second, gone = found[0]
    assert (first.exact, first.note, first.tags, first.meaning) == ("ferry", "why?", ("sea",), 2)
    assert first.prefix.split() == ["The"]
    assert first.suffix.split()[:3] == ["left.", "A", "second"]
    assert (second.exact, second.meaning, second.suffix.strip()) == ("second\nline", 3, "of H2O.")
    assert gone == ChapterMark("gone", "", ())
    assert found[1] == ["Mine."]


def test_only_title_and_text_stay() -> None:
    body = html.fragment_fromstring(CHAPTER)
    take_apart(body)
    left = etree.tostring(body, encoding="unicode")
    assert "Ferry" in left
    assert "<p>The ferry left.</p>" in left
    assert not any(word in left for word in ("Mine", "Source", "<mark", "[1]", "Quote"))


def test_a_chapter_of_another_program_is_left_alone() -> None:
    body = html.fragment_fromstring('<body><div class="text"><p>Words.</p></div></body>')
    before = etree.tostring(body)
    assert take_apart(body) is None
    assert etree.tostring(body) == before
