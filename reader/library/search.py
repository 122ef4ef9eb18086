"""From typed words to a query, and keeping the search index in step with what it indexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = "title, byline, site, text, tags, notes"
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
# Thai, Lao, Khmer, Burmese, kana, Han and their extensions: scripts that FTS5's tokenizer takes for one long word.
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_spaceless(text: str) -> bool:
    """True if the text has characters of a script that is written without spaces between words."""
    return _SPACELESS.search(text) is not None


def terms(typed: str) -> list[tuple[str, bool]]:
    """The search terms of what was typed: (words, is it a phrase in quotes). Marks without a letter or digit are left out."""
    found = [(quoted or word, bool(quoted)) for quoted, word in _TERM.findall(typed)]
    return [(term, phrase) for term, phrase in found if any(c.isalnum() for c in term)]


def condition(typed: str) -> tuple[str, list[object]]:
    """An SQL condition on ``a.id`` and its parameters; all terms must be there, the last letters of a word may be left out."""
    matches: list[str] = []
    parts: list[str] = []
    parameters: list[object] = []
    for term, phrase in terms(typed):
        if is_spaceless(term):
            like = "%" + re.sub(r"([\\%_])", r"\\\1", term) + "%"
            parts.append(
                "(a.title LIKE ? ESCAPE '\\' OR a.id IN (SELECT article_id FROM texts WHERE spaceless = 1 AND text LIKE ? ESCAPE '\\')"
                " OR a.id IN (SELECT x.article_id FROM article_tags x JOIN tags g ON g.id = x.tag_id WHERE g.name LIKE ? ESCAPE '\\'))"
            )
            parameters += [like, like, like]
        else:
            matches.append('"' + term.replace('"', '""') + '"' + ("" if phrase else "*"))
    if matches:
        parts.insert(0, "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        parameters.insert(0, " AND ".join(matches))
    if not parts:
        # Something was typed, but nothing that can be looked for: quotes and commas find nothing, an empty field restricts nothing.
        return ("1" if not typed.strip() else "0"), []
    return " AND ".join(parts), parameters


@contextmanager
def reindexed(db: Database, ids: Sequence[int]) -> Iterator[None]:
    """Around a change of what is searched: takes the articles' old words out of the index before, puts the new ones in after.

    The index keeps no copy of the texts (external content), so SQLite has to be told the old words to remove them
    (https://sqlite.org/fts5.html#the_delete_command).
    """
    for article_id in ids:
        db.execute(
            f"INSERT INTO search(search, rowid, {_COLUMNS}) SELECT 'delete', id, {_COLUMNS} FROM search_rows WHERE id = ?", [article_id]
        )
    yield
    for article_id in ids:
        index(db, article_id)


def index(db: Database, article_id: int) -> None:
    """Put the words of an article that the index does not have yet into it."""
    db.execute(f"INSERT INTO search(rowid, {_COLUMNS}) SELECT id, {_COLUMNS} FROM search_rows WHERE id = ?", [article_id])
