"""Find a passage in a text and say how it stands there: word for word, changed, or not at all.

Spaces and line breaks don't count, nor the shape of quotation marks, apostrophes and hyphens: copies change those. Every
word does, every figure, capitals, and all other punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from reader.text.scripts import SPACELESS

Verdict = Literal["word for word", "changed", "missing"]

LEFT_OUT = re.compile(r"\s*[\[(（［]\s*(?:…|\.\s?\.\s?\.)\s*[\])）］]\s*")
"""Says in a quotation that words of the text were left out."""
MIN_SHARE = 0.4
"""The part of a passage's words that must stand together in the text for it to be a changed quotation of it."""
MIN_WORDS = 3
"""Fewer words than these are no passage that could have been changed: they are there, or not."""
MIN_ADDED_WORDS = 3
"""From so many words on, what stands at an end of a passage alone was added to it, and stands for nothing of the text."""
MAX_WORDS = 5000
"""Words of a passage that are compared one by one."""

_TOKEN = re.compile(
    rf"[{SPACELESS}]|\d+(?:[.,:]\d+)*|[^\W\d_{SPACELESS}](?:[^\W{SPACELESS}]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*"
    r"(?:[‑‐-][^\W\d_]\w*)*|\.\.\.|[^\s]"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTES = dict.fromkeys("\"“”„‟«»‹›‘’‚‛'ʼ「」『』〝〞＂", '"')
_SPACES_IN_MARKS = "\u00a0\u202f"
_SAME = {"‑": "-", "‐": "-", "...": "…", "．": ".", "，": ","}


class Change(NamedTuple):
    """Where a passage differs: the words that it has there, and those that the text has; "" for none."""

    passage: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """How a passage stands in a text: ``spans`` are the places of its parts, in code points, in the passage's order;
    ``changes`` what differs. ``in_order`` is False where parts stand in another order than in the text.
    """

    verdict: Verdict
    spans: tuple[tuple[int, int], ...] = ()
    changes: tuple[Change, ...] = ()
    in_order: bool = True


class _Operation(NamedTuple):
    """What ``SequenceMatcher.get_opcodes`` gives: a span of the passage's tokens, and one of the text's."""

    is_same: bool
    begin: int
    end: int
    text_begin: int
    text_end: int


class _Tokens(NamedTuple):
    words: list[str]
    spans: list[tuple[int, int]]


def find_passage(passage: str, text: str, near: int = 0) -> Found:
    """Return how the passage stands in the text, at the place nearest to ``near`` where it stands there more than
    once. Parts that a "[…]" divides are looked for one by one.
    """
    tokens = _tokens(text)
    spans: list[tuple[int, int]] = []
    changes: list[Change] = []
    is_missing = False
    for part in LEFT_OUT.split(passage.strip()):
        if not part.strip():
            continue
        found = _exact(part, text, tokens, spans[-1][1] if spans else near, after=bool(spans))
        if found is None:
            close = _changed(part, text, tokens)
            if close is None:
                is_missing = True
                changes.append(Change(part.strip(), ""))
                continue
            found, differences = close
            changes += differences
        spans.append(found)
    if not spans:
        return Found("missing")
    in_order = all(first[0] <= second[0] for first, second in pairwise(spans))
    verdict: Verdict = "changed" if changes or is_missing or not in_order else "word for word"
    return Found(verdict, tuple(spans), tuple(changes), in_order)


def _tokens(text: str) -> _Tokens:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        word = _plain(match[0])
        if word:
            words.append(word)
            spans.append(match.span())
    return _Tokens(words, spans)


def _plain(token: str) -> str:
    if token in _QUOTES:
        return '"'
    if token in _SAME:
        return _SAME[token]
    token = _UNSEEN.sub("", token)
    if not token.isascii():
        token = unicodedata.normalize("NFC", token)
        token = token.replace("‑", "-").replace("‐", "-")
    return token


def _edges(tokens: _Tokens) -> _Tokens:
    """Return the tokens without the quotation marks at both ends."""
    first, last = 0, len(tokens.words)
    while first < last and tokens.words[first] == '"':
        first += 1
    while last > first and tokens.words[last - 1] == '"':
        last -= 1
    return _Tokens(tokens.words[first:last], tokens.spans[first:last])


def _exact(part: str, text: str, tokens: _Tokens, near: int, *, after: bool) -> tuple[int, int] | None:
    own = _tokens(part)
    wanted = _edges(own).words
    if not wanted:
        return None
    found = _runs(wanted, tokens) or _runs(wanted, tokens, within_words=True)
    if not found:
        return None
    if after:
        found = [span for span in found if span[0] >= near] or found
    start, end = min(found, key=lambda span: abs(span[0] - near))
    return _with_marks(own, text, start, end)


def _with_marks(own: _Tokens, text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the quotation marks beside it, as far as the passage has marks at its own ends."""
    before = text[:start].rstrip(_SPACES_IN_MARKS)
    if own.words[0] == '"' and before[-1:] in _QUOTES:
        start = len(before) - 1
    after = text[end:].lstrip(_SPACES_IN_MARKS)
    if own.words[-1] == '"' and after[:1] in _QUOTES:
        end = len(text) - len(after) + 1
    return start, end


def _runs(wanted: list[str], tokens: _Tokens, *, within_words: bool = False) -> list[tuple[int, int]]:
    """Return every place where these tokens follow each other; ``within_words`` the first may be the end of a word, and
    the last the beginning of one.
    """
    divider = "\x1f"
    outer = [] if within_words else [""]
    held, sought = divider.join(["", *tokens.words, ""]), divider.join([*outer, *wanted, *outer])
    begins: list[int] = []
    place = 0
    for word in tokens.words:
        begins.append(place)
        place += len(word) + 1
    found: list[tuple[int, int]] = []
    at = held.find(sought)
    while at >= 0:
        first = max(bisect_right(begins, at - within_words) - 1, 0)
        last = first + len(wanted) - 1
        start, end = tokens.spans[first][0], tokens.spans[last][1]
        if within_words:
            start += at - 1 - begins[first]
            end -= begins[last] + 1 + len(tokens.words[last]) - at - len(sought)
        found.append((start, end))
        at = held.find(sought, at + 1)
    return found


def _changed(part: str, text: str, tokens: _Tokens) -> tuple[tuple[int, int], list[Change]] | None:
    """Return where most of the part's words stand together, and what differs there; None where they stand nowhere."""
    own = _edges(_tokens(part))
    words = sum(map(_is_word, own.words))
    if not words >= MIN_WORDS or len(own.words) > MAX_WORDS or not tokens.words:
        return None
    first, last = _window(own.words, tokens.words)
    window = tokens.words[first:last]
    codes = SequenceMatcher(None, own.words, window, autojunk=False).get_opcodes()
    operations = _without_strays([_Operation(name == "equal", *places) for name, *places in codes])
    same = [operation for operation in operations if operation.is_same]
    held = sum(sum(map(_is_word, own.words[one.begin : one.end])) for one in same)
    if not same or held < MIN_SHARE * words:
        return None
    begin, end = same[0].text_begin, same[-1].text_end
    lead, rest = (
        number if number < MIN_ADDED_WORDS else 0 for number in (same[0].begin, len(own.words) - same[-1].end)
    )
    begin, end = max(0, begin - lead), min(len(window), end + rest)
    changes: list[Change] = []
    for a, b, c, d in _merged(operations):
        c, d = max(c, begin), min(d, end)
        said = part[own.spans[a][0] : own.spans[b - 1][1]] if b > a else ""
        stands = text[tokens.spans[first + c][0] : tokens.spans[first + d - 1][1]] if d > c else ""
        if said or stands:
            changes.append(Change(" ".join(said.split()), " ".join(stands.split())))
    return (tokens.spans[first + begin][0], tokens.spans[first + end - 1][1]), changes


def _without_strays(operations: list[_Operation]) -> list[_Operation]:
    """Return the operations without a word or two at either end that stand in the text far from all the others."""
    for step in (1, -1):
        while True:
            same = [at for at, operation in enumerate(operations) if operation.is_same][::step]
            if len(same) < 2:
                break
            outer, inner = operations[same[0]], operations[same[1]]
            first, second = (outer, inner) if step > 0 else (inner, outer)
            apart = (second.text_begin - first.text_end) - (second.begin - first.end)
            if apart <= outer.end - outer.begin:
                break
            operations[same[0]] = outer._replace(is_same=False)
    return operations


def _merged(operations: list[_Operation]) -> list[tuple[int, int, int, int]]:
    """Return what differs as spans of both sides; differences that one token parts are one."""
    merged: list[tuple[int, int, int, int]] = []
    for is_same, a, b, c, d in operations:
        if is_same:
            continue
        if merged and a - merged[-1][1] <= 1 and c - merged[-1][3] <= 1:
            merged[-1] = (merged[-1][0], b, merged[-1][2], d)
        else:
            merged.append((a, b, c, d))
    return merged


def _is_word(token: str) -> bool:
    return token.isalnum() or len(token) > 1


def _window(wanted: list[str], held: list[str]) -> tuple[int, int]:
    """Return the stretch of ``held`` with most words of ``wanted``, the rare ones counting most, and what is around it."""
    size = min(len(held), len(wanted) + max(4, len(wanted) // 3))
    common = Counter(held)
    need = Counter(wanted)
    inside: Counter[str] = Counter()
    score = best = 0.0
    at = 0
    for end, word in enumerate(held):
        if word in need:
            inside[word] += 1
            score += (inside[word] <= need[word]) / common[word] ** 0.5
        if end >= size:
            gone = held[end - size]
            if gone in need:
                score -= (inside[gone] <= need[gone]) / common[gone] ** 0.5
                inside[gone] -= 1
        if score > best + 1e-9:
            best, at = score, end
    margin = max(3, len(wanted) // 3)
    return max(0, at + 1 - size - margin), min(len(held), at + 1 + margin)
