"""Kept summaries, and what a person decided about single sentences.

A summary is kept with its method, the method's version and a hash of everything that it was made from: where one of
them is another by now, there is no kept summary, and a new one is made. Only places are stored; the words are the
article's own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader.library.checksums import selected, sum_of, true_rows
from reader.library.compression import blocks_of, plain_text_of
from reader.library.connections import Connections
from reader.model.blocks import correction_spans, plain_text, spans_apart
from reader.model.summary import Choice, Sentence, Summary
from reader.text.anchors import find_again

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT_COLUMNS = "method, version, basis, asked, language, sentences, of_sentences"
"""The columns of ``summaries`` besides the article."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the summary of an article is made from. ``choices`` are those whose sentence stands in the text, at its
    place there. ``apart`` are the places of what is in the text and is not the article's own (captions, embedded
    posts), ``notes`` those of corrections, updates and editors' notes.
    """

    text: str
    title: str
    description: str
    language: str
    choices: tuple[Choice, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[int, int], ...] = ()

    @property
    def keep(self) -> tuple[tuple[int, int], ...]:
        """The places of the pinned sentences."""
        return tuple((choice.start, choice.end) for choice in self.choices if choice.pinned)

    @property
    def drop(self) -> tuple[tuple[int, int], ...]:
        """The places of the sentences that were thrown out."""
        return tuple((choice.start, choice.end) for choice in self.choices if not choice.pinned)

    @property
    def _made_from(self) -> list[object]:
        made_from: list[object] = [self.title, self.description, self.language, self.keep, self.drop]
        return [*made_from, self.apart] if self.apart else made_from

    @property
    def content_hash(self) -> str:
        """The first 96 bits of a SHA-256 over all of it, in hex."""
        made = hashlib.sha256(json.dumps(self._made_from).encode())
        made.update(self.text.encode("utf-8", "surrogatepass"))
        return made.hexdigest()[:24]


class KeptSummaries:
    """Summaries that were kept, valid only for what the article is now, and the choices of a person."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- summaries -----------------------------------------------------------------------------------------------------

    def material(self, article_id: int) -> Material | None:
        """Return what a summary of the article would be made from now; None where it has no text (yet). Raises
        TextDamaged.
        """
        rows: list[Any] = self._connections.query(
            "SELECT t.packed, a.title, a.description, a.language FROM texts t JOIN articles a ON a.id = t.article_id"
            " WHERE t.article_id = ?",
            [article_id],
        )
        if not rows:
            return None
        packed, title, description, language = rows[0]
        blocks = blocks_of(packed)
        text = plain_text(blocks)
        if not text:
            return None
        choices = self._choices(article_id, text)
        return Material(text, title, description, language, choices, spans_apart(blocks), correction_spans(blocks))

    def kept(self, article_id: int, method: str, version: int, asked: int) -> Summary | None:
        """Return the summary of ``asked`` sentences by this version of the method, if it was made from what the article
        is now; else None.
        """
        rows = true_rows(
            self._connections,
            "summaries",
            self._connections.query(
                f"SELECT {selected('summaries', 's')} FROM summaries s"
                " WHERE article_id = ? AND method = ? AND version = ? AND asked = ?",
                [article_id, method, version, asked],
            ),
        )
        material = self.material(article_id) if rows else None
        if material is None or rows[0]["basis"] != material.content_hash:
            return None
        language, spans, total = rows[0]["language"], rows[0]["sentences"], rows[0]["of_sentences"]
        text = material.text
        sentences = tuple(Sentence(text[start:end], start, end) for start, end in _spans(spans))
        notes = tuple(Sentence(text[start:end], start, end) for start, end in material.notes)
        return Summary(sentences, f"{method} {version}", language, total, _PASSAGES in spans, notes)

    def unfinished(self, article_id: int, method: str, version: int, lengths: Iterable[int]) -> Material | None:
        """Return the article's material if one of these lengths is not kept, or if the list shows another sentence than
        its shortest summary.
        """
        material = self.material(article_id)
        if material is None:
            return None
        content_hash = material.content_hash
        rows = self._connections.query(
            f"SELECT {selected('summaries', 's')} FROM summaries s"
            " WHERE article_id = ? AND method = ? AND version = ? AND basis = ?",
            [article_id, method, version, content_hash],
        )
        kept = {row["asked"]: _spans(row["sentences"]) for row in true_rows(self._connections, "summaries", rows)}
        if not kept.keys() >= set(lengths):
            return material
        shortest = kept[min(lengths)]
        shown = self._connections.query("SELECT excerpt FROM articles WHERE id = ?", [article_id])[0][0]
        return material if shortest and shown != _one_line(material.text[slice(*shortest[0])]) else None

    def keep(
        self,
        article_id: int,
        method: str,
        version: int,
        content_hash: str,
        summaries: Mapping[int, Summary],
        *,
        line: bool = True,
    ) -> bool:
        """Keep summaries (by the number of sentences that was asked for) that were made from the material with this
        ``content_hash``.

        The one of one sentence, if it is among them, becomes the ``line`` that the list shows: True if that is another
        one now. Nothing is kept for an article whose material has changed meanwhile.
        """
        with self._connections.write() as db:
            material = self.material(article_id)
            if material is None or material.content_hash != content_hash:
                return False
            keep_summaries(db, article_id, method, version, content_hash, summaries)
            shortest = summaries[1].sentences if line and 1 in summaries else ()
            if not shortest:
                return False
            words = _one_line(shortest[0].text)
            changed = db.execute(
                "UPDATE articles SET excerpt = ? WHERE id = ? AND excerpt <> ?", [words, article_id, words]
            )
            return bool(changed.rowcount)

    # --- choices -------------------------------------------------------------------------------------------------------

    def choices(self, article_id: int) -> tuple[Choice, ...]:
        """Return what a person decided about sentences that stand in the article now, in the article's order."""
        rows: list[Any] = self._connections.query("SELECT packed FROM texts WHERE article_id = ?", [article_id])
        return self._choices(article_id, plain_text_of(rows[0][0])) if rows else ()

    def _choices(self, article_id: int, text: str) -> tuple[Choice, ...]:
        rows = self._connections.query(
            f"SELECT {selected('summary_choices', 'c')} FROM summary_choices c WHERE article_id = ? ORDER BY rowid",
            [article_id],
        )
        found = (
            find_sentence(Choice(row["sentence"], row["place"], row["place"], bool(row["pinned"])), text)
            for row in true_rows(self._connections, "summary_choices", rows)
        )
        return tuple(sorted((choice for choice in found if choice is not None), key=lambda choice: choice.start))

    def decide(self, article_id: int, decisions: Sequence[Choice], undecided: Sequence[str] = ()) -> None:
        """Keep these choices, each in place of an earlier one about the same words, and forget those about the words in
        ``undecided``.
        """
        with self._connections.write() as db:
            db.conn.executemany(
                "DELETE FROM summary_choices WHERE article_id = ? AND sentence = ?",
                [(article_id, _one_line(words)) for words in (*undecided, *(choice.sentence for choice in decisions))],
            )
            db.conn.executemany(
                "INSERT INTO summary_choices (article_id, sentence, place, pinned) SELECT ?, ?, ?, ?"
                " WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?)",
                [(article_id, _one_line(c.sentence), c.start, int(c.pinned), article_id) for c in decisions],
            )


