"""Omnivore's archive with its texts and highlights."""

from __future__ import annotations

import json
from pathlib import Path

from reader.exchange.imports.lists import omnivore
from reader.exchange.imports.table import recognise
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, source, zipped


def entry(number: int, **more: object) -> dict[str, object]:
    return {
        "id": f"id{number}",
        "slug": f"a-report-{number}-192daf3a84e",
        "title": f"Report {number}",
        "description": "In short",
        "author": None,
        "url": f"https://example.org/{number}",
        "state": "Active",
        "readingProgress": 0,
        "thumbnail": None,
        "labels": [],
        "savedAt": "2024-10-29T16:30:11.000Z",
        "updatedAt": "2024-10-31T13:01:28.320Z",
        "publishedAt": None,
        **more,
    }


DAY = "2024-10-28T00:00:00.000Z"
MEMBERS: dict[str, str | bytes] = {
    "metadata_20_to_40.json": json.dumps([entry(3)]),
    "metadata_0_to_20.json": json.dumps(
        [
            entry(
                1,
                state="Archived",
                readingProgress=100,
                labels=["courts", "long read"],
                author="Ann",
                publishedAt="2024-10-28T00:00:00.000Z",
            ),
            entry(2, thumbnail="https://example.org/t.jpg", readingProgress=41),
        ]
    ),
    "content/a-report-1-192daf3a84e.html": "<div id='readability-content'><p>The text of a dead page.</p></div>",
    "content/a-report-2-192daf3a84e.pdf": b"%PDF-1.4 pages",
    "content/a-lost-one-192daf3a84f.html": "<p>Its metadata are gone.</p>",
    "highlights/a-report-1-192daf3a84e.md": "> The text\n> of two lines\n\nMy note\nin two lines\n\n#court #long-read\n\n> A dead page.\n",
}


def articles() -> list[ImportedItem]:
    return items(omnivore.read_bundle, source(zipped(MEMBERS), "omnivore.zip"))


def test_texts_are_taken_as_they_are_and_files_in_their_order() -> None:
    first, second, third, lost = articles()
    assert [first.title, second.title, third.title] == ["Report 1", "Report 2", "Report 3"]
    assert (first.kind, first.text) == ("readable", MEMBERS["content/a-report-1-192daf3a84e.html"])
    assert (second.kind, second.original) == ("", b"")
    assert third.kind == ""
    assert (lost.address, lost.title, lost.text) == ("", "A lost one", "<p>Its metadata are gone.</p>")


def test_states_labels_progress_and_dates_are_kept() -> None:
    first, second, *_ = articles()
    assert (first.archived, first.read, first.progress) == (True, True, 100)
    assert (first.tags, first.byline, first.published) == (("courts", "long read"), ("Ann",), "2024-10-28")
    assert (second.archived, second.read, second.progress) == (False, None, 41)
    assert second.dropped == ("thumbnail", "a-report-2-192daf3a84e.pdf")
    assert first.saved == "2024-10-29T16:30:11.000Z"


def test_highlights_come_with_their_notes_and_labels() -> None:
    assert articles()[0].highlights == (
        ImportedHighlight("The text\nof two lines", note="My note\nin two lines", tags=("court", "long-read")),
        ImportedHighlight("A dead page."),
    )


def test_an_unpacked_archive_among_other_files_is_read_alike(tmp_path: Path) -> None:
    for name, data in MEMBERS.items():
        path = tmp_path / "Downloads" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    (tmp_path / "Downloads/notes.bin").write_bytes(b"\x00\x01")
    (known,), unknown = recognise(tmp_path / "Downloads")
    assert known.format.name == "omnivore"
    assert [entry.title for entry in known.read()] == [item.title for item in articles()]
    assert unknown == [NotTaken("Downloads/notes.bin", "not_recognised")]


def test_one_metadata_file_alone_gives_its_articles() -> None:
    joined = source([entry(1), entry(2)])
    assert omnivore.recognises(joined)
    assert [item.kind for item in items(omnivore.read, joined)] == ["", ""]


def test_a_text_that_is_damaged_costs_neither_the_address_nor_the_others() -> None:
    packed = zipped(MEMBERS)
    position = packed.index(b"content/a-report-1-192daf3a84e.html") + 45
    damaged = packed[:position] + b"\xff\xff\xff" + packed[position + 3 :]
    first, second, *_ = items(omnivore.read_bundle, source(damaged, "omnivore.zip"))
    assert (first.title, first.address, first.kind) == ("Report 1", "https://example.org/1", "")
    assert first.dropped == ("content/a-report-1-192daf3a84e.html",)
    assert second.title == "Report 2"


def test_metadata_that_break_off_say_so_and_their_texts_are_still_taken() -> None:
    cut = {**MEMBERS, "metadata_0_to_20.json": str(MEMBERS["metadata_0_to_20.json"])[:-60]}
    found = list(omnivore.read_bundle(source(zipped(cut), "o.zip")))
    assert NotTaken("o.zip/metadata_0_to_20.json, item 2", "damaged", rest=True) in found
    assert [item.title for item in found if isinstance(item, ImportedItem)] == [
        "Report 1",
        "Report 3",
        "A report 2",
        "A lost one",
    ]


def test_highlights_of_a_text_without_metadata_stay_with_it_and_those_of_no_text_are_named() -> None:
    packed = zipped(
        {
            "metadata_0_to_20.json": "[]",
            "content/a-lost-text-192daf3a84e.html": "<p>The lock closes.</p>",
            "highlights/a-lost-text-192daf3a84e.md": "> The lock closes.",
            "highlights/nothing-else-192daf3a84f.md": "> Words of nowhere.",
        }
    )
    item, lost = omnivore.read_bundle(source(packed, "o.zip"))
    assert isinstance(item, ImportedItem)
    assert [mark.exact for mark in item.highlights] == ["The lock closes."]
    assert lost == NotTaken("o.zip/highlights/nothing-else-192daf3a84f.md", "no_address", "Nothing else")
