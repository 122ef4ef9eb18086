"""Which summaries of this program's own export are believed: those that it could have made of the article's text. Somebody
else may have written the file, and a summary is shown as the article's own sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.library.summaries import Material, find_sentence
from reader.model.own_work import KeptSummary
from reader.model.summary import Choice
from reader.summary.candidates import Candidate, candidates
from reader.summary.method_names import DEFAULT, METHODS
from reader.summary.summarize import LEAST_SENTENCES
from reader.text.language import base_language, detect
from reader.text.plain_line import MAX_DESCRIPTION, plain_line
from reader.text.sentences import sentence_spans


def _language(material: Material) -> str:
    return base_language(material.language) or detect(material.text)


def whole_choices(choices: Iterable[Choice], text: str, language: str) -> tuple[Choice, ...]:
    """Return the choices but for those whose words are only a piece of a sentence of this text. One that is not in the
    text is of an earlier one.
    """
    found = [(choice, find_sentence(choice, text)) for choice in choices]
    if not found:
        return ()
    whole = set(sentence_spans(text, base_language(language) or detect(text)))
    return tuple(choice for choice, here in found if here is None or (here.start, here.end) in whole)


def believed_summaries(summaries: Sequence[KeptSummary], material: Material) -> tuple[KeptSummary, ...]:
    """Return those of no more sentences than were asked for, each whole and one that may be in a summary, in the
    article's order and none twice, that a method of this program made with what the reader chose.
    """
    if not summaries:
        return ()
    language = _language(material)
    found, total = candidates(material.text, material.title, language, material.apart)
    pinned = set(material.keep)
    allowed = pinned | {(one.start, one.end) for one in found if not _is_dropped(one, material)}
    return tuple(
        one
        for one in summaries
        if (one.language, one.total) == (language, total)
        and _is_of_a_method(one)
        and len(one.spans) <= max(one.asked, len(pinned))
        and pinned <= set(one.spans) <= allowed
        and all(before[1] <= after[0] for before, after in zip(one.spans, one.spans[1:], strict=False))
    )


def _is_of_a_method(one: KeptSummary) -> bool:
    method = METHODS.get(one.method)
    if method is None or not 0 < one.version <= method.version or one.asked < 1:
        return False
    return not one.passages or (one.method == DEFAULT and one.total >= LEAST_SENTENCES)


def _is_dropped(one: Candidate, material: Material) -> bool:
    return any(one.start < end and start < one.end for start, end in material.drop)


def believed_line(line: str, summaries: Sequence[KeptSummary], material: Material) -> str:
    """Return the line that lists show of an article if it is one of its sentences, else ""."""
    line = plain_line(line, MAX_DESCRIPTION)
    if not line:
        return ""
    first = [one.spans[0] for one in summaries if one.spans]
    if _is_among(line, material.text, first):
        return line
    spans = sentence_spans(material.text, _language(material))
    return line if _is_among(line, material.text, spans) else ""


def _is_among(line: str, text: str, spans: Iterable[tuple[int, int]]) -> bool:
    return any(plain_line(text[start:end], MAX_DESCRIPTION) == line for start, end in spans)
