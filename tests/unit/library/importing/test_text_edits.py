"""A text that is given and taken: only where it is the one that was given, and pictures go with it."""

from __future__ import annotations

from reader.library.edits import TextGiven, TextTaken, apply
from reader.library.importing import text_edits
from reader.library.library import Library
from reader.model.imported import ImportedItem, ImportedPicture
from tests.making import add_article
from tests.unit.library.importing.test_taking import incoming

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (3).to_bytes(4) + (2).to_bytes(4) + b"\x08\2\0\0\0"
HTML = '<p>Ships at the pier, seen from the tower.</p><p><img src="https://coast.example/p.png" alt=""></p>'


def test_a_text_is_not_given_to_an_article_that_has_one(library: Library) -> None:
    number = add_article(library)
    (one,) = incoming(ImportedItem("1", "https://coast.example/x", "X", text=HTML, kind="readable"))
    assert text_edits.APPLY[TextGiven] is not None
    with library.connections.write() as db:
        assert apply(db, [TextGiven(number, one.ready)]) == []


def test_a_text_that_became_another_one_is_not_taken(library: Library) -> None:
    (one,) = incoming(ImportedItem("1", "https://coast.example/x", "X", text=HTML, kind="readable"))
    number = add_article(library)
    text = library.content.text(number)
    with library.connections.write() as db:
        assert apply(db, [TextTaken(number, one.ready, {})]) == []
    assert library.content.text(number) == text


def test_pictures_come_and_go_with_the_text(library: Library) -> None:
    bare = ImportedItem("1", "https://coast.example/x", "X")
    (number,) = library.importing.take(incoming(bare)).ids
    pictures = (ImportedPicture("https://coast.example/p.png", PICTURE), ImportedPicture("other", b""))
    full = ImportedItem("1", bare.address, "X", text=HTML, kind="readable", pictures=pictures)
    back = library.importing.take(incoming(full)).back
    ((source, key),) = library.content.picture_sources(number)
    assert (source, library.articles.row(number).thumbnail) == ("https://coast.example/p.png", key)
    assert library.content.picture(key) == ("image/png", PICTURE)
    library.articles.edit(back)
    assert library.content.picture_sources(number) == []
    assert library.content.picture(key) is None
