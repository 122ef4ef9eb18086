"""Where sentences begin and end, in code points of the text as it stands.

One rule for all scripts: find what may end a sentence (a stop with its closing quotes), then ask whether it does. Stops
that mean nothing else (。 ؟ । ።) end it; for "." Punkt's model of the language is asked, and a few rules of news prose
overrule it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from reader.text.abbreviations import PUNKT_MODELS, never_ends, surely_ends
from reader.text.language import base_language
from reader.text.marks import UNAMBIGUOUS_STOPS, UNSTOPPED_SCRIPTS
from reader.text.scripts import main_script, script_of

# Also where a picture of a line break is all that divides a headline from the text.
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")

# A stop, its closing quotes and brackets. « and “ close in German and Danish when nothing stands between them and the
# stop; French puts a space (of any width) before its », and then another space after it.
_SPACED = re.compile(
    rf"(?:[{UNAMBIGUOUS_STOPS}][{UNAMBIGUOUS_STOPS}.!?]*|(?:\.{{2,}}|[.!?…;\u037e])[.!?…]*)"
    r"(?:\[\d{1,3}\]|[\"'”’»«“‘)\]}›‹」』]|[\u00a0\u202f\u2009 ]»(?=[\s,;:.]|$))*"
)
_CJK = re.compile(
    rf"[{UNAMBIGUOUS_STOPS}][{UNAMBIGUOUS_STOPS}!?]*[」』”’》〉】）)\"']*|[!?…][!?…]*[」』”’》〉】）)]*(?=\s|$|[^\x00-\x7f])"
)
_PAIRS = {"「": "」", "『": "』", "“": "”", "（": "）", "‘": "’"}
MAX_QUOTE_CODE_POINTS = 140
_GAP = re.compile(r"\s*")
CONTEXT_CODE_POINTS = 60

# What follows a closing quote when the quote was only part of the sentence.
_JAPANESE_GOES_ON = tuple("とっなのがはをにでもやへ、，」』")
_CHINESE_GOES_ON = re.compile(
    r"[，、的]|[^，。！？：“”「」\s]{1,12}?(?:说|說|道|问|問|表示|指出|补充|補充|回答|称|稱)[。，]"
)

# What stands before and behind a stop that lacks its space: a word in small letters, a year, a bracket; then a word that
# begins with a capital and goes on in small letters.
_ENDS_PLAINLY = re.compile(r"(?:[^\W\d_A-Z]{2}|(?<!\d)\d{4}|[%)\]”»])$")
_JOINED = re.compile(r"[.@/\\:_#&=]|\d[^\W\d]|[a-zà-ÿ][A-ZÀ-Þ]")
_CAPITAL = "A-ZÀ-ÖØ-Þ\u0386-\u03ab\u0400-\u042f"
_BEGINS = re.compile(
    rf"(?!(?:Com|Org|Net|Io|Js|Tv)\b)[{_CAPITAL}](?:[’'][^\W\d_]|(?![{_CAPITAL}])[^\W\d_]|(?=\s))(?!\S*[.(@/_:=]\S)"
)
_COMPANY = re.compile(r"(?:Inc|Ltd|Corp|Co|LLC|plc|PLC|GmbH|AG)\b")

_SPEECH = re.compile(
    r"(?!(?:He|She|It|They|We|I|You|The|A|An|This|That|But|And|Then)\b)(?:[A-Z][\w'’.-]*\s){1,3}"
    r"(?:said|says|asked|asks|wrote|writes|added|replied|told|cried|shouted|recalled)\b"
)
_DASH_THEN_LOWER = re.compile(r"[–—―-]\s*(?P<letter>\w)")
_LOWER_BRAND = re.compile(r"(?:[ei]|mac|we|x)[A-Z]")


def sentence_spans(text: str, language: str = "") -> list[tuple[int, int]]:
    """Return the sentences of ``text`` as ``(start, end)`` in code points, in order, without white space at either end.

    A line break always ends a sentence (it divides blocks, list items and table rows). ``language`` (ISO 639-1, or ""
    for unknown) chooses abbreviations; the script of the text chooses the rules, so that a wrong language does little
    harm.
    """
    script = main_script(text)
    base = _language_of_rules(base_language(language), script)
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for boundary in (*_boundaries(line.group(), script, base), len(line.group())):
            end = line.start() + boundary
            if stripped := text[start:end].strip():
                first = start + text[start:end].index(stripped)
                spans.append((first, first + len(stripped)))
            start = end
    return spans


def _language_of_rules(base: str, script: str) -> str:
    if script == "greek":
        return "el"
    if script == "cyrillic" and base not in ("uk", "bg", "be", "sr", "mk"):
        return "ru"
    if script == "latin" and base in ("", "ru", "el"):
        return "en"
    return base


def _boundaries(line: str, script: str, language: str) -> Iterator[int]:
    """Return the positions in ``line`` after which a new sentence begins; the end of the line is not among them."""
    if script in ("han", "kana"):
        return _cjk_boundaries(line)
    if script in UNSTOPPED_SCRIPTS:
        return _thai_boundaries(line)
    return _spaced_boundaries(line, script, language)


# --- scripts with spaces between words -----------------------------------------------------------------------------------


def _spaced_boundaries(line: str, script: str, language: str) -> Iterator[int]:
    breaks: list[int] | None = None
    quotes = _speech(line) if language != "en" else []
    for match in _SPACED.finditer(line):
        stop, end = match.group(), match.end()
        before, after = _near(line, match.start(), end)
        hard = stop[0] in UNAMBIGUOUS_STOPS
        if not after:
            continue
        if not hard and not line[end].isspace():
            if (
                _lacks_a_space(stop, before, after)
                and not never_ends(before, after, language)
                and not _within(quotes, end)
            ):
                yield end
            continue
        if stop[0] in ";\u037e" and script != "greek":
            continue
        if _goes_on(stop, after, language) or _within(quotes, end):
            continue
        if stop[0] == "." and not (stop == "." and surely_ends(before, after, language)):
            if not stop.startswith("..") and never_ends(before, after, language):
                continue
            if breaks is None:
                breaks = sorted(_punkt_breaks(line, script, language))
            # Punkt places an opening quote or bracket now before, now behind its break.
            nearest = bisect_right(breaks, match.start())
            if nearest == len(breaks) or breaks[nearest] > end + 2:
                continue
        yield end


def _lacks_a_space(stop: str, before: str, after: str) -> bool:
    """Tell whether a sentence ends at a stop with no space behind it: "… for summaries.Technologies such as". Names of
    files, hosts and classes (Node.js, example.Com, System.Out.print) and initials have none either.
    """
    if stop.strip("”»]") not in (".", "!", "?", "…") or not _BEGINS.match(after):
        return False
    word = before.rpartition(" ")[2] if " " in before else before
    return _ENDS_PLAINLY.search(word) is not None and not _JOINED.search(word)


def _near(line: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before ``start`` and, behind white space, after ``end``; as much as the rules look at, for a
    line may be a book.
    """
    gap = _GAP.match(line, end)
    begin = gap.end() if gap else end
    return line[max(0, start - CONTEXT_CODE_POINTS) : start], line[begin : begin + 4 * CONTEXT_CODE_POINTS]


