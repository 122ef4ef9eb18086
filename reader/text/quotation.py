"""Quotation marks by language, and a passage put between them: its words stay, only marks within it change their level."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from reader.text.fold import is_spaceless


class Marks(NamedTuple):
    """The outer and the inner pair of a language; the space that belongs to a mark stands in it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ENGLISH = Marks("“", "”", "‘", "’")
_GERMAN = Marks("„", "“", "‚", "‘")
_FRENCH = Marks("«\u00a0", "\u00a0»", "“", "”")
_ANGLED = Marks("«", "»", "“", "”")
_LOW_HIGH = Marks("„", "”", "«", "»")
_SWEDISH = Marks("”", "”", "’", "’")
_CORNERS = Marks("「", "」", "『", "』")
MARKS: dict[str, Marks] = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "hr", "bg", "is", "lt", "lv", "et", "ka", "mk", "sr", "bs"), _GERMAN),
    "fr": _FRENCH,
    **dict.fromkeys(("es", "it", "pt", "ca", "gl", "el", "no", "nb", "nn", "fa", "ar", "hy", "sq", "eu"), _ANGLED),
    **dict.fromkeys(("ru", "uk", "be"), Marks("«", "»", "„", "“")),
    **dict.fromkeys(("pl", "ro"), _LOW_HIGH),
    "hu": Marks("„", "”", "»", "«"),
    "da": Marks("»", "«", "›", "‹"),
    **dict.fromkeys(("sv", "fi"), _SWEDISH),
    "ja": _CORNERS,
    "zh-tw": _CORNERS,
    "zh-hk": _CORNERS,
    "he": Marks("”", "”", "’", "’"),
}
"""By ISO 639-1 code (Unicode CLDR, delimiters); what is not here has English ones."""

ELLIPSIS = "[…]"
"""Stands where words of the article were left out between two parts of a quotation."""

_PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‘", "’"), ("‚", "‘"), ("‹", "›"), ("›", "‹"))
_CORNER_PAIRS = (("「", "」"), ("『", "』"))
_SIGNS = "\"'" + "".join(dict.fromkeys("".join(opening + closing for opening, closing in (*_PAIRS, *_CORNER_PAIRS))))
_SPACES = "\u00a0\u202f "
_SPACED = "«»‹›"
"""Marks that have a space within them in French."""
_IN_WORDS = re.compile(r"\w")


def marks_of(language: str) -> Marks:
    """Return the quotation marks of a language, the English ones for one that is not known."""
    code = language.lower().replace("_", "-")
    return MARKS.get(code) or MARKS.get(code.partition("-")[0]) or ENGLISH


def quoted(passage: str, language: str) -> str:
    """Return the passage in the quotation marks of its language, with those within it a level lower."""
    marks = marks_of(language)
    return f"{marks.opening}{with_inner_marks(passage, marks)}{marks.closing}"


def joined(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the words of ``text`` in these spans, in their order: as they stand where only space lies between two of
    them, with an ellipsis in brackets where words do.
    """
    made = ""
    end = -1
    for start, stop in sorted(spans):
        start, stop = max(start, end), min(stop, len(text))
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if start >= stop:
            continue
        if end < 0:
            made = text[start:stop]
        elif not text[end:start].strip():
            made += text[end:stop]
        else:
            before, after = text[end - 1], text[start]
            tight = not after.isascii() and is_spaceless(after) and (before in "。！？」』" or is_spaceless(before))
            made += (f"{ELLIPSIS}" if tight else f" {ELLIPSIS} ") + text[start:stop]
        end = stop
    return made


def with_inner_marks(passage: str, marks: Marks) -> str:
    """Return the passage with its quotations in the inner marks, and those within these in the outer ones.
    Apostrophes stay.
    """
    levels = ((marks.inner_opening, marks.inner_closing), (marks.opening, marks.closing))
    found = _quotations(passage)
    pieces: list[str] = []
    at = 0
    for position, (level, is_opening) in sorted(found.items()):
        before, after = position, position + 1
        if passage[position] not in _SPACED:
            pass
        elif is_opening:
            while after < len(passage) and passage[after] in _SPACES:
                after += 1
        else:
            while before > at and passage[before - 1] in _SPACES:
                before -= 1
        pieces.append(passage[at:before])
        pieces.append(levels[level % 2][0 if is_opening else 1])
        at = after
    return "".join([*pieces, passage[at:]])


def _quotations(passage: str) -> dict[int, tuple[int, bool]]:
    """Return the marks of the passage's quotations by their position: how deep each is, and whether it opens. A double
    mark without its partner counts too, for a quotation may begin before the passage or go on behind it.
    """
    found: dict[int, tuple[int, bool]] = {}
    opened: list[tuple[int, str]] = []
    for at, sign in enumerate(passage):
        if sign not in _SIGNS or (sign in "'’" and _joins_words(passage, at)):
            continue
        partner = next((depth for depth in reversed(range(len(opened))) if _closes(opened[depth][1], sign)), -1)
        if partner >= 0 and not _must_open(passage, at, sign):
            found[opened[partner][0]] = (partner, True)
            found[at] = (partner, False)
            del opened[partner:]
        elif _opens(passage, at, sign):
            opened.append((at, sign))
        elif sign in "”」":
            found[at] = (0, False)
    found.update({at: (depth, True) for depth, (at, sign) in enumerate(opened) if sign in "“„「"})
    return found


def _opens(passage: str, at: int, sign: str) -> bool:
    if sign in "「『":
        return True
    if sign in "\"'”’":
        before, after = passage[at - 1 : at], passage[at + 1 : at + 2]
        return (not before or not _IN_WORDS.match(before)) and before not in tuple(".,!?…)") and bool(after.strip())
    if sign in "“‘" and at and passage[at - 1] and _IN_WORDS.match(passage[at - 1]):
        return False
    return any(sign == opening for opening, _ in _PAIRS)


def _closes(opening: str, sign: str) -> bool:
    if opening in "\"'”’":
        return sign == opening
    return (opening, sign) in _PAIRS or (opening, sign) in _CORNER_PAIRS


def _must_open(passage: str, at: int, sign: str) -> bool:
    """Tell whether a mark that closes in one language and opens in another opens here: a word follows, none precedes."""
    if sign not in "“‘»«›‹":
        return False
    before, after = passage[at - 1 : at], passage[at + 1 : at + 2]
    return bool(not before.strip() and after.strip() and before not in ("\u00a0", "\u202f"))


def _joins_words(passage: str, at: int) -> bool:
    before, after = passage[at - 1 : at], passage[at + 1 : at + 2]
    return bool(before and after and _IN_WORDS.match(before) and _IN_WORDS.match(after))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the words whole that it begins or ends within; nobody quotes half a word. An empty span stays."""
    start, end = min(start, len(text)), min(end, len(text))
    if start >= end:
        return start, end
    while start > 0 and _is_within_word(text, start):
        start -= 1
    while end < len(text) and _is_within_word(text, end):
        end += 1
    return start, end


def _is_within_word(text: str, at: int) -> bool:
    return all(_is_letter(text[place]) for place in (at - 1, at))


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is part of a word; of scripts without spaces none is, for nothing divides their words."""
    if sign.isascii():
        return sign.isalnum() or sign == "_"
    return bool(_IN_WORDS.match(sign) or unicodedata.combining(sign)) and not is_spaceless(sign)
