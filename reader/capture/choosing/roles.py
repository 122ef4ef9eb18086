"""What a block is for where its kind does not say it, and which blocks belong to the article because of that.

Corrections and footnotes, an interview's questions, the names above what people say, the times of a live blog's entries
and the captions of tables are short lines that a judge of prose cuts. A pull quote repeats a sentence of the text and
goes.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from reader.capture.choosing.corrections import is_boilerplate, is_correction, is_label, is_named_correction
from reader.capture.page.blocks import Segment
from reader.capture.page.dom import hints, tag_of, text_of
from reader.capture.page.embeds import post_around
from reader.model.blocks import Role
from reader.text.words import shingles, tokens


class _Names(dict[etree._Element, str]):
    """What the elements of a page call themselves, each worked out once."""

    def __missing__(self, element: etree._Element) -> str:
        called = self[element] = hints(element)
        return called


_TIME = re.compile(
    r"(?:\W|\b(?:um|at|à|a las|ore|kl|klo|kello|o|в|om|alle|the|den|"
    r"le)\b)*(?:[^\W\d]{2,12}\.?,?\s+)?(?:\d{1,2}\.?\s+[^\W\d]{3,10}\.?,?\s+)?"
    r"\(?(?:[01]?\d|2[0-4])(?::|\.|h|時|点|시|：)\s?[0-5]\d(?:분|分)?(?:[:.][0-5]\d)?\)?\s*"
    r"(?:[ap]\.?m\.?|uhr|h|hrs?|gmt|utc|[a-z]{2,4}t|klo|час\w*|Uhr)?(?:[\s,|·–-]+.{0,24})?",
    re.IGNORECASE,
)
_TIME_NAME = re.compile(r"\btime|date|uhrzeit|stamp|heure|hora\b")
_QUESTION_NAME = re.compile(
    r"question|interviewer|(?:^|\s)q(?=\s|$)|(?:^|[\s_-])(?:frage|pregunta|domanda|pergunta|vraag|fråga|spørsmål)(?:[\s_-]|$)"
)
_ANSWER_NAME = re.compile(
    r"answer|(?:^|[\s_-])(?:antwort|respuesta|risposta|resposta|antwoord|réponse|reponse)(?:[\s_-]|$)"
)
_NAME_NAME = re.compile(r"speaker|(?:^|[\s_-])(?:name|who|interviewee|sprecher|person)(?:[\s_-]|$)")
_STARRED = re.compile(r"(\*{1,3}|†{1,2}|‡)\s*[^\W\d_][^*]{7,}")
_ENDS_AS_QUESTION = re.compile(r"[?？؟;⸮][\s\"'”’»)\]]*$")
_NO_ARTICLE = re.compile(
    r"related|recommend|teaser|comment|most-?read|trending|recirc|cookie|consent|site-footer|page-footer|copyright|promo|outbrain|"
    r"taboola|disqus"
)
_PULLED_NAME = re.compile(
    r"pull-?(?:ed-?)?quote|pullout|callout|block-?quote|big-?quote|quote-?box|highlight|zitat|citation|exergue|"
    r"destacado|sumario|citat|quote"
)
_PULL_NAME = re.compile(r"pull[-_ ]?(?:ed[-_ ]?)?quote")
MIN_QUESTION_WORDS = 2
MAX_QUESTION_WORDS, MAX_NAME_WORDS, MAX_TIME_CHARACTERS = 70, 7, 60
MIN_PULLED_WORDS = 5
MAX_LINKS_SHARE = 0.5
MIN_PULLED_SHARE = 0.85
MAX_SOURCE_WORDS = 10
MAX_BLOCKS_AWAY = 14
"""Blocks after an article's last, or before its first, within which a newsroom's note on it is looked for."""
MAX_BOX_WORDS = 260
MAX_NOTE_CHARACTERS = 2_000


def told(segments: Sequence[Segment]) -> list[Segment]:
    """Return the blocks with the roles that their own words, names and neighbours give them."""
    out = list(segments)
    names = _Names()
    questions = {i for i, piece in enumerate(out) if _asks(piece, names)}
    labels = Counter(_key(s) for s in out if s.block.text and len(s.block.text) < MAX_TIME_CHARACTERS)
    times = {i for i, piece in enumerate(out) if _is_time(piece, names)}
    signs = Counter(_sign(out[i]) for i in times)
    for index, piece in enumerate(out):
        if piece.block.role or not (piece.block.text or piece.block.kind == "figure"):
            continue
        role: Role = ""
        if _is_correction(out, index, names):
            role = "correction"
        elif piece.block.kind == "quote" and post_around(piece.element) is not None:
            role = "post"
        elif _is_pull_quote(piece, names):
            role = "pull"
        elif _STARRED.match(piece.block.text) and piece.block.kind in ("paragraph", "item") and piece.links < 0.8:
            role = "note" if _is_starred(out, index) else ""
        elif index in questions:
            role = "question"
        elif index in times and signs[_sign(piece)] > 1:
            role = "time"
        elif _is_name(piece, labels, names):
            role = "name"
        if role:
            out[index] = replace(piece, block=replace(piece.block, role=role))
    return out


def belonging(segments: Sequence[Segment], kept: Sequence[int]) -> list[int]:
    """Return the blocks that belong to the kept ones by their role."""
    if not kept:
        return []
    chosen = set(kept)
    first, last = kept[0], kept[-1]
    home = _home(segments, kept)
    found = {
        index
        for index in range(max(0, first - MAX_BLOCKS_AWAY), min(len(segments), last + MAX_BLOCKS_AWAY + 1))
        if segments[index].block.role == "correction" and index not in chosen and _of_the_article(segments[index], home)
    }
    # Nothing of a note is left where its heading stands alone.
    found -= {n for n in found if is_label(segments[n].block.text) and n + 1 not in found | chosen}
    for role in ("question", "name", "time"):
        found.update(_heads(segments, chosen, role, home))
    for index in range(first, last):  # "No." is an answer, too
        if index - 1 in chosen | found and segments[index - 1].block.role == "question" and segments[index].block.text:
            piece = segments[index]
            if piece.links < 0.3 and not piece.furniture and any(_ANSWER_NAME.search(hints(e)) for e in _near(piece)):
                found.add(index)
    for index in sorted(found, reverse=True):
        # A question above an answer that came back just now.
        before = index - 1
        if before > first and segments[before].block.role == "question" and before not in chosen:
            found.add(before)
    return sorted(found | _notes(segments, chosen | found))


def _heads(segments: Sequence[Segment], chosen: set[int], role: str, home: set[etree._Element]) -> set[int]:
    """Return the questions, names or times that stand directly above kept blocks; one alone may be anything."""
    first, last = min(chosen), max(chosen)
    pieces = ((n, segments[n]) for n in range(max(0, first - (role == "time")), last))
    found = {
        n
        for n, piece in pieces
        if piece.block.role == role
        and n not in chosen
        and piece.links < MAX_LINKS_SHARE
        and not piece.furniture
        and _followed(segments, n, chosen)
        and _of_the_article(piece, home, nested=True)
    }
    alike = found | {n for n in chosen if segments[n].block.role == role}
    return found if len(alike) > 1 or role == "question" else set()


def captions(segments: Sequence[Segment], kept: Sequence[int]) -> list[int]:
    """Return the captions of the tables and quotes that were kept."""
    chosen = set(kept)
    return [
        index
        for index, piece in enumerate(segments)
        if piece.block.role == "caption" and index not in chosen and _captions_kept(segments, index, chosen)
    ]


def pulled(segments: Sequence[Segment], kept: Sequence[int]) -> list[int]:
    """Return the kept blocks that are pull quotes: set apart, and said again in a longer block of the text."""
    runs = {i: set(shingles(tokens(segments[i].block.text))) for i in kept if segments[i].block.text}
    apart = {i for i in runs if _is_set_apart(segments[i])}
    solid = [i for i in runs if i not in apart and segments[i].block.kind in ("paragraph", "item")]
    found: list[int] = []
    for index in runs:
        piece = segments[index]
        words = tokens(piece.block.text)
        if len(words) < MIN_PULLED_WORDS or index not in apart or piece.block.role in ("correction", "note", "post"):
            continue
        own = runs[index]
        if any(i != index and len(own & runs[i]) >= MIN_PULLED_SHARE * len(own) for i in solid):
            found.append(index)
    boxes = {box for i in found if (box := _box_of(segments[i])) is not None}
    said_by = [
        index
        for index in apart.difference(found)
        if len(tokens(segments[index].block.text)) <= MAX_SOURCE_WORDS and _box_of(segments[index]) in boxes
    ]
    return sorted([*found, *said_by])


# --- roles -------------------------------------------------------------------------------------------------------------


def _near(piece: Segment, up: int = 2) -> Iterator[etree._Element]:
    yield piece.element
    for outer in itertools.islice(piece.element.iterancestors(), up):
        if tag_of(outer) in ("article", "main", "body"):
            return
        yield outer


def _is_correction(segments: Sequence[Segment], index: int, names: _Names) -> bool:
    piece = segments[index]
    block = piece.block
    if (
        not block.text
        or block.kind in ("row", "code", "figure")
        or piece.links > 0.6
        or len(block.text) > MAX_NOTE_CHARACTERS
    ):
        return False
    if is_correction(block.text) or is_label(block.text):
        return True
    if is_boilerplate(block.text):
        return False
    before = segments[index - 1] if index else None
    if before is not None and before.block.role == "correction" and is_label(before.block.text):
        return True
    for element in _near(piece, 3):
        if is_named_correction(names[element]):
            return len(tokens(text_of(element))) <= MAX_BOX_WORDS and len(tokens(block.text)) > 2
    return False


def _is_starred(segments: Sequence[Segment], index: int) -> bool:
    """Tell whether a text that begins with an asterisk or a dagger is the note of a word before that ends with one."""
    sign = _STARRED.match(segments[index].block.text)
    asked = re.compile(rf"[\w.,)”\"’%]{re.escape(sign[1])}(?![\w*†‡])") if sign is not None else None
    return asked is not None and any(asked.search(piece.block.text) for piece in segments[max(0, index - 60) : index])


def _asks(piece: Segment, names: _Names) -> bool:
    text = piece.block.text
    if not text or piece.block.kind not in ("paragraph", "heading", "item", "quote"):
        return False
    if len(text) > 600 or len(text.split()) > MAX_QUESTION_WORDS:
        return False
    called = [names[e] for e in _near(piece, 1)]
    if any(map(_QUESTION_NAME.search, called)) and len(text.split()) >= MIN_QUESTION_WORDS:
        return not any(map(_ANSWER_NAME.search, called))
    if not _ENDS_AS_QUESTION.search(text) or text.rstrip()[-1] == ";":
        return False
    return sum(i.end - i.start for i in piece.block.inlines if i.kind in ("strong", "em")) >= 0.8 * len(text)


def _is_time(piece: Segment, names: _Names) -> bool:
    text = piece.block.text
    if not text or len(text) > MAX_TIME_CHARACTERS or piece.block.kind not in ("paragraph", "heading", "item"):
        return False
    if not any(map(str.isdigit, text)) or not _TIME.fullmatch(text.strip()):
        return False
    return any(tag_of(e) == "time" or _TIME_NAME.search(names[e]) for e in _near(piece)) or len(text) < 12


def _is_name(piece: Segment, labels: Counter[tuple[str, str]], names: _Names) -> bool:
    text = piece.block.text
    words = text.split()
    if not text or not 0 < len(words) <= MAX_NAME_WORDS or piece.block.kind not in ("paragraph", "heading"):
        return False
    if text[-1] in ".!?…。" or not any(c.isalpha() for c in text):
        return False
    if any(_NAME_NAME.search(names[e]) for e in _near(piece, 1)):
        return True
    strong = sum(i.end - i.start for i in piece.block.inlines if i.kind == "strong") >= 0.8 * len(text)
    return (strong or text.endswith((":", "："))) and labels[_key(piece)] > 1


def _key(piece: Segment) -> tuple[str, str]:
    return _sign(piece), piece.block.text


def _sign(piece: Segment) -> str:
    return "<".join(f"{tag_of(e)}.{e.get('class') or ''}" for e in _near(piece, 1))


# --- what belongs ------------------------------------------------------------------------------------------------------


def _home(segments: Sequence[Segment], kept: Sequence[int]) -> set[etree._Element]:
    """Return the boxes that hold the article: the smallest one around most of it, and those around that, up to the
    page's main part.
    """
    boxes: Counter[etree._Element] = Counter()
    for index in kept:
        size = len(segments[index].block.text)
        for outer in segments[index].element.iterancestors():
            boxes[outer] += size
    total = sum(len(segments[i].block.text) for i in kept)
    around = [e for e, size in boxes.items() if size >= 0.8 * total]
    depth = sorted(around, key=lambda e: -sum(1 for _ in e.iterancestors()))
    inner = next((n for n, e in enumerate(depth) if tag_of(e) in ("article", "main", "body")), len(depth) - 1)
    return set(depth[: max(inner + 1, 3)])


def _of_the_article(piece: Segment, home: set[etree._Element], *, nested: bool = False) -> bool:
    """Tell whether a block is in the article's own boxes, and in none of another's. ``nested`` allows articles
    within it: entries of a live blog.
    """
    in_foot = False
    for outer in (piece.element, *piece.element.iterancestors()):
        if outer in home:
            return not in_foot or tag_of(outer) in ("article", "main")
        if is_named_correction(hints(outer)):
            continue
        if (
            tag_of(outer) in ("nav", "form")
            or (tag_of(outer) == "article" and not nested)
            or _NO_ARTICLE.search(hints(outer))
        ):
            return False
        in_foot = in_foot or tag_of(outer) == "footer"
    return False


def _captions_kept(segments: Sequence[Segment], index: int, chosen: set[int]) -> bool:
    box = segments[index].element.getparent()
    while box is not None and tag_of(box) not in ("table", "figure"):
        box = box.getparent()
    if box is None:
        return False
    for at in range(max(0, index - 40), min(len(segments), index + 40)):
        if (
            at in chosen
            and segments[at].block.kind in ("row", "quote", "code")
            and any(e is box for e in segments[at].element.iterancestors())
        ):
            return True
    return False


def _followed(segments: Sequence[Segment], index: int, chosen: set[int]) -> bool:
    for after in range(index + 1, min(index + 4, len(segments))):
        piece = segments[after]
        if piece.block.kind == "figure" or piece.block.role in ("time", "name"):
            continue
        return after in chosen
    return False


def _notes(segments: Sequence[Segment], chosen: set[int]) -> set[int]:
    """Return the footnotes whose marks stand in the chosen blocks, and the heading above them."""
    asked = {i.href.removeprefix("#note-") for n in chosen for i in segments[n].block.inlines if i.kind == "ref"}
    found: set[int] = set()
    key = ""
    for index, piece in enumerate(segments):
        if piece.block.role == "note" and (sign := _STARRED.match(piece.block.text)) is not None:
            if any(sign[1] in segments[n].block.text for n in chosen if n < index):
                found.add(index)
            continue
        if piece.block.role != "note":
            key = ""
            continue
        back = next((i.href.removeprefix("#ref-") for i in piece.block.inlines if i.kind == "back"), "")
        key = back or key
        if key in asked:
            found.add(index)
    for index in sorted(found):
        above = index - 1
        if above > 0 and above not in found and segments[above].block.kind == "heading":
            found.add(above)
    return found - chosen


# --- pull quotes -------------------------------------------------------------------------------------------------------


def _is_pull_quote(piece: Segment, names: _Names) -> bool:
    """Tell whether a page calls a block a pull quote: words of the text, or what somebody might have said of it, in
    display type.
    """
    if piece.block.kind not in ("paragraph", "quote", "heading") or len(piece.block.text) > MAX_NOTE_CHARACTERS:
        return False
    return any(_PULL_NAME.search(names[e]) for e in _near(piece))


def _is_set_apart(piece: Segment) -> bool:
    if piece.block.kind == "heading":
        return any("pull" in hints(e) for e in _near(piece, 1))
    if piece.block.kind not in ("paragraph", "quote"):
        return False
    if piece.block.kind == "quote" or piece.furniture:
        return True
    if any(tag_of(e) in ("aside", "blockquote", "q", "figure") for e in _near(piece, 3)):
        return True
    return any(_PULLED_NAME.search(hints(e)) for e in _near(piece, 2))


def _box_of(piece: Segment) -> etree._Element | None:
    boxes = [
        e for e in _near(piece, 3) if tag_of(e) in ("aside", "blockquote", "figure") or _PULLED_NAME.search(hints(e))
    ]
    return boxes[-1] if boxes else None
