"""Titles as reference lists write them: headline capitals, quotation marks within others, the stop at their end."""

from __future__ import annotations

import re

from reader.exchange.citations.markup import ITALIC_END
from reader.text.marks import CLOSERS

_NO_PREPOSITIONS = "a an the and but or nor so yet as if than"
_SMALL = f"""
    {_NO_PREPOSITIONS} for
    about above across after against along alongside amid amidst among amongst around at atop before behind below beneath beside
    besides between beyond by circa despite down during except from in inside into like near of off on onto out outside over past
    per plus sans since through throughout till to toward towards under underneath until unto up upon versus vs vs. v. via with within
    without al de del der des di du et la le van von
"""
_NEVER_STRANDED = frozenset(_NO_PREPOSITIONS.split())
SMALL_WORDS = frozenset(_SMALL.split())
"""Articles, conjunctions and prepositions of any length, which stay small within a headline (Chicago Manual of Style
8.160 in its 17th edition, MLA Handbook 2.99)."""

_HAS_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
_PARTS = re.compile(r"([-‐‑–/])")
_WORD = re.compile(r"^(\W*)(.*?)(\W*)$", re.S)
_STARTS_ANEW = re.compile(r"[:—?!.][”’\"»)\]]*$|^—$")
_OPEN, _CLOSE = "“‘", "”’"
_STOPS = ".?!…"


def headline(title: str, language: str) -> str:
    """Return an English title with its words capitalised; titles of other languages, and of other scripts, as they are.

    Words that have a capital already stay as they are, but for small words; the first and last, and what follows a colon
    or a dash, are always capitalised. A title all in capitals becomes an ordinary one.
    """
    if (language and not language.lower().startswith("en")) or not _HAS_LATIN.search(title):
        return title
    words = title.split(" ")
    if len(words) > 1 and title.isupper():
        words = title.lower().split(" ")
    held = [at for at, word in enumerate(words) if any(sign.isalnum() for sign in word)]
    if not held:
        return title
    anew = True
    done: list[str] = []
    for at, word in enumerate(words):
        done.append(_capitalised(word, always=anew or at in (held[0], held[-1])))
        if word:
            abbreviation = word.endswith(".") and (word.lower() in SMALL_WORDS or len(word) < 4 or "." in word[:-1])
            anew = bool(_STARTS_ANEW.search(word)) and not abbreviation
    return " ".join(done)


def _capitalised(word: str, *, always: bool) -> str:
    parts = _PARTS.split(word)
    for at in range(0, len(parts), 2):
        match = _WORD.match(parts[at])
        before, letters, after = match.groups() if match else ("", parts[at], "")
        is_small = letters.lower() in SMALL_WORDS or letters.lower() + after[:1] in SMALL_WORDS
        if is_small and after[:1] in (",", ";") and letters.lower() not in _NEVER_STRANDED:
            is_small = False  # "what they talk about, and why": it stands for itself
        if is_small and not (always and at in (0, len(parts) - 1)):
            if letters[1:].islower() or len(letters) == 1:
                letters = letters.lower()
        elif letters.islower():
            letters = letters[:1].upper() + letters[1:]
        parts[at] = before + letters + after
    return "".join(parts)


def typographic(title: str) -> str:
    """Return a title with curly quotation marks and apostrophes for straight ones, and single spaces."""
    title = " ".join(title.split())
    title = re.sub(r"(?<![\w.,;!?…”’)])\"(?=\S)", "“", title).replace('"', "”")
    return re.sub(r"(?<![\w.,;!?…”’)])'(?=[^\W\d])(?=[^']*\w'(?!\w))", "‘", title).replace("'", "’")


def ended(text: str) -> str:
    """Return a text with a full stop, within the quotation marks that it may end with, as Americans put it; one that has a
    stop already as it is. "" stays "".
    """
    bare = text.rstrip(ITALIC_END)
    core, closers = _apart(bare)
    if not bare or core.rstrip(CLOSERS)[-1:] in tuple(_STOPS):
        return text
    return f"{core}.{closers}{text[len(bare) :]}" if closers else f"{text}."


def _apart(text: str) -> tuple[str, str]:
    """Return a text and the English quotation marks that close at its end; an apostrophe there is none."""
    core = text
    while core[-1:] in ("”", "’") and _OPEN[_CLOSE.index(core[-1])] in core:
        core = core[:-1]
    return core, text[len(core) :]


def in_quotes(title: str, stop: str = "", marks: str = "“”") -> str:
    """Return a title in quotation marks, those within alternating with them, and ``stop`` inside, as Americans do. A full
    stop is left out after another stop.
    """
    inner = nested(title, marks)
    text, closers = _apart(inner)
    if stop == "." and text.endswith(tuple(_STOPS)):
        stop = ""
    return f"{marks[0]}{text}{stop}{closers}{marks[1]}"


def nested(title: str, marks: str) -> str:
    """Return the title with its own English quotation marks made those that stand within ``marks``."""
    other = "‘’" if marks == "“”" else "“”"
    levels = (other, marks)
    depth = 0
    opened: list[str] = []
    signs: list[str] = []
    for at, sign in enumerate(title):
        if sign in _OPEN:
            opened.append(sign)
            signs.append(levels[depth % 2][0])
            depth += 1
        elif (
            sign in _CLOSE
            and opened
            and _OPEN.index(opened[-1]) == _CLOSE.index(sign)
            and not (sign == "’" and title[at + 1 : at + 2].isalnum())
        ):
            opened.pop()
            depth -= 1
            signs.append(levels[depth % 2][1])
        else:
            signs.append(sign)
    return "".join(signs)
