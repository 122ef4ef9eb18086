"""What was saved of a damaged library, and what was lost as far as anybody can know."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from reader.library.file.damaged import UNREADABLE
from reader.library.file.index_rows import Known
from reader.library.file.rows_repair import Mended

UNKNOWN = -1
"""Of rows that may be lost: nobody can know how many."""

OTHERS = (
    "texts", "highlights", "article_tags", "folders", "corrections", "summary_choices", "earlier_texts", "person_names",
    "captures", "article_images", "article_keys",
)  # fmt: skip
"""Tables, besides those that are counted in every message, whose rows nothing else makes again."""


@dataclass(frozen=True, slots=True)
class Saved:
    """How many articles, tags, originals and pictures are in the new file, and how many are lost; ``UNKNOWN`` where nobody
    can know.

    ``textless`` articles lost their text and have an original from which it can be made again; ``nameless`` ones are
    known only by their text, their original, a highlight or an index: their title and details are lost. ``worded`` are those of them whose
    notes came back as bare words. ``lost_others`` are the rows that are lost of other tables, by ``OTHERS``.
    ``altered`` are the rows that do not match their checksums, or lack something, and were kept, ``entries`` the articles
    that do not match theirs. ``lost_titles`` are the titles of lost articles, as far as they are known.
    """

    articles: int
    tags: int
    originals: int
    pictures: int
    lost_articles: int
    lost_tags: int
    lost_originals: int
    lost_pictures: int
    textless: int
    nameless: tuple[int, ...] = ()
    worded: tuple[int, ...] = ()
    lost_others: Mapping[str, int] | None = None
    altered: int = 0
    entries: tuple[int, ...] = ()
    lost_titles: tuple[str, ...] = ()

    @property
    def lost(self) -> dict[str, int]:
        """What is lost, by its kind: only what is."""
        counted = {
            "articles": self.lost_articles,
            "tags": self.lost_tags,
            "originals": self.lost_originals,
            "pictures": self.lost_pictures,
            **(self.lost_others or {}),
        }
        return {name: count for name, count in counted.items() if count}

    @property
    def is_all(self) -> bool:
        """Whether nothing was lost."""
        return not (self.lost or self.nameless or self.textless or self.altered or self.entries)


def rows_expected(source: sqlite3.Connection, table: str, read: int, *, is_whole: bool) -> int:
    """Return how many rows a table should have of which so many were read, ``is_whole`` if none of it was unreadable; UNKNOWN
    where no index tells. SQLite counts by the smallest index, others are asked where that is damaged, too.
    """
    indexes = [""]
    with suppress(*UNREADABLE):
        indexes += [f" INDEXED BY {row[1]}" for row in source.execute(f"PRAGMA index_list({table})") if not row[4]]
    for index in indexes:
        with suppress(*UNREADABLE):
            return max(read, int(source.execute(f"SELECT count(*) FROM {table}{index}").fetchone()[0]))
    return read if is_whole else UNKNOWN


def articles_counted(source: sqlite3.Connection) -> int:
    """Return how many articles the kept numbers of the sidebar say that there were, 0 where they cannot be read."""
    try:
        found = source.execute('SELECT "all" + trash FROM counts').fetchone()
    except UNREADABLE:
        return 0
    return found[0] if found and isinstance(found[0], int) else 0


def count_saved(
    saved: sqlite3.Connection, expected: Mapping[str, int], nameless: list[int], known: Known, mended: Mended
) -> Saved:
    """Return what is in the new file beside what there should be. ``nameless`` articles were brought back with what is
    ``known`` of those that were lost.
    """
    there = {name: int(saved.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in expected}
    lost = {
        name: UNKNOWN if expected[name] == UNKNOWN else max(0, expected[name] - count) for name, count in there.items()
    }
    ready = "SELECT count(*) FROM articles a WHERE state = 'ready' AND NOT EXISTS (SELECT 1 FROM texts t WHERE t.article_id = a.id)"
    textless = saved.execute(f"{ready} AND EXISTS (SELECT 1 FROM pages p WHERE p.article_id = a.id)").fetchone()[0]
    if "texts" in lost:  # those with an original can be made again
        lost["texts"] = max(0, lost["texts"] - textless) if lost["texts"] > 0 else lost["texts"]
    return Saved(
        there["articles"],
        there["tags"],
        there["pages"],
        there["images"],
        lost["articles"],
        lost["tags"],
        lost["pages"],
        lost["images"],
        textless,
        tuple(nameless),
        tuple(number for number in nameless if "notes" in known.get(number, {})),
        {name: lost[name] for name in OTHERS if lost.get(name)},
        mended.altered,
        tuple(mended.entries),
        tuple(row["title"] for number, row in sorted(known.items()) if number not in nameless and "title" in row),
    )
