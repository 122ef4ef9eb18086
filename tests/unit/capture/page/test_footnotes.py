"""Footnotes in the forms in which sites write them: each mark in brackets, each note with its words and its number."""

from __future__ import annotations

import lxml.html
import pytest

from reader.capture.page.blocks import segment
from reader.capture.page.footnotes import link
from reader.capture.page.typography import rewrite
from reader.model.blocks import Block, plain_text

URL = "https://coast.example/news/dyke"


def blocks_of(html: str) -> list[Block]:
    root = lxml.html.document_fromstring(f"<body>{html}</body>")
    link(root, URL)
    rewrite(root)
    return [piece.block for piece in segment(root, URL, lambda _: None)]


FORMS = {
    "list with arrows back": '<p>The dyke is 40<sup id="r1"><a href="#fn1">2</a></sup> years old.</p>'
    '<ol><li id="fn1"><p>By the plate at the gate. <a href="#r1">↩</a></p></li></ol>',
    "link around the figure": '<p>The dyke is 40<a href="#fn1"><sup>2</sup></a> years old.</p><p id="fn1">2. By the plate at the gate.</p>',
    "address of the page itself": f'<p>The dyke is 40<sup><a href="{URL}#fn1">2</a></sup> years old.</p>'
    '<div class="notes"><p><a id="fn1"></a>[2] By the plate at the gate.</p></div>',
    "number beside a box": '<p>The dyke is 40<a class="footnote-anchor" id="a2" href="#fn2">2</a> years old.</p><div class="footnote">'
    '<a id="fn2" href="#a2" class="footnote-number">2</a><div class="footnote-content"><p>By the plate at the gate.</p></div></div>',
    "encyclopedia": '<p>The dyke is 40<sup id="cite_ref-2" class="reference"><a href="#cite_note-2"><span>[</span>2<span>]</span></a></sup>'
    ' years old.</p><ol class="references"><li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2">'
    '<span class="cite-accessibility-label">Jump up to: </span>^</a></b></span> <span>By the plate at the gate.</span></li></ol>',
    "terms and explanations": '<p>The dyke is 40<sup><a href="#fn1">2</a></sup> years old.</p>'
    '<dl><dt id="fn1">2</dt><dd>By the plate at the gate.</dd></dl>',
}


@pytest.mark.parametrize("form", FORMS)
def test_marks_get_brackets_and_notes_their_number(form: str) -> None:
    text = plain_text(blocks_of(FORMS[form]))
    assert "The dyke is 40[2] years old." in text
    assert "[2] By the plate at the gate." in text
    assert "Jump up" not in text
    assert "↩" not in text
    assert "^" not in text


@pytest.mark.parametrize("form", FORMS)
def test_a_mark_and_its_note_lead_to_each_other(form: str) -> None:
    blocks = blocks_of(FORMS[form])
    mark = next(i for block in blocks for i in block.inlines if i.kind == "ref")
    note = next(block for block in blocks if block.role == "note")
    back = next(i for i in note.inlines if i.kind == "back")
    assert (mark.href, back.href) == ("#note-1", "#ref-1")
    assert note.text[back.start : back.end] == "[2]"


NUMBERED = (
    "<p>Twenty families moved,<sup>1</sup> most of them in 40<sup>2</sup> days. The wall is 12 m<sup>2</sup>, of 10<sup>6</sup>"
    " stones.</p>"
)


@pytest.mark.parametrize(
    "notes",
    [
        "<p><sup>1</sup> By the council.</p><p><sup>2</sup> By the plate.</p>",
        "<h2>Notes</h2><ol><li>By the council.</li><li>By the plate.</li></ol>",
        "<h3>Fußnoten</h3><p>1. By the council.</p><p>2. By the plate.</p>",
        '<div class="footnotes"><p>[1] By the council.</p><p>[2] By the plate.</p></div>',
    ],
)
def test_raised_numbers_without_links_are_marks_where_notes_have_their_numbers(notes: str) -> None:
    text = plain_text(blocks_of(NUMBERED + notes))
    assert "moved,[1] most of them in 40[2] days. The wall is 12 m², of 10⁶ stones." in text
    assert "[1] By the council." in text
    assert "[2] By the plate." in text


