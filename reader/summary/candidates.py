"""Which sentences of an article may stand in its summary, and how willingly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.summary.anaphora import contradicts_previous
from reader.summary.furniture_lines import is_question
from reader.summary.phrases import announces, is_anaphoric, is_furniture, leans_by_conjunction_only
from reader.summary.text_kinds import depth, entry_starts, questions
from reader.text.fold import fold
from reader.text.marks import CLOSERS_AND_SPACES, QUESTION_MARKS, STOPS, UNSTOPPED_LANGUAGES
from reader.text.sentences import sentence_spans
from reader.text.words import count_words, words

GOOD, RELUCTANT, NEVER = 0, 1, 2

MIN_WORDS = 4
MAX_HEADING_WORDS = 12

# A semicolon is typed for the Greek question mark, which has the same shape.
_STOPS = f"{STOPS};"
_QUESTIONS = f"{QUESTION_MARKS};"
_NOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|[*†‡§]{1,3})\] ")
"""A footnote's beginning: see ``capture.page.footnotes``."""
_NOTE_MARKS = re.compile(r"(?:\[(?:\d{1,3}|[a-z]|[*†‡§]{1,3})\]|(?<=[.!?…\"”»])[¹²³⁰⁴-⁹]+)+$")
_PAIRS = (("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"))

# The LexRank matrix is quadratic in the sentences. News puts what matters first: an article of up to 400 sentences
# (about 8,000 words) is ranked whole, of a longer one the first 200 and as many more spread evenly over the rest.
MAX_RANKED = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with what ranking asks about it. ``index`` counts all sentences of the article from 0; ``eligibility``
    is GOOD, RELUCTANT (questions, fragments of a list) or NEVER (headings, table rows, page furniture). It ``leans`` on
    the sentence before it, may be ``torn`` from the other half of its quotation, or is ``turned`` against by the next
    one ("But ..."). It is ``joined`` where only an "And" or a "But" makes it lean. ``delayed`` is an opening that leans
    on what is still to come ("He's a ..."). ``depth`` is 0, but in a live blog for all sentences of an entry after its
    first.
    """

    index: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    length: int
    eligibility: int
    anaphoric: bool
    unbalanced_quote: bool
    contradicted_by_next: bool = False
    starts_with_conjunction: bool = False
    cataphoric: bool = False
    depth: int = 0


def candidates(
    text: str, title: str = "", language: str = "", apart: Sequence[tuple[int, int]] = ()
) -> tuple[list[Candidate], int]:
    """Return the sentences worth ranking, in article order, with the number of all sentences. At most 400 are ranked.

    What begins within ``apart`` (start, end) is not the article's own: no sentence of it is among them. RELUCTANT ones
    are only among them where too few good ones exist to choose from, NEVER ones where there is nothing else.
    """
    spans = sentence_spans(text, language)
    entries, asked = entry_starts(text), questions(text)
    has_capitals = any(text[start].isupper() for start, _ in spans)
    kept: dict[int, list[tuple[int, int, int]]] = {GOOD: [], RELUCTANT: [], NEVER: []}
    seen = {fold(title).strip(_STOPS + CLOSERS_AND_SPACES)} - {""}
    for index, (start, end) in enumerate(spans):
        if any(first <= start < last for first, last in apart) or not any(c.isalpha() for c in text[start:end]):
            continue
        alike = fold(text[start:end]).strip(_STOPS + CLOSERS_AND_SPACES)
        eligibility = NEVER if alike in seen else _eligibility(text, start, end, language)
        if eligibility == GOOD and (
            any(first <= start < last for first, last in asked) or (has_capitals and _SMALL.match(text[start:end]))
        ):
            eligibility = RELUCTANT
        seen.add(alike)
        kept[eligibility].append((index, start, end))
    chosen = kept[GOOD] if kept[GOOD] or kept[RELUCTANT] else kept[NEVER]
    eligibility_of_chosen = GOOD if kept[GOOD] or kept[RELUCTANT] else NEVER
    found = [_candidate(text, spans, place, eligibility_of_chosen, language, entries) for place in _spread(chosen)]
    found += [
        _candidate(text, spans, place, RELUCTANT, language, entries) for place in kept[RELUCTANT][: MAX_RANKED // 4]
    ]
    found.sort(key=lambda candidate: candidate.index)
    # What the article's first sentence leans on is its title, or still to come.
    before = kept[GOOD] + kept[RELUCTANT]
    if found and before and found[0].index == min(before)[0]:
        found[0] = replace(
            found[0],
            anaphoric=False,
            starts_with_conjunction=False,
            cataphoric=found[0].anaphoric and not found[0].starts_with_conjunction,
        )
    return found, len(spans)


def _spread(places: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    if len(places) <= MAX_RANKED:
        return places
    first, rest = places[: MAX_RANKED // 2], places[MAX_RANKED // 2 :]
    step = len(rest) / (MAX_RANKED - len(first))
    return first + [rest[int(i * step)] for i in range(MAX_RANKED - len(first))]


def _candidate(
    text: str,
    spans: list[tuple[int, int]],
    place: tuple[int, int, int],
    eligibility: int,
    language: str,
    entries: list[int],
) -> Candidate:
    index, start, end = place
    sentence = text[start:end]
    found = tuple(words(sentence, language))
    following = text[slice(*spans[index + 1])] if index + 1 < len(spans) and spans[index + 1][0] - end < 3 else ""
    return Candidate(
        index,
        start,
        end,
        sentence,
        found,
        count_words(sentence, language),
        eligibility,
        is_anaphoric(sentence, found, language),
        _has_unbalanced_quote(sentence),
        contradicts_previous(following, language),
        leans_by_conjunction_only(sentence, found, language),
        False,
        depth(start, entries, spans, index),
    )


def _eligibility(text: str, start: int, end: int, language: str) -> int:
    sentence = text[start:end]
    length = count_words(sentence, language)
    letters = sum(c.isalpha() for c in sentence)
    if "\t" in sentence or is_furniture(sentence, language) or _looks_like_code(sentence, letters):
        return NEVER
    if _NOTE.match(text, text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0):
        return NEVER
    bare = _NOTE_MARKS.sub("", sentence).rstrip(CLOSERS_AND_SPACES)
    stopped = bare[-1:] in _STOPS or language in UNSTOPPED_LANGUAGES
    if not stopped and length <= MAX_HEADING_WORDS and _fills_its_block(text, start, end):
        return NEVER
    if not stopped and length > MAX_HEADING_WORDS and _is_standfirst(text, start, end):
        return GOOD
    if length < MIN_WORDS or bare[-1:] in _QUESTIONS or bare[-1:] in ":：" or not stopped:
        return RELUCTANT
    if is_question(sentence, language) or announces(sentence, language):
        return RELUCTANT
    return GOOD


_STANDFIRST_BEFORE = 600
"""Characters of an article within which its standfirst begins; it often has no full stop."""


def _is_standfirst(text: str, start: int, end: int) -> bool:
    return (
        start < _STANDFIRST_BEFORE and _fills_its_block(text, start, end) and not text[start:end].endswith((":", "…"))
    )


def _fills_its_block(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but the sentence stands between two empty lines (or an end of the text): then it is a
    heading, not an item.
    """
    before = text[max(0, start - 8) : start].rstrip(" \t\u00a0")[-2:]
    after = text[end : end + 8].lstrip(" \t\u00a0")[:2]
    return before in ("", "\n\n") and after in ("", "\n\n") and not (before == "" and after == "")


