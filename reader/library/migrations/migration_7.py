"""Migration 7: one letter on Arabic and Persian keyboards is one letter to a search, a raised or lowered figure is that
figure, and what nobody sees in a word no longer parts it; tags that differ in case alone are one, whatever the alphabet.

The index is put right for the articles that have such a character, with the words that it has of them taken out as schema
6 folded them. Frozen: it imports nothing of the program, and is never changed.
"""

from __future__ import annotations

import json
import re
import sqlite3
import struct
import sys
import unicodedata
import zlib
from functools import cache, lru_cache
from typing import Any


def migrate(db: sqlite3.Connection) -> None:
    """Bring schema 6 to 7, within a transaction."""
    before, now = _Folded(_LETTERS_BEFORE), _Folded(_LETTERS)
    db.create_function("search_words", 1, lambda text: _index_words(text, now), deterministic=True)
    db.create_function("search_text", 1, lambda packed: _index_text(packed, now), deterministic=True)
    _merge_tags(db)
    changed = re.compile(f"[{''.join(map(re.escape, _characters_folded_otherwise(before, now)))}]")
    numbers = [row[0] for row in db.execute("SELECT id FROM articles ORDER BY id")]
    for number in numbers:
        _reindex(db, number, changed, before, now)


def _merge_tags(db: sqlite3.Connection) -> None:
    """Of tags that differ in case alone, the one with the most articles takes those of the others."""
    alike: dict[str, list[tuple[int, int]]] = {}
    for number, name, articles in db.execute("SELECT id, name, articles FROM tags").fetchall():
        alike.setdefault(_case_key(name), []).append((-articles, number))
    for tags in alike.values():
        (_, kept), *others = sorted(tags)
        for _, number in others:
            db.execute(
                "INSERT OR IGNORE INTO article_tags (article_id, tag_id) SELECT article_id, ? FROM article_tags WHERE tag_id = ?",
                [kept, number],
            )
            db.execute("DELETE FROM article_tags WHERE tag_id = ?", [number])
            db.execute("DELETE FROM tags WHERE id = ?", [number])


def _reindex(db: sqlite3.Connection, number: int, changed: re.Pattern[str], before: _Folded, now: _Folded) -> None:
    title, byline, site, packed, notes = db.execute(
        "SELECT a.title, a.byline, a.site, t.packed, a.notes FROM articles a LEFT JOIN texts t ON t.article_id = a.id WHERE a.id = ?",
        [number],
    ).fetchone()
    text = _plain_text(packed) if packed else ""
    said = (title, byline, site, text, notes)
    if not any(changed.search(part) for part in said):
        return
    columns = "title, byline, site, text, notes"
    db.execute(
        f"INSERT INTO search(search, rowid, {columns}) VALUES ('delete', ?, ?, ?, ?, ?, ?)",
        [number, *(_index_words(part, before) for part in said)],
    )
    db.execute(
        f"INSERT INTO search(rowid, {columns}) VALUES (?, ?, ?, ?, ?, ?)",
        [number, *(_index_words(part, now) for part in said)],
    )
    db.execute("UPDATE articles SET title_key = ? WHERE id = ?", [_fold(title, now), number])
    known = db.execute("DELETE FROM likeness WHERE article_id = ? RETURNING signature", [number]).fetchone()
    if known is not None:
        db.executemany(
            "DELETE FROM likeness_values WHERE value = ? AND article_id = ?",
            [(value, number) for value in _values_of(known[0])],
        )
    signature = _signature_of(_index_words(text, now))
    if signature:
        db.execute("INSERT INTO likeness (article_id, signature) VALUES (?, ?)", [number, signature])
        db.executemany(
            "INSERT INTO likeness_values (value, article_id) VALUES (?, ?)",
            [(value, number) for value in _values_of(signature)],
        )


def _case_key(text: str) -> str:
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return lower.replace("i\u0307", "i").replace("ı", "i")


# --- texts -------------------------------------------------------------------------------------------------------------------