def test_raised_numbers_without_notes_are_figures() -> None:
    assert plain_text(blocks_of(NUMBERED)).endswith(
        "moved,¹ most of them in 40² days. The wall is 12 m², of 10⁶ stones."
    )


def test_a_raised_zero_is_a_figure() -> None:
    assert plain_text(blocks_of(NUMBERED + "<p>Not x<sup>0</sup>.</p>")).endswith("Not x⁰.")


def test_links_to_sections_are_no_marks() -> None:
    html = '<p>See part <a href="#two">2</a>.</p><h2 id="two">The second part</h2><p>It is short.</p>'
    assert [block.role for block in blocks_of(html)] == ["", "", ""]


def test_a_note_of_two_paragraphs_is_a_note_to_its_end() -> None:
    html = (
        '<p>It is old<sup><a href="#n">*</a></sup>.</p><div id="n"><p>* By the plate.</p><p>It may be wrong.</p></div>'
    )
    assert [(block.text, block.role) for block in blocks_of(html)[1:]] == [
        ("[*] By the plate.", "note"),
        ("It may be wrong.", "note"),
    ]


SIDE_NOTES = (
    '<p>The dyke is old<label for="s1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s1" '
    'class="margin-toggle"/><span class="sidenote">By the <em>plate</em> at the gate.</span> and low.'
    '<label for="m1" class="margin-toggle">&#8853;</label><input type="checkbox" id="m1" class="margin-toggle"/>'
    '<span class="marginnote">The harbour in 1911.</span> It leaks<span class="sidenote">Says the office.</span>.</p>'
    "<p>Nobody pays.</p>"
)


def test_notes_set_within_a_sentence_for_the_margin_go_below_their_paragraph() -> None:
    assert [(block.text, block.role) for block in blocks_of(SIDE_NOTES)] == [
        ("The dyke is old[1] and low.[*] It leaks[2].", ""),
        ("[1] By the plate at the gate.", "note"),
        ("[*] The harbour in 1911.", "note"),
        ("[2] Says the office.", "note"),
        ("Nobody pays.", ""),
    ]


def test_a_side_note_in_a_list_stays_in_its_item() -> None:
    html = '<ul><li>The dyke<span class="sidenote">Built in 1911.</span> is low.</li><li>It leaks.</li></ul>'
    texts = [block.text for block in blocks_of(html)]
    assert texts == ["The dyke[1] is low.", "[1] Built in 1911.", "It leaks."]


def test_a_side_note_that_begins_a_paragraph_has_no_mark() -> None:
    html = '<p><span class="marginnote">The harbour.</span>The dyke is low.</p>'
    assert [block.text for block in blocks_of(html)] == ["The dyke is low.", "The harbour."]


def test_a_box_beside_the_text_is_no_note_within_it() -> None:
    html = '<p>The dyke is low.</p><div class="sidenote"><p>Built in 1911.</p></div>'
    assert [(block.text, block.role) for block in blocks_of(html)] == [("The dyke is low.", ""), ("Built in 1911.", "")]


def test_a_linked_symbol_that_is_not_raised_is_a_mark_where_its_note_begins_with_it() -> None:
    html = '<p>The dyke is old<a href="#n">*</a> and low.</p><p id="n">* By the plate at the gate.</p>'
    blocks = blocks_of(html)
    assert [(block.text, block.role) for block in blocks] == [
        ("The dyke is old[*] and low.", ""),
        ("[*] By the plate at the gate.", "note"),
    ]
    assert [i.kind for i in blocks[0].inlines] == ["ref"]
    plain = '<p>More<a href="#n">*</a> here.</p><p id="n">The gate is by the plate.</p>'
    assert blocks_of(plain)[0].text == "More* here."
