"""A sentence with what its language's lists know of it, and the parts of it that are taken by a figure already."""

from __future__ import annotations

import re
from datetime import date

from reader.summary.briefing.languages.language import Hit, Lexicon, tokens
from reader.summary.vocabulary import Vocabulary

_GAP = re.compile(r"[\s\u00a0\u202f’'-]{0,2}$")


class AnnotatedSentence:
    """A sentence with its tokens and what the language's lists know of them; places count in the sentence."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, words: Lexicon, day: date | None, hits: list[Hit] | None = None
    ) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.words = words
        self.day = day
        self.hits = words.find(text, tokens(text)) if hits is None else hits
        days = [hit for hit in self.hits if hit.kind == "weekday"]
        if days:  # "last Tuesday" is this week's, not another time
            near = {hit.start - 1 for hit in days} | {hit.end + 1 for hit in days}
            self.hits = [hit for hit in self.hits if hit.kind != "contrast" or not near & {hit.start, hit.end}]
        self.by_start: dict[int, list[Hit]] = {}
        for hit in self.hits:
            self.by_start.setdefault(hit.start, []).append(hit)
        self.spaceless = words.language.spaceless
        self.taken: list[tuple[int, int]] = []

    def free(self, start: int, end: int) -> bool:
        return not any(start < over and under < end for under, over in self.taken)

    def at(self, place: int, kind: str) -> Hit | None:
        """Return the longest hit of a kind that begins at a place, but for a space or hyphen."""
        for begin in (place, place + 1, place + 2):
            if begin > place and not _GAP.match(self.text[place:begin]):
                return None
            found = [hit for hit in self.by_start.get(begin, ()) if hit.kind == kind]
            if found:
                return max(found, key=lambda hit: hit.end)
        return None

    def before(self, place: int, kind: str, words_between: int = 0) -> Hit | None:
        """Return the nearest hit of a kind that ends before a place, with at most so many words between."""
        found = [hit for hit in self.hits if hit.kind == kind and hit.end <= place]
        if not found:
            return None
        hit = max(found, key=lambda hit: (hit.end, hit.end - hit.start))
        between = self.text[hit.end : place]
        count = len(between.strip()) if self.spaceless else len(between.split())
        return hit if count <= words_between and not re.search("[,;:.،、。]", between) else None

    def after(self, place: int, kind: str, words_between: int) -> Hit | None:
        found = [hit for hit in self.hits if hit.kind == kind and hit.start >= place]
        if not found:
            return None
        hit = min(found, key=lambda hit: hit.start)
        between = self.text[place : hit.start]
        count = len(between.strip()) if self.spaceless else len(between.split())
        return hit if count <= words_between and not re.search("[,;:.،、。]", between) else None
