"""Bookmarks files in all their dialects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.lists import netscape
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n"


def file(rows: str, head: str = HEAD) -> str:
    return f"{head}<DL><p>\n{rows}</DL><p>\n"


def link(number: int, attributes: str = "", rest: str = "") -> str:
    return f'<DT><A HREF="https://example.org/{number}" {attributes}>Title {number}</A>{rest}\n'


def test_folders_nest_as_tags_and_the_browsers_own_are_none() -> None:
    page = file(
        '<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3><DL><p>'
        + link(1)
        + "<DT><H3>Courts</H3><DD>about this folder<DL><p>"
        + link(2)
        + "<DT><H3>Appeals &amp; more</H3><DL><p>"
        + link(3)
        + "</DL><p></DL><p>"
        + link(4)
        + "</DL><p>"
        + link(5)
    )
    found = items(netscape.read, page)
    assert [item.tags for item in found] == [(), ("Courts",), ("Courts/Appeals & more",), (), ()]
    assert [item.dropped for item in found] == [(), ("description of the folder",), (), (), ()]


@pytest.mark.parametrize("stamp", ["1700000000", "1700000000000", "1700000000000000"])
def test_times_are_read_in_seconds_to_microseconds(stamp: str) -> None:
    (item,) = items(netscape.read, file(link(1, f'ADD_DATE="{stamp}"')))
    assert item.saved == "2023-11-14T22:13:20.000Z"


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        "\ufeff" + HEAD,
        HEAD.lower(),
        HEAD.partition("\n")[2],
        "",
        "<!-- Automatically generated -->\n" + HEAD,
    ],
)
def test_doctype_and_mark_do_not_matter(head: str) -> None:
    page = source(file(link(1, 'ADD_DATE="1700000000"'), head))
    assert netscape.recognises(page)
    assert [item.title for item in items(netscape.read, page)] == ["Title 1"]


def test_tags_are_parted_by_commas_where_the_file_has_any() -> None:
    first, second = items(netscape.read, file(link(1, 'TAGS="long read"') + link(2, 'TAGS="a , b,"')))
    assert (first.tags, second.tags) == (("long read",), ("a", "b"))


def test_tags_are_parted_by_blanks_in_files_of_old_services_and_never_in_those_of_browsers() -> None:
    (old,) = items(netscape.read, file(link(1, 'ADD_DATE="1" TAGS="public hello world"')))
    (browser,) = items(netscape.read, file(link(1, 'ADD_DATE="1" TAGS="long read" ICON="data:,x"')))
    assert old.tags == ("public", "hello", "world")
    assert browser.tags == ("long read",)


def test_a_note_keeps_its_lines_and_a_link_in_it_is_no_bookmark() -> None:
    note = '\n<DD>First:\n  * one &amp; two\n  * three<br>four\n\n<a href="https://example.org/thumbnail"><img src="t.jpg"/></a>\n'
    first, second = items(netscape.read, file(link(1, rest=note) + link(2)))
    assert first.note == "First:\n  * one & two\n  * three\nfour"
    assert (second.title, second.note) == ("Title 2", "")


def test_what_looks_like_a_tag_in_a_title_swallows_nothing() -> None:
    page = file(
        '<DT><A HREF="https://example.org/1">How to use <script> and <textarea></A>\n'
        + link(2)
        + link(3, rest="<DD>with <style> here")
    )
    found = items(netscape.read, page)
    assert [item.title for item in found] == ["How to use <script> and <textarea>", "Title 2", "Title 3"]
    assert found[2].note == "with <style> here"


def test_nothing_needs_to_be_closed() -> None:
    page = HEAD + '<DT><A HREF="https://example.org/1">One\n<DT><A HREF="https://example.org/2">Two\n<DD>note\n'
    first, second = items(netscape.read, page)
    assert (first.title, second.title, second.note) == ("One", "Two", "note")


def test_a_quotation_mark_that_is_missing_costs_no_other_bookmark() -> None:
    page = file('<DT><A HREF="https://example.org/1>One</A>\n' + link(2) + link(3))
    assert [item.address for item in items(netscape.read, page)][-2:] == [
        "https://example.org/2",
        "https://example.org/3",
    ]


def test_single_quotes_and_none_will_do() -> None:
    first, second = items(
        netscape.read,
        file("<dt><a href='https://example.org/1'>A</a><dt><a add_date=1 href=https://example.org/2>B</a>"),
    )
    assert (first.address, second.address) == ("https://example.org/1", "https://example.org/2")


def test_an_address_that_was_not_escaped_stays_as_it_is() -> None:
    (item,) = items(netscape.read, file('<DT><A HREF="https://example.org/?a=1&copy=2&amp;b=3">T</A>'))
    assert item.address == "https://example.org/?a=1&copy=2&b=3"


def test_bookmarklets_and_queries_are_named_and_not_taken() -> None:
    page = file(
        '<DT><A HREF="place:sort=8">Most visited</A><DT><A HREF="javascript:void(\'<b>\')">Run</A><DT><A HREF="">Empty</A>'
    )
    assert [(lost.why, lost.title) for lost in not_taken(netscape.read, page)] == [
        ("not_an_article", "Most visited"),
        ("not_an_article", "Run"),
        ("no_address", "Empty"),
    ]


def test_linkdings_notes_and_archive_are_understood() -> None:
    rest = "<DD>What it is[linkding-notes]My note\n\rsecond line[/linkding-notes]"
    (item,) = items(netscape.read, file(link(1, 'TOREAD="1" TAGS="a,linkding:bookmarks.archived"', rest)))
    assert (item.description, item.note) == ("What it is", "My note\nsecond line")
    assert (item.archived, item.read, item.tags) == (True, False, ("a",))


def test_to_read_and_private_are_kept_or_named() -> None:
    (item,) = items(netscape.read, file(link(1, 'TOREAD="0" PRIVATE="1" ICON="data:,x"')))
    assert item.read is True
    assert item.dropped == ("private",)


def test_scuttles_note_is_an_attribute() -> None:
    (item,) = items(netscape.read, file(link(1, 'description="What &quot;it&quot; is" hash="x"')))
    assert item.note == 'What "it" is'


def test_a_note_of_shaarli_is_a_text_and_without_words_it_is_nothing() -> None:
    page = file('<DT><A HREF="?abc">My note</A>\n<DD>Its words\n<DT><A HREF="?def">Empty</A>\n')
    note, lost = netscape.read(source(page))
    assert isinstance(note, ImportedItem)
    assert (note.address, note.title, note.kind, note.text, note.note) == ("", "My note", "plain", "Its words", "")
    assert isinstance(lost, NotTaken)


def test_a_bookmark_in_a_comment_is_none() -> None:
    assert [item.title for item in items(netscape.read, file("<!-- " + "words -->" + link(1) + "<!-- x -->"))] == [
        "Title 1"
    ]


def test_a_file_that_breaks_off_says_after_which_link() -> None:
    page = file("<DT><H3>F</H3><DL><p>" + link(1) + link(2) + "</DL><p>")
    found = list(netscape.read(source(page[: page.index("</DL>")], "b.html")))
    assert found[-1] == NotTaken("b.html, after link 2", "damaged", rest=True)
    within = list(netscape.read(source(page[: page.index('/2"')], "b.html")))
    assert [type(entry) for entry in within] == [ImportedItem, NotTaken]
    assert within[-1].where == "b.html"


def test_encodings_of_old_browsers_are_read() -> None:
    page = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251">' + file(
        '<DT><A HREF="https://example.org/">Суд</A>'
    )
    assert [item.title for item in items(netscape.read, page.encode("cp1251"))] == ["Суд"]


def test_a_page_with_a_list_of_definitions_is_no_bookmarks_file() -> None:
    assert not netscape.recognises(
        source("<html><body><p>Text</p><dl><dt>Word</dt><dd>Meaning</dd></dl></body></html>")
    )


def test_a_file_of_many_pieces_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.exchange.imports.tags_scanner._CHUNK_CHARS", 97)
    page = file(
        "".join(link(number, f'ICON="data:,{"x" * (number * 7)}"', "<DD>note, and a < sign") for number in range(60))
    )
    found = items(netscape.read, page)
    assert [item.title for item in found] == [f"Title {number}" for number in range(60)]
    assert {item.note for item in found} == {"note, and a < sign"}


TAGS = ["<DT>", "<DL><p>", "</DL>", "<H3>", "</H3>", "<DD>", "<HR>", "</A>"]
PIECES = st.lists(
    st.sampled_from([*TAGS, '<A HREF="https://example.org/">', "<A HREF='", '"', "<", ">", "<!--"])
    | st.text(max_size=5)
)


@given(PIECES)
def test_no_markup_raises(pieces: list[str]) -> None:
    for entry in netscape.read(source("".join(pieces))):
        assert isinstance(entry, (ImportedItem, NotTaken))


LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<>&")
TITLES = st.text(LETTERS, min_size=1).map(lambda text: " ".join(text.split()))


@given(st.lists(TITLES.filter(bool), min_size=1, max_size=8))
def test_every_title_comes_back(titles: list[str]) -> None:
    page = file("".join(f'<DT><A HREF="https://example.org/x{n}">{title}</A>\n' for n, title in enumerate(titles)))
    assert [item.title for item in items(netscape.read, page)] == titles
