"""What was saved against what is true."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.library.compression import plain_text_of, zstd
from tests.browser.fixtures import Fixture, digest

_UNSPACED = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_WORD = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\w)+")


def words(text: str) -> list[str]:
    """Return the words of a text, folded; in scripts without spaces each character is one. Soft hyphens are not there."""
    return _WORD.findall(unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u200b", "")).casefold())


def f1(found: Iterable[str], true: Iterable[str]) -> float:
    """Return the harmonic mean of precision and recall of two multisets; 1 where both are empty."""
    one, other = Counter(found), Counter(true)
    if not one and not other:
        return 1.0
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))


def in_order(text: str, truth: Iterable[str]) -> float:
    """Return the share of the true paragraphs that come one after the other in the text, by their words."""
    paragraphs, whole, at, found = list(truth), " ".join(words(text)), 0, 0
    for paragraph in paragraphs:
        here = whole.find(" ".join(words(paragraph)), at)
        if here >= 0:
            at, found = here + 1, found + 1
    return found / len(paragraphs) if paragraphs else 1.0


@dataclass(frozen=True)
class Saved:
    """An article as the library has it."""

    number: int
    url: str
    final_url: str
    title: str
    site: str
    text: str
    pictures: tuple[str, ...]
    """Keys: SHA-256 of the bytes."""
    original: bytes
    completeness: str
    bytes_of: dict[str, bytes]


def read_saved(library: Path, number: int) -> Saved:
    """Read an article with its newest original straight from the file."""
    connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    try:
        row = connection.execute(
            "SELECT url, final_url, title, site, completeness FROM articles WHERE id = ?", [number]
        ).fetchone()
        packed = connection.execute("SELECT packed FROM texts WHERE article_id = ?", [number]).fetchone()
        keys = connection.execute("SELECT key FROM article_images WHERE article_id = ?", [number]).fetchall()
        data = connection.execute(
            "SELECT i.key, i.data FROM images i JOIN article_images a USING (key) WHERE a.article_id = ?", [number]
        ).fetchall()
        page = connection.execute("SELECT body FROM pages WHERE article_id = ? ORDER BY id DESC", [number]).fetchone()
    finally:
        connection.close()
    text = plain_text_of(packed[0]) if packed else ""
    original = zstd().decompress(page[0]) if page else b""
    return Saved(
        number, row[0], row[1], row[2], row[3], text, tuple(key for (key,) in keys), original, row[4], dict(data)
    )


def numbers_by_address(library: Path) -> dict[str, int]:
    """Return the articles that are ready, by their address; none where there is no library yet."""
    if not library.exists():
        return {}
    connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    try:
        return dict(connection.execute("SELECT url, id FROM articles WHERE state = 'ready'").fetchall())
    finally:
        connection.close()


def newest(library: Path) -> tuple[int, str]:
    """Return number and state of the newest article, (0, "") where there is none yet."""
    if not library.exists():
        return 0, ""
    connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True, timeout=5)
    try:
        row = connection.execute("SELECT id, state FROM articles ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.OperationalError:  # it is being made
        return 0, ""
    finally:
        connection.close()
    return (row[0], row[1]) if row else (0, "")


@dataclass(frozen=True)
class Score:
    """How well one page was saved. ``recall`` and ``precision`` are of pictures, None where there is none to find."""

    text: float
    order: float
    recall: float | None
    precision: float | None
    wrong: tuple[str, ...]

    @property
    def pictures(self) -> float | None:
        if self.recall is None and self.precision is None:
            return None
        recall, precision = self.recall or 0.0, 1.0 if self.precision is None else self.precision
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _redrawn(fixture: Fixture, saved: Saved, missing: set[str], others: set[str]) -> int:
    """Return how many of the stored pictures have other bytes than a missing one, but the same to the pixel: where a
    page lets nobody read its pictures, the extension draws them.
    """
    if not missing or not others:
        return 0
    bodies = [answer.body for answer in fixture.files.values() if digest(answer.body) in missing]
    wanted = Counter(pixels(body) for body in bodies) - Counter([""])
    return sum((wanted & Counter(pixels(saved.bytes_of[key]) for key in others if key in saved.bytes_of)).values())


def pixels(data: bytes) -> str:
    """Return the digest of a picture's pixels with its size, "" where it is none that can be decoded."""
    from PySide6.QtGui import QImage

    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGBA8888)
    return "" if image.isNull() else f"{image.width()} {image.height()} {digest(bytes(image.constBits()))}"


def score(fixture: Fixture, saved: Saved) -> Score:
    """Compare the article with the truth; ``wrong`` says what must not be and is."""
    got = Counter(words(saved.text))
    true = [word for paragraph in fixture.truth for word in words(paragraph)]
    wrong = [f"has {one!r}" for one in fixture.absent if one in saved.text]
    wanted, stored = Counter(fixture.pictures), Counter(saved.pictures)
    exact = sum((Counter(set(wanted)) & stored).values())
    exact += _redrawn(fixture, saved, set(wanted) - set(stored), set(stored) - set(wanted))
    drawn = min(fixture.drawn, sum(stored.values()) - exact)
    total, all_stored = len(set(wanted)) + fixture.drawn, sum(stored.values())
    recall = (exact + drawn) / total if total else None
    precision = (exact + drawn) / all_stored if all_stored else (None if total == 0 else 0.0)
    if total == 0 and all_stored:
        recall, precision = 0.0, 0.0
    return Score(f1(got.elements(), true), in_order(saved.text, fixture.truth), recall, precision, tuple(wrong))
