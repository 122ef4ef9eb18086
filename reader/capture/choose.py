"""Which of the page's blocks are the article: those whose words the chosen candidate has too, and what stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from reader.capture.blocks import Cut, is_caption

_WORD = re.compile(r"\w+")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ENOUGH = 0.6
"""Share of a block's 3-word shingles that must lie in the candidate's text."""


def words_of(text: str) -> list[str]:
    """Words in lower case; for scripts without spaces each character is one."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if _NO_SPACES.search(word):
            found.extend(word)
        else:
            found.append(word)
    return found


def shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    """All runs of three words; what is shorter is one run."""
    if len(words) < 3:
        return [tuple(words)] if words else []
    return list(zip(words, words[1:], words[2:], strict=False))


def choose(cuts: Sequence[Cut], lines: Sequence[str]) -> tuple[list[int], float]:
    """Indexes of the kept blocks with text, in order, and the share (0-1) of the candidate's shingles that they cover."""
    line_words = [words_of(line) for line in lines]
    known = Counter(s for words in line_words for s in shingles(words))
    short = {tuple(words) for words in line_words if len(words) < 3}
    # Paragraphs that the cleaner joined are still known by the run across their seam.
    total = sum(known.values())
    if not total:
        return [], 0.0
    matched: list[int] = []
    keys: list[tuple[str, ...]] = []
    for index, cut in enumerate(cuts):
        if not cut.block.text or cut.block.kind == "figure":
            continue
        words = words_of(cut.block.text)
        if not words:
            continue
        if len(words) < 3:
            share = 1.0 if tuple(words) in short else 0.0
        else:
            runs = shingles(words)
            share = sum(1 for s in runs if s in known) / len(runs)
        if share >= _ENOUGH:
            matched.append(index)
            keys.append(tuple(words))
    home = _home(cuts, matched)
    kept = _without_repeats(cuts, matched, keys, home)
    covered: Counter[tuple[str, ...]] = Counter()
    for index in kept:
        covered.update(shingles(words_of(cuts[index].block.text)))
    return kept, sum((known & covered).values()) / total


def shares(cuts: Sequence[Cut], lines: Sequence[str]) -> dict[int, float]:
    """For each block with text the share (0-1) of its 3-word shingles that a cleaner's lines hold."""
    line_words = [words_of(line) for line in lines]
    known = {s for words in line_words for s in shingles(words)}
    out = {}
    for index, cut in enumerate(cuts):
        runs = shingles(words_of(cut.block.text)) if cut.block.text else []
        if runs:
            out[index] = sum(1 for s in runs if s in known) / len(runs)
    return out


def _home(cuts: Sequence[Cut], matched: Sequence[int]) -> etree._Element | None:
    """The smallest element that holds most (85 of 100 characters) of the matched text."""
    weights: Counter[etree._Element] = Counter()
    total = 0
    for index in matched:
        size = len(cuts[index].block.text)
        total += size
        weights[cuts[index].element] += size
        for ancestor in cuts[index].element.iterancestors():
            weights[ancestor] += size
    best, depth = None, -1
    for element, weight in weights.items():
        if weight >= 0.85 * total:
            own = sum(1 for _ in element.iterancestors())
            if own > depth:
                best, depth = element, own
    return best


def _without_repeats(
    cuts: Sequence[Cut], matched: Sequence[int], keys: Sequence[tuple[str, ...]], home: etree._Element | None
) -> list[int]:
    """Each text once, the one within the article's own element: teasers and slide shows repeat what the article says."""
    inside = [home is not None and (cuts[i].element is home or any(a is home for a in cuts[i].element.iterancestors())) for i in matched]
    best: dict[tuple[str, ...], int] = {}
    for at, key in enumerate(keys):
        if key not in best or (inside[at] and not inside[best[key]]):
            best[key] = at
    # A short line may well be said twice in one article (answers in an interview); only longer ones are repeats.
    return [i for at, i in enumerate(matched) if best[keys[at]] == at or (len(keys[at]) < 8 and inside[at])]


def with_companions(cuts: Sequence[Cut], kept: Sequence[int]) -> list[int]:
    """The kept blocks with what belongs to them: a heading that the next kept block follows, a figure between kept blocks or directly
    before the first, and tables and code between them, which cleaners that look for prose leave out."""
    if not kept:
        return []
    chosen = set(kept)
    first, last = kept[0], kept[-1]
    for index in range(max(0, first - 6), min(len(cuts), last + 3)):
        cut = cuts[index]
        if index in chosen or cut.furniture:
            continue
        if cut.block.kind == "figure":
            if index < first and any(
                cuts[i].block.text and not is_caption(cuts[i].element) and len(cuts[i].block.text) > 200 for i in range(index, first)
            ):
                continue
            chosen.add(index)
        elif first < index < last and cut.links < 0.5:
            headed = cut.block.kind == "heading" and _followed(cuts, index, chosen)
            if headed or cut.block.kind in ("code", "row"):
                chosen.add(index)
    return sorted(chosen)


def _followed(cuts: Sequence[Cut], index: int, chosen: set[int]) -> bool:
    for after in range(index + 1, min(index + 4, len(cuts))):
        if cuts[after].block.kind == "figure":
            continue
        return after in chosen and cuts[after].block.kind != "heading"
    return False
