"""What no summary should hold or begin with, as data: lines of page furniture, and words that lean on the sentence before. English here;
other languages in ``lines`` and ``leaning``."""

from __future__ import annotations

import re

from reader.summary.leaning import leans
from reader.summary.lines import is_line_of

_BEGINS = (
    "read more", "read also", "also read", "see also", "more on this", "related:", "related stories", "watch:", "watch the video",
    "click here",
    "sign up", "subscribe", "follow us", "share this", "listen:", "advertisement", "photo:", "photograph:", "photos:", "image:", "picture:",
    "image source", "image caption", "video:", "copyright", "©", "all rights reserved", "this article was", "this story was", "correction:",
    "editor's note", "editor’s note", "credit:", "source:", "updated:", "last updated", "published:",
)  # fmt: skip
_FURNITURE = re.compile("|".join(re.escape(phrase) for phrase in _BEGINS), re.IGNORECASE)
_SOMEWHERE = re.compile(r"\ball rights reserved\b|\bclick here\b|\bcontributed to this report\b", re.IGNORECASE)

_LEANING = {
    "en": "he she they it this that these those but and however his her their its so then also meanwhile nor or yet still there such "
    "another instead moreover therefore thus",
}
_LEANING_WORDS = {language: frozenset(entries.split()) for language, entries in _LEANING.items()}


def is_furniture(sentence: str, language: str = "") -> bool:
    """Whether the sentence is a line such as "Read more", a photo credit or a copyright notice."""
    return bool(_FURNITURE.match(sentence) or _SOMEWHERE.search(sentence)) or is_line_of(sentence, language)


def leans_back(sentence: str, words: tuple[str, ...], language: str) -> bool:
    """Whether the sentence begins with a word that points at the one before it ("He", "But", "Doch", "他")."""
    if language in _LEANING_WORDS:
        return bool(words) and words[0] in _LEANING_WORDS[language]
    return leans(sentence, language)