# A piece of a sentence begins small: "if it comes to that." An iPhone does not, nor a Dutch 's Avonds.
_SMALL = re.compile(r"[\"“„«(\[]*[a-zß-öø-ÿα-ωа-я][\sa-zß-öø-ÿα-ωа-я]")
_CODE = re.compile(
    r"[{}<>=;|\\]{2}|\w\(\)|^\s*(?:import|from|def|class|return|const|let|var|SELECT|for|if)\b.*[:;(){}=]\s*$|^[#$>]\s"
)


def _looks_like_code(sentence: str, letters: int) -> bool:
    marks = sum(c.isspace() or c.isdigit() for c in sentence)
    # Combining vowel signs are no letters to Python, and Hindi is full of them.
    symbols = sum(c in "{}[]()<>=+*/\\|_;#$%&@^~`" for c in sentence)
    return symbols > 0.12 * max(1, letters + marks) or bool(_CODE.search(sentence))


# In Hebrew a straight quotation mark between two letters marks an abbreviation: ד"ר.
_STRAIGHT = re.compile('(?<![\u05d0-\u05ea])"|"(?![\u05d0-\u05ea])')


def _has_unbalanced_quote(sentence: str) -> bool:
    """Tell whether a quotation or bracket begins or ends in the sentence without its other half."""
    if len(_STRAIGHT.findall(sentence)) % 2:
        return True
    if any(sentence.count(opener) != sentence.count(closer) for opener, closer in _PAIRS if opener in sentence):
        return True
    low, opening, closing = sentence.count("„"), sentence.count("“"), sentence.count("”")
    if low:  # „German“ or „Polish”
        return low != opening + closing
    if opening:
        return opening != closing
    return closing % 2 == 1  # ”Swedish” has the same mark on both sides