def _within(quotes: list[tuple[int, int]], at: int) -> bool:
    """Tell whether ``at`` lies inside one of the quotes, which are in order and apart."""
    nearest = bisect_left(quotes, (at, 0)) - 1
    return nearest >= 0 and at < quotes[nearest][1]


def _goes_on(stop: str, after: str, language: str) -> bool:
    """Tell whether what follows a stop shows that the sentence has not ended: “Why?” she asked."""
    first = after[0]
    if first in ",;:)]}»”’" or (first == "“" and language in ("de", "cs", "sk", "sl", "hr", "bg")):
        # A lone closing quote after a space is bad typing, and still belongs to what is before it.
        return not after[1:2].isalpha() or first in ",;:"
    if (
        first.islower() and not _LOWER_BRAND.match(after) and script_of(first) != "georgian"
    ):  # all small letters to Python
        return True
    if (dash := _DASH_THEN_LOWER.match(after)) and dash["letter"].islower():
        return True
    if stop == "!" and _COMPANY.match(after):  # "Yahoo! Inc."
        return True
    return language == "en" and stop[0] in "?!" and stop[-1] in "\"”’'" and bool(_SPEECH.match(after))


def _punkt_breaks(line: str, script: str, language: str) -> list[int]:
    """Return where Punkt would end a sentence in ``line``; for scripts it has no model for, after every stop."""
    if script not in ("latin", "cyrillic", "greek", ""):
        return [m.end() for m in re.finditer(r"\.[^\s.]*", line)]
    fallback = "ru" if script == "cyrillic" else "en"
    return [end for _, end in _punkt(PUNKT_MODELS.get(language) or PUNKT_MODELS[fallback]).span_tokenize(line)]