def find_sentence(choice: Choice, text: str) -> Choice | None:
    """Return the choice at the place of ``text`` where its sentence stands whole, the nearest to where it stood; None
    where it is gone.
    """
    found = find_again(choice.sentence, text, choice.start, whole_sentence=True)
    return None if found is None else replace(choice, start=found[0], end=found[1])


def keep_summaries(
    db: Database, article_id: int, method: str, version: int, content_hash: str, summaries: Mapping[int, Summary]
) -> None:
    """Write summaries within a change that is under way."""
    rows = [
        (
            method,
            version,
            content_hash,
            asked,
            s.language,
            packed_spans(s),
            s.total_sentences,
        )
        for asked, s in summaries.items()
    ]
    write_rows(db, article_id, rows)


_PASSAGES = "passages"


def packed_spans(summary: Summary) -> str:
    """Return the places of a summary's sentences as JSON: [[start, end], ...]; passages as {"passages": [...]}."""
    spans = [[sentence.start, sentence.end] for sentence in summary.sentences]
    return json.dumps({_PASSAGES: spans} if summary.passages else spans)


def _spans(packed: str) -> list[list[int]]:
    found: Any = json.loads(packed)
    spans: list[list[int]] = found[_PASSAGES] if isinstance(found, dict) else found
    return spans


def write_rows(db: Database, article_id: int, rows: Iterable[Sequence[object]]) -> None:
    """Write rows of ``KEPT_COLUMNS`` for an article, if it is there."""
    db.conn.executemany(
        f"INSERT OR REPLACE INTO summaries (article_id, {KEPT_COLUMNS}, row_sum)"
        " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?)",
        [(article_id, *row, row_sum(article_id, row), article_id) for row in rows],
    )


def row_sum(article_id: int, row: Sequence[object]) -> int:
    """Return the sum of a row of ``KEPT_COLUMNS``."""
    method, version, basis, asked, language, sentences, of_sentences = row
    return sum_of((article_id, method, asked, language, sentences, of_sentences, version, basis))


def _one_line(text: str) -> str:
    return " ".join(text.split())