@cache
def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd as module
    else:
        from backports import zstd as module
    return module


def _plain_text(compressed: bytes) -> str:
    parts: list[str] = []
    before: tuple[str, int] | None = None
    for row in json.loads(_zstd().decompress(compressed).decode("utf-8", "surrogatepass")):
        words = row.get("text")
        if words:
            this = row["kind"], row.get("group", 0)
            if before is not None:
                parts.append("\n" if this == before and this[0] in ("item", "row") else "\n\n")
            parts.append(words)
            before = this
    return "".join(parts)


# --- folding, as it was and as it is -----------------------------------------------------------------------------------------

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_SPACELESS}]+")
_LETTERS_BEFORE = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n", "й": "й", "ї": "ї",
    "ў": "ў", "ى": "ي", "ـ": "", "ʼ": "'", "’": "'",
}  # fmt: skip
_LETTERS = {
    **_LETTERS_BEFORE, "ک": "ك", "ڪ": "ك", "ی": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه",
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    **dict(zip("₀₁₂₃₄₅₆₇₈₉⁰⁴⁵⁶⁷⁸⁹", "01234567890456789", strict=True)),
}  # fmt: skip


def _fold_letter(letter: str, letters: dict[str, str]) -> str:
    lower = letter.casefold()
    if lower in letters:
        return letters[lower]
    code = ord(letter)
    if code < 0x0900 or 0x1D00 <= code < 0x2000 or 0xFB00 <= code < 0xFF5F:
        parts = unicodedata.normalize("NFKD", lower)
        return "".join(letters.get(part, part) for part in parts.casefold() if not unicodedata.combining(part))
    return lower


class _Folded(dict[int, str]):
    """Code point -> its folded form, worked out at first use."""

    def __init__(self, letters: dict[str, str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code), self._letters)
        return folded


def _characters_folded_otherwise(before: _Folded, now: _Folded) -> list[str]:
    codes = (*range(0x80, 0x0900), *range(0x2000, 0x2070), *range(0xFB00, 0x10000))
    return [chr(code) for code in codes if before[code] != now[code]]


def _fold(text: str, table: _Folded) -> str:
    return text.lower() if text.isascii() else text.translate(table)


def _index_words(text: str | None, table: _Folded) -> str:
    folded = _fold(text or "", table)
    return folded if folded.isascii() else _RUN.sub(_pairs, folded)


def _index_text(compressed: bytes | None, table: _Folded) -> str:
    return _index_words(_plain_text(compressed), table) if compressed else ""


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    return f" {' '.join(letters[at : at + 2] for at in range(len(letters)))} "


# --- minhashes ---------------------------------------------------------------------------------------------------------------

_PLACES = 64
_WORD = re.compile(r"[^\W_]+")
_EMPTY = 0xFFFF


def _signature_of(indexed: str) -> bytes:
    words = _WORD.findall(indexed)
    if len(words) < 40:
        return b""
    hashes = list(map(_hash, words))
    # A run's hash tells its words apart by their order; the golden ratio spreads it over all bits (Knuth, TAOCP 6.4).
    runs = {
        ((one ^ two << 1 ^ three << 2 ^ four << 3) * 0x9E3779B1) & 0xFFFFFFFF
        for one, two, three, four in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    }
    # From the greatest to the least, so that the least of each place stays.
    least = {run & (_PLACES - 1): run >> 16 for run in sorted(runs, reverse=True)}
    return struct.pack(f"<{_PLACES}H", *(least.get(place, _EMPTY) for place in range(_PLACES)))


@lru_cache(1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _values_of(signature: bytes) -> tuple[int, ...]:
    numbers = struct.unpack(f"<{len(signature) // 2}H", signature)
    return tuple(
        number << 28 | zlib.crc32(signature[place * 2 : (place + 3) * 2]) >> 4
        for number, place in enumerate(range(0, min(24, len(numbers)), 3))
        if numbers[place : place + 3] != (_EMPTY,) * 3
    )
