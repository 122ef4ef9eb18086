"""Random cleanings of random articles, and what becomes of passages in them: what ``text.anchors`` is measured by.

    python -m tests.recleanings 2000

Each letter of an article keeps its number through every change, so that where a passage truly stands afterwards is known.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.anchors import Selector, find_passages, selectors_of


def _listed(words: str) -> list[str]:
    return words.split()


_WORDS = {
    "en": _listed(
        "the a of in and to for with from on at by as that which after before harbour ferry council night repair engine pilot "
        "authority budget library vote report minister union strike pier channel crew mayor letter inspection engineer water "
        "road station budget station claims answered promised delayed returned stopped measured warned signed opened closed "
        "old new long quiet heavy local former public broken first second third early late northern western"
    ),
    "de": _listed(
        "der die das und in mit von nach vor für auf den dem ein eine Hafen Fähre Stadtrat Nacht Werft Motor Lotse Behörde "
        "Haushalt Bücherei Abstimmung Bericht Ministerin Streik Anleger Brücke Besatzung Bürgermeister Brief Prüfung Wasser "
        "Straße Bahnhof versprach warnte schloss öffnete kehrte maß unterschrieb verzögerte alte neue lange stille örtliche frühere"
    ),
    "ar": _listed(
        "في من على إلى عن بعد قبل الميناء العبارة المجلس الليل المحرك القبطان السلطة الميزانية المكتبة التصويت التقرير الوزير "
        "الإضراب الرصيف الطاقم الرسالة التفتيش الماء الطريق المحطة قال وعد أعلن أغلق فتح عاد قديم جديد طويل محلي سابق"
    ),
    "ja": list(
        "港船市会夜修理機関長当局予算図書館票報告大臣組合橋桟水道路駅手紙検査新古長静地元前後のはがをにでとしたりるい"
    ),
}
_QUOTES = {"“": '"', "”": '"', "’": "'", "–": "-", "…": "...", "„": '"', "»": '"', "«": '"'}

Letter = tuple[str, int]
"""A character and its number in the article as it was, -1 for one that came later."""


@dataclass
class Tally:
    """What became of the passages. ``standing`` are those whose words still stand, ``kept`` those of them found there;
    ``wrong`` those of all that were found elsewhere.
    """

    passages: int = 0
    standing: int = 0
    kept: int = 0
    gone: int = 0
    wrong: int = 0

    @property
    def share(self) -> float:
        return self.kept / max(self.standing, 1)


def _sentence(rng: random.Random, language: str) -> str:
    words = _WORDS[language]
    number = rng.randint(4, 22)
    chosen = [rng.choice(words) for _ in range(number)]
    if rng.random() < 0.3:
        chosen.insert(rng.randrange(number), str(rng.randint(2, 2026)))
    if language == "ja":
        return "".join(chosen) + rng.choice("。。。」")
    text = " ".join(chosen)
    if rng.random() < 0.25:
        text = f"„{text}“" if language == "de" else f"“{text}”"
    if rng.random() < 0.2:
        text = text.replace(" ", ", ", 1)
    return text[0].upper() + text[1:] + rng.choice("....?!")


def article(rng: random.Random, language: str) -> list[str]:
    """Return the paragraphs of an article in which a sentence or two may stand twice."""
    space = "" if language == "ja" else " "
    sentences = [[_sentence(rng, language) for _ in range(rng.randint(1, 5))] for _ in range(rng.randint(5, 22))]
    for _ in range(rng.choice([0, 0, 1, 2])):
        repeated = rng.choice(rng.choice(sentences))
        sentences[rng.randrange(len(sentences))].append(repeated)
    if rng.random() < 0.3:  # alike to a word
        like = rng.choice(rng.choice(sentences)).split(space or None)
        if len(like) > 1:
            like[rng.randrange(len(like))] = rng.choice(_WORDS[language])
            sentences[rng.randrange(len(sentences))].append(space.join(like))
    return [space.join(paragraph) for paragraph in sentences]


def passages(rng: random.Random, text: str) -> list[tuple[int, int]]:
    """Return places that a person may highlight: sentences, parts of them, paragraphs, more than one paragraph."""
    found = []
    for _ in range(rng.randint(3, 8)):
        start = rng.randrange(len(text))
        length = rng.choice([12, 30, 60, 100, 160, 300, 700])
        begin = (
            max(text.rfind(mark, 0, start) for mark in (". ", "\n", "。", "? ")) + 1 if rng.random() < 0.5 else start
        )
        end = min(len(text), begin + length)
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if end - begin >= 8:
            found.append((begin, end))
    return found


def recleaned(rng: random.Random, paragraphs: Sequence[str], language: str) -> list[Letter]:
    """Return the letters of the same article cleaned anew: paragraphs left out, added and moved, words changed, spaces
    and quotation marks others.
    """
    blocks: list[list[Letter]] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append([(letter, at + number) for number, letter in enumerate(paragraph)])
        at += len(paragraph) + 2
    for _ in range(rng.choice([0, 0, 1, 1, 2, 4])):
        kind = rng.choice(["drop", "drop", "add", "add", "move", "split", "join", "sentence"])
        number = rng.randrange(len(blocks))
        if kind == "drop" and len(blocks) > 2:
            del blocks[number]
        elif kind == "add":
            words = " ".join(_sentence(rng, language) for _ in range(rng.randint(1, 3)))
            blocks.insert(number, [(letter, -1) for letter in words])
        elif kind == "move":
            blocks.insert(rng.randrange(len(blocks)), blocks.pop(number))
        elif kind == "split" and len(blocks[number]) > 60:
            cut = rng.randrange(20, len(blocks[number]) - 20)
            blocks[number : number + 1] = [blocks[number][:cut], blocks[number][cut:]]
        elif kind == "join" and number + 1 < len(blocks):
            blocks[number : number + 2] = [[*blocks[number], (" ", -1), *blocks[number + 1]]]
        elif kind == "sentence" and len(blocks[number]) > 120:
            cut = rng.randrange(len(blocks[number]) - 80)
            del blocks[number][cut : cut + rng.randint(20, 70)]
    changed = [_reworded(rng, block) if rng.random() < 0.35 else block for block in blocks if block]
    quotes, spaces = rng.random() < 0.3, rng.random() < 0.3
    letters: list[Letter] = []
    for number, block in enumerate(changed):
        letters += [("\n", -1), ("\n", -1)] if number else []
        for letter, place in block:
            if quotes and letter in _QUOTES:
                letters += [(one, place) for one in _QUOTES[letter]]
            elif spaces and letter == " " and rng.random() < 0.2:
                letters += [(one, place) for one in rng.choice(["\u00a0", "  ", "\n"])]
            else:
                letters.append((letter, place))
    return letters


def _reworded(rng: random.Random, block: list[Letter]) -> list[Letter]:
    made: list[Letter] = []
    rate = rng.choice([0.01, 0.03, 0.06, 0.1])
    spaced = any(letter == " " for letter, _ in block)
    word: list[Letter] = []
    for item in [*block, ("", -1)]:
        if item[0] and (item[0].isalnum() and spaced):
            word.append(item)
            continue
        if word:
            roll = rng.random()
            if roll < rate / 3:
                word = []
            elif roll < 2 * rate / 3:
                word = [(letter, -1) for letter in rng.choice(_WORDS["en"])]
            elif roll < rate:
                word += [(letter, -1) for letter in " " + rng.choice(_WORDS["en"])]
            made += word
            word = []
        if item[0]:
            made += [] if not spaced and rng.random() < rate / 2 else [item]
    return made


def _without_newcomers(places: list[int], words: set[int]) -> list[int]:
    """Return the letters of a place without those that came between letters of the passage."""
    own = [at for at, place in enumerate(places) if place in words]
    first, last = (own[0], own[-1]) if own else (0, 0)
    return [place for at, place in enumerate(places) if place >= 0 or not first < at < last]


def _is_between(letters: list[Letter], found: tuple[int, int], before: str, span: tuple[int, int]) -> bool:
    """Return whether a place is what became of the passage, however little of it is left: between the letters that were
    before and after it.
    """
    ends = []
    for there, here in (
        (reversed(letters[: found[0]]), range(span[0] - 1, -1, -1)),
        (iter(letters[found[1] :]), range(span[1], len(before))),
    ):
        beside = next((place for letter, place in there if letter.isalnum() and place >= 0), -1)
        ends.append(beside == next((at for at in here if before[at].isalnum()), -1))
    return all(ends)


def one_round(seed: int, tally: Tally) -> list[tuple[str, Selector, str]]:
    """Clean one article again and count; return the passages that went wrong or were missed: (what, passage, new text)."""
    rng = random.Random(seed)
    language = rng.choice(["en", "en", "en", "de", "ar", "ja"])
    paragraphs = article(rng, language)
    before = "\n\n".join(paragraphs)
    spans = passages(rng, before)
    selectors = selectors_of(before, spans)
    letters = recleaned(rng, paragraphs, language)
    after = "".join(letter for letter, _ in letters)
    problems = []
    for (start, end), selector, found in zip(spans, selectors, find_passages(selectors, after), strict=True):
        tally.passages += 1
        words = {place for place in range(start, end) if before[place].isalnum()}
        there = [at for at, (letter, place) in enumerate(letters) if place in words and letter.isalnum()]
        stands = len(there) >= 0.7 * len(words) and there[-1] - there[0] < 1.5 * (end - start) + 20 if there else False
        tally.standing += stands
        tally.gone += found is None
        if found is None:
            problems += [("missed", selector, after)] if stands else []
            continue
        inside = _without_newcomers(
            [place for letter, place in letters[found[0] : found[1]] if letter.isalnum()], words
        )
        alone = (
            before.count(selector.exact)
            == 1
            == after.count(selector.exact)
            == after[slice(*found)].count(selector.exact)
        )
        if sum(place in words for place in inside) < 0.5 * max(len(inside), 1) and not (
            alone or _is_between(letters, found, before, (start, end))
        ):
            tally.wrong += 1
            problems.append(("wrong", selector, after))
        elif stands:
            good = sum(found[0] <= at < found[1] for at in there) >= 0.8 * len(there)
            tally.kept += good
            problems += [] if good else [("cut short", selector, after)]
    return problems


def measure(rounds: int, first: int = 0) -> Tally:
    """Return the figures of so many rounds."""
    tally = Tally()
    for seed in range(first, first + rounds):
        one_round(seed, tally)
    return tally


if __name__ == "__main__":
    total = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    sys.stdout.write(
        f"{total.passages} passages, {total.standing} still stand, {total.share:.4f} of them found again;"
        f" {total.gone} not found, {total.wrong} at a wrong place\n"
    )
