"""What no summary should hold or begin with, as data: lines of page furniture, and words that lean on the sentence
before. English here; other languages in ``lines`` and ``leaning``.
"""

from __future__ import annotations

import re

from reader.summary import anaphora
from reader.summary.furniture_lines import is_line_of

_BEGINS = (
    "read more", "read also", "also read", "see also", "more on this", "related:", "related stories", "watch:", "watch the video",
    "click here",
    "sign up", "subscribe", "follow us", "share this", "listen:", "advertisement", "photo:", "photograph:", "photos:", "image:", "picture:",
    "image source", "image caption", "video:", "copyright", "©", "all rights reserved", "this article was", "this story was", "correction:",
    "editor's note", "editor’s note", "credit:", "source:", "updated:", "last updated", "published:",
    "follow the latest", "follow our live", "that is all from us", "that's all from us", "that’s all from us", "our live coverage",
    "our coverage continues", "welcome to our live", "good morning and welcome", "good afternoon and welcome", "good evening and welcome",
    "stay with us", "we are closing this live", "we're closing this live", "we’re closing this live", "more recipes from",
    "this interview has been edited", "this conversation has been edited", "reporting by", "editing by", "additional reporting",
)  # fmt: skip
_FURNITURE = re.compile("|".join(re.escape(phrase) for phrase in _BEGINS), re.IGNORECASE)
_SOMEWHERE = re.compile(r"\ball rights reserved\b|\bclick here\b|\bcontributed to this report\b", re.IGNORECASE)

_LEANS = (
    "he she they it this that these those but and however his her their its so then also meanwhile nor or yet still there such another "
    "instead moreover therefore thus both neither either him them"
)
_LEANING = frozenset(_LEANS.split())
_JOINING = frozenset({"and", "but", "yet", "so", "still", "also", "meanwhile", "however"})
_JOINED = re.compile(r"^\W*\w+,?\s+(?:now,?\s+)?")
_POINTS = re.compile(
    r"(?:(?:beyond|after|before|since|despite|apart from|because of|for|in|by|with|from|at) (?:that|this|then|these|those)\b"
    r"(?! (?:who|which|with)\b)"
    r"|(?:similarly|likewise|in other words)\b"
    r"|the (?:previous|earlier|other|others|pair|two|three|latter|former|trio|couple|same|rest|second|third|blast|incident|move|decision)\b"
    r"(?! (?:of|by|to|that|in|on|at|from)\b)"
    r"|(?:one|two|three|most|some|many|several|all|both|neither|none|each) of (?:them|these|those|the (?:two|three|pair|others))\b"
    r"|in (?:addition|return|response|contrast|turn|fact)\b|as a result\b|for (?:example|instance)\b|on the other hand\b|of course\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|him|his|her|hers|them|their|theirs)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"[,?!.…][\"”’']+\s+(?:(?:he|she|they)\s+(?:said|says|added|adds|told|wrote|writes|recalled|explained|continued|asked|noted|joked)"
    r"|(?:said|says|added)\s+(?:he|she|they))\b"
)
_SPOKEN = re.compile(r"[\"“][^\"“”]*[\"”]?")
_NAMED = re.compile(
    r"(?<!^)\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October)\b"
    r"|(?:November|December|I)\b)[A-Z][\w’'-]+"
)
_TIMES = frozenset(
    {"in", "on", "at", "last", "now", "today", "earlier", "later", "during", "since", "for", "from", "with"}
)
_CLAUSES = frozenset(
    {"after", "before", "when", "while", "as", "if", "although", "though", "because", "despite", "following"}
)
_SOON = 5
"""A pronoun among so many first words, before any name, points at the sentence before."""


def is_furniture(sentence: str, language: str = "") -> bool:
    """Tell whether the sentence is a line such as "Read more", a photo credit or a copyright notice."""
    return bool(_FURNITURE.match(sentence) or _SOMEWHERE.search(sentence)) or is_line_of(sentence, language)


def is_anaphoric(sentence: str, words: tuple[str, ...], language: str) -> bool:
    """Tell whether the sentence begins with a word that points at the one before it ("He", "But", "Doch", "他")."""
    if anaphora.names_by_age(sentence) or anaphora.quotes_nobody(sentence, words, language):
        return True
    return _leans_in_english(sentence, words) if language == "en" else anaphora.is_anaphoric(sentence, language)


_ANNOUNCES = re.compile(
    r"(?:here(?:['’]s| is| are)\b|(?:read on|find out|see (?:how|why|what|where)|watch (?:how|why|what))\b|what follows\b"
    r"|(?:let['’]s|let us|imagine|picture this|think)\b)",
    re.IGNORECASE,
)


def announces(sentence: str, language: str) -> bool:
    """Tell whether the sentence only says that something follows, or asks the reader to imagine it. Known in
    English.
    """
    return language == "en" and _ANNOUNCES.match(sentence) is not None


def leans_by_conjunction_only(sentence: str, words: tuple[str, ...], language: str) -> bool:
    """Tell whether the sentence leans on the one before it by nothing but an "And" or a "But", and is clear without.
    Known in English.
    """
    if language != "en" or not words or words[0] not in _JOINING:
        return False
    rest = _JOINED.sub("", sentence)
    return not _leans_in_english(rest[:1].upper() + rest[1:], words[1:])


def _leans_in_english(sentence: str, words: tuple[str, ...]) -> bool:
    bare = sentence.lstrip("\"'“”‘’(… ")
    first = re.split("['’]", words[0])[0] if words else ""  # "That's how ..."
    if (first in _LEANING and bare == sentence) or _POINTS.match(bare):
        return True
    told = _SPOKEN.sub(" ", sentence)
    if _SAYS.search(sentence) and not _NAMED.search(told):
        return True
    pronoun = _PRONOUN.search(told)
    if pronoun is None or not words or bare != sentence or words[0] not in _TIMES | _CLAUSES:
        return False
    if len(told[: pronoun.start()].split()) >= _SOON or _NAMED.search(told[: pronoun.start()]):
        return False
    # "Before he died, Mr Smith ..." names him after all.
    return words[0] in _TIMES or not _NAMED.search(told, pronoun.end())
