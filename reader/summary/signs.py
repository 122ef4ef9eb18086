"""What a sentence shows of whether it stands on its own and what it brings: the words it begins with, whom it names for
the first time, whom it takes as known, what title and standfirst promise of it. No sign depends on what a word means;
words of grammar come from the lists of ``languages``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reader.summary.candidates import GOOD
from reader.summary.features import View
from reader.summary.language_rules import Grammar, grammar
from reader.text.fold import fold

SIGN_NAMES = (
    *("starts with pronoun", "starts with possessive", "starts with demonstrative", "starts with link"),
    *("starts with definite", "starts with function word", "starts with speaker", "starts with comparing"),
    *("starts with name", "starts with known name", "starts with quote", "starts with figure"),
    *("pronouns", "pronoun before name", "possessives", "demonstratives", "links", "comparing", "speakers", "days"),
    *("says", "definites", "definites known", "definites new", "definite start known", "definite start new"),
    *("full names", "new full names", "names known", "names new", "surnames only", "names in title"),
    *("figures", "figures new", "figures known", "large figure", "per cent or money", "age", "year"),
    *(
        "speech",
        "quote without name",
        "stops inside",
        "ends open",
        "ends with exclamation",
        "colon",
        "brackets",
        "dashes",
    ),
    *("address", "letters", "words", "capitals"),
    *("terms new", "terms known", "taken up later", "taken up next", "shared with previous"),
    *("title weight", "title rank", "title share left", "description weight", "description rank", "description copy"),
    *("title copy",),
    *("first in paragraph", "last in paragraph", "paragraph", "paragraph length", "paragraph share"),
    *("index", "from end", "share", "skipped before"),
    *("previous asks", "previous ends open", "previous anaphoric", "next anaphoric", "next contradicts"),
    *("leans", "announces", "conjunction", "torn", "unwilling", "depth"),
    *("article candidates", "article speech", "article speakers", "article questions", "article links", "cased"),
    *("has title", "has description", "lists known"),
)

_CAPITAL = f"[A-Z{''.join(letter for letter in map(chr, range(0xC0, 0x530)) if letter.isupper())}]"
_FULL_NAME = re.compile(
    rf"(?<![\w.])({_CAPITAL}[\w’'-]+(?: (?:{_CAPITAL}\.|de|van|von|der|bin|al|el|da|di|du|la|le))* {_CAPITAL}[\w’'-]+)"
)
_STOP_INSIDE = re.compile(rf"[.!?][\"”’']? {_CAPITAL}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONEY = re.compile(
    r"[%$€£¥₹]|\b(?:per ?cent|percent|prozent|pour cent|por ciento|procent|per cento|por cento)\b|٪", re.IGNORECASE
)
_AGE = re.compile(
    r"\b\d{1,3}(?:[- ]year-old|-jähr\w+|jähr\w+|-åri\w*|-jarige\w*|-letni\w*|-летн\w*|letá|letý)", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?:|www\.|@\w|#\w")
_OPENERS = "\"“„«»”「『'‘‹("
_DASH = re.compile(r"\s[-–—]{1,2}\s|—")


def sign_rows(view: View) -> list[list[float]]:
    """Return the signs of each candidate, in the order of ``SIGN_NAMES``."""
    return _Signs(view, grammar(view.about.vocabulary.language)).rows()


class _Signs:
    def __init__(self, view: View, lists: Grammar) -> None:
        self.view = view
        self.lists = lists
        self.title = fold(view.about.title)
        self.description = fold(view.about.description)
        self.title_text = view.about.title
        found = view.found
        self.full = [frozenset(_FULL_NAME.findall(c.text)) for c in found]
        self.numbers = [_NUMBER.findall(c.text) for c in found]
        self.inner = Counter(name for names in view.names for name in names)
        self.spread = Counter(term for terms in view.terms for term in terms)
        self.ends = [c.text.rstrip("\"”’'»“) ")[-1:] for c in found]

    def _weighted(self, wanted: frozenset[str]) -> list[float]:
        """Return how much of some terms, the rarer the weightier, each sentence holds (0 to 1)."""
        size = len(self.view.found) + 1
        weights = {term: math.log(1 + size / (1 + self.spread[term])) for term in wanted}
        total = sum(weights.values()) or 1.0
        return [sum(weights[term] for term in terms & wanted) / total for terms in self.view.terms]

    def rows(self) -> list[list[float]]:
        view, lists = self.view, self.lists
        found = view.found
        count = len(found)
        by_title, by_description = self._weighted(view.title), self._weighted(view.description)
        title_ranks, description_ranks = _ranks(by_title), _ranks(by_description)
        promised = view.title | view.description
        paragraphs = self._paragraphs()
        last_index = found[-1].index if found else 0
        word_count = sum(len(c.words) for c in found) or 1
        article = [
            float(count),
            sum(view.quoted) / max(1, count),
            sum(word in lists.speaker for c in found for word in c.words) / word_count,
            sum(end in "?？؟" for end in self.ends if end) / max(1, count),
            sum(word in lists.connective for c in found for word in c.words) / word_count,
            float(view.cased),
            float(bool(view.title)),
            float(bool(view.description)),
            float(lists.known),
        ]
        later = Counter(term for terms in view.terms for term in terms)
        met_terms: set[str] = set()
        met_names: set[str] = set()
        met_full: set[str] = set()
        met_numbers: set[str] = set()
        met_words: set[str] = set(view.title)
        met_parts: set[str] = set()
        rows = []
        for at, c in enumerate(found):
            words, text, terms, names = c.words, c.text, view.terms[at], view.names[at]
            later.subtract(terms)
            first = words[0] if words else ""
            stem = view.stem
            definites = [word for before, word in pairwise(words) if before in lists.definite]
            known_definites = sum(stem(word) in met_words for word in definites)
            starts_definite = first in lists.definite and len(words) > 1
            start_known = starts_definite and (
                stem(words[1]) in met_words or (len(words) > 2 and stem(words[2]) in met_words)
            )
            pronoun_at = next((i for i, word in enumerate(words) if word in lists.pronoun), 99)
            bare = text.lstrip(_OPENERS + " ")
            lowered_names = {name.lower() for name in names}
            name_at = next((i for i, word in enumerate(words) if word in lowered_names), 98)
            starts_capital = bare[:1].isupper() and first not in view.stop_words and first not in lists.every
            start_name = bare.split(" ", 1)[0].strip(",.:;’'s") if starts_capital else ""
            full = self.full[at]
            figures = self.numbers[at]
            parts = {part for name in full for part in name.split()}
            known = len(names & met_names)
            surnames = len([name for name in names if name in met_parts and name not in parts])
            size = max(1, len(words))
            fresh = len(terms - met_terms)
            left = len((terms & promised) - met_terms)
            index = c.index
            paragraph = paragraphs[at]
            before = found[at - 1] if at else None
            after = found[at + 1] if at + 1 < count else None
            folded = fold(text)
            rows.append(
                [
                    float(first in lists.pronoun),
                    float(first in lists.possessive),
                    float(first in lists.demonstrative),
                    float(first in lists.connective),
                    float(starts_definite),
                    float(first in view.stop_words),
                    float(first in lists.speaker),
                    float(first in lists.comparing or (starts_definite and words[1] in lists.comparing)),
                    float(bool(start_name)),
                    float(bool(start_name) and (start_name in met_names or start_name in met_parts)),
                    float(text[:1] in _OPENERS),
                    float(bool(figures) and bare[:1].isdigit()),
                    sum(word in lists.pronoun for word in words) / size,
                    float(pronoun_at < name_at) if pronoun_at < 99 else -1.0,
                    sum(word in lists.possessive for word in words) / size,
                    float(sum(word in lists.demonstrative for word in words)),
                    float(sum(word in lists.connective for word in words)),
                    float(sum(word in lists.comparing for word in words)),
                    sum(word in lists.speaker for word in words) / size,
                    float(sum(word in lists.days for word in words)),
                    float(sum(word in lists.says for word in words)),
                    float(len(definites)),
                    float(known_definites),
                    float(len(definites) - known_definites),
                    float(start_known),
                    float(starts_definite and not start_known),
                    float(len(full)),
                    float(len(full - met_full)),
                    float(known),
                    float(len(names) - known),
                    float(surnames),
                    float(sum(name in self.title_text for name in names)) if self.title else -1.0,
                    float(len(figures)),
                    float(sum(figure not in met_numbers for figure in figures)),
                    float(sum(figure in met_numbers for figure in figures)),
                    max((len(figure) for figure in figures), default=0),
                    float(bool(_MONEY.search(text))),
                    float(bool(_AGE.search(text))),
                    float(bool(_YEAR.search(text))),
                    view.quoted[at],
                    float(view.quoted[at] > 0.3 and not names),
                    float(len(_STOP_INSIDE.findall(text))),
                    float(self.ends[at] in ":：…,;" or not self.ends[at]),
                    float(self.ends[at] in "!！"),
                    float(":" in text),
                    float("(" in text or "（" in text),
                    float(len(_DASH.findall(text))),
                    float(bool(_ADDRESS.search(text))),
                    float(len(text)),
                    float(c.length),
                    sum(letter.isupper() for letter in text) / max(1, len(text)),
                    fresh / max(1, len(terms)),
                    float(len(terms) - fresh),
                    sum(min(3, later[term]) for term in terms if later[term] > 0) / max(1, len(terms)),
                    len(terms & view.terms[at + 1]) / max(1, len(terms)) if after else -1.0,
                    len(terms & view.terms[at - 1]) / max(1, len(terms)) if before else -1.0,
                    by_title[at] if view.title else -1.0,
                    title_ranks[at] if view.title else -1.0,
                    left / max(1, len(promised)) if promised else -1.0,
                    by_description[at] if view.description else -1.0,
                    description_ranks[at] if view.description else -1.0,
                    float(folded[:60] in self.description) if self.description else -1.0,
                    float(folded[:60] in self.title) if self.title else -1.0,
                    float(paragraph[0] == 0),
                    float(paragraph[0] == paragraph[1] - 1),
                    float(paragraph[2]),
                    float(paragraph[1]),
                    float(paragraph[3]),
                    float(index),
                    float(last_index - index),
                    index / max(1, last_index),
                    float(index - (before.index if before else -1) - 1),
                    float(at > 0 and self.ends[at - 1] in "?？؟"),
                    float(at > 0 and self.ends[at - 1] in ":：…"),
                    float(before.anaphoric) if before else -1.0,
                    float(after.anaphoric) if after else -1.0,
                    float(c.contradicted_by_next),
                    float(c.anaphoric),
                    float(c.cataphoric),
                    float(c.starts_with_conjunction),
                    float(c.unbalanced_quote),
                    float(c.eligibility != GOOD),
                    float(c.depth),
                    *article,
                ]
            )
            met_terms |= terms
            met_names |= names
            met_full |= full
            met_numbers.update(figures)
            met_parts |= parts
            met_words.update(stem(word) for word in words)
            if start_name:
                met_names.add(start_name)
        return rows

    def _paragraphs(self) -> list[tuple[int, int, int, float]]:
        """Return for each candidate its place in its paragraph, how many stand in that, its number and the share of
        paragraphs with one sentence only.
        """
        found = self.view.found
        numbers: list[int] = []
        number = 0
        for at, c in enumerate(found):
            if at and c.start - found[at - 1].end > 1:
                number += 1
            numbers.append(number)
        sizes = Counter(numbers)
        alone = sum(size == 1 for size in sizes.values()) / max(1, len(sizes))
        seen: Counter[int] = Counter()
        rows = []
        for number in numbers:
            rows.append((seen[number], sizes[number], number, alone))
            seen[number] += 1
        return rows


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(range(len(values)), key=lambda at: (-values[at], at))
    ranks = [0.0] * len(values)
    for rank, at in enumerate(ordered):
        ranks[at] = float(rank)
    return ranks