@lru_cache(maxsize=8)
def _punkt(model: str) -> Any:
    import punkt  # about 50 ms with its first model, so only a text with an inner full stop pays

    return punkt.tokenizer_for(model, prefixes=True)


_SPEECH_PAIRS = {"«": "»", "“": "”", "„": "“”", "‘": "’", "»": "«", "”": "”", '"': '"'}


def _speech(line: str) -> list[tuple[int, int]]:
    """Return the spans of quotations of at most 140 characters: what is said in several sentences there is not cut, so
    that no half of it stands alone.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(line):
        closers = _SPEECH_PAIRS.get(line[at], "")
        if closers and not line[at - 1 : at].isalnum() and (line[at] == "«" or line[at + 1 : at + 2].strip()):
            close = _closing(line, at + 1, closers)
            if close:
                found.append((at, close))
                at = close - 1
        at += 1
    return found


def _closing(line: str, start: int, closers: str) -> int:
    """Return the offset behind the mark that closes the quotation, 0 where none does soon; ’ before a letter is an
    apostrophe, " in Hebrew gershayim.
    """
    for at in range(start, min(len(line), start + MAX_QUOTE_CODE_POINTS)):
        follower = line[at + 1 : at + 2]
        inside = line[at] == "’" or (line[at] == '"' and script_of(line[at - 1]) == "hebrew")
        if line[at] in closers and not (inside and follower.isalnum()):
            return at + 1
    return 0


# --- Chinese and Japanese ------------------------------------------------------------------------------------------------


def _cjk_boundaries(line: str) -> Iterator[int]:
    quotes = _quoted(line)
    opened = {stop: start for start, stop in quotes}
    for match in _CJK.finditer(line):
        end = match.end()
        _, after = _near(line, match.start(), end)
        if not after or _within(quotes, end):
            continue
        if match.group()[-1] in "」』”’" and after.startswith(_JAPANESE_GOES_ON):
            continue
        # “...”她说。 One that a colon announced has its speaker before it.
        speaker = match.group()[-1] in "」』”’" and _CHINESE_GOES_ON.match(after)
        if speaker and line[opened.get(end, 0) - 1 : opened.get(end, 0)] not in ("：", ":", "，"):
            continue
        yield end


def _quoted(line: str) -> list[tuple[int, int]]:
    """Return the spans of quotes and brackets of at most 140 characters, in which no sentence is cut; a longer one is
    speech of several sentences.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(line):
        closer = _PAIRS.get(line[at])
        close = line.find(closer, at + 1, at + MAX_QUOTE_CODE_POINTS) if closer else -1
        if close > 0:
            found.append((at, close + 1))
            at = close
        at += 1
    return found


# --- Thai and Lao --------------------------------------------------------------------------------------------------------

_THAI_GAP = re.compile(
    r"(?<=[\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0edf”\"')])\s+(?=[\u0e01-\u0e2e\u0e40-\u0e44\u0e81-\u0ec4“\"'(])"
)
MIN_THAI_SENTENCE_CODE_POINTS = 80


def _thai_boundaries(line: str) -> Iterator[int]:
    """Yield where a Thai sentence may end. Thai marks none: a space ends a clause. Clauses are joined until there are
    80 characters, about a short sentence.
    """
    start = 0
    for gap in _THAI_GAP.finditer(line):
        if (
            gap.start() - start >= MIN_THAI_SENTENCE_CODE_POINTS
            and len(line) - gap.end() >= MIN_THAI_SENTENCE_CODE_POINTS // 2
        ):
            yield gap.end()
            start = gap.end()
