"""A kept summary that comes in is one that the program could have made of the text."""

from __future__ import annotations

import pytest

from reader.desk.importing.own_summaries import believed_line, believed_summaries, whole_choices
from reader.library.summaries import Material
from reader.model.own_work import KeptSummary
from reader.model.summary import Choice
from reader.summary.method_names import METHODS
from reader.summary.summarize import summarize

SENTENCES = (
    "The night ferry to Port Ellis was cancelled on Monday after both of its engines failed.",
    "The harbour master denied that the money for new engines was spent on a yacht.",
    "Two mechanics from Lindhaven worked on the ship until the early morning.",
    "Passengers were taken to the island in buses and on a smaller boat.",
)
TEXT = "\n\n".join((" ".join(SENTENCES[:2]), " ".join(SENTENCES[2:])))
MATERIAL = Material(TEXT, "Ferry cancelled", "What happened to the ferry.", "en")
PLACES = tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in SENTENCES)
PIECE = (TEXT.index("the money"), PLACES[1][1])
GOOD = KeptSummary("learned", METHODS["learned"].version, 2, "en", (PLACES[0], PLACES[2]), 4)


@pytest.mark.parametrize("asked", [1, 3, 5])
@pytest.mark.parametrize("method", ["learned", "lead", "lexrank", "luhn"])
def test_one_that_the_program_made_is_believed(method: str, asked: int) -> None:
    made = summarize(TEXT, MATERIAL.title, "en", asked, method=method)
    spans = tuple((one.start, one.end) for one in made.sentences)
    kept = KeptSummary(method, METHODS[method].version, asked, made.language, spans, made.total_sentences)
    assert believed_summaries([kept], MATERIAL) == (kept,)


@pytest.mark.parametrize(
    "forged",
    [
        GOOD._replace(spans=(PIECE,)),
        GOOD._replace(spans=(PLACES[0], PLACES[0])),
        GOOD._replace(spans=(PLACES[2], PLACES[0])),
        GOOD._replace(spans=((PLACES[0][0], PLACES[1][1]),)),
        GOOD._replace(spans=PLACES[:3]),
        GOOD._replace(total=5),
        GOOD._replace(language="de"),
        GOOD._replace(method="by hand"),
        GOOD._replace(version=GOOD.version + 1),
        GOOD._replace(version=0),
        GOOD._replace(asked=0, spans=()),
        GOOD._replace(passages=True),
    ],
    ids=[
        *("piece", "twice", "order", "two as one", "too many", "total", "language", "method", "newer", "version"),
        *("none asked", "passages"),
    ],
)
def test_one_that_it_cannot_have_made_is_not(forged: KeptSummary) -> None:
    assert believed_summaries([forged, GOOD], MATERIAL) == (GOOD,)


def test_it_has_what_the_reader_pinned_and_nothing_that_they_threw_out() -> None:
    pinned, thrown_out = Choice(SENTENCES[3], *PLACES[3], True), Choice(SENTENCES[0], *PLACES[0], False)
    chosen = Material(TEXT, MATERIAL.title, "", "en", (thrown_out, pinned))
    as_chosen = GOOD._replace(spans=(PLACES[2], PLACES[3]))
    assert believed_summaries([GOOD, as_chosen, GOOD._replace(spans=(PLACES[2],))], chosen) == (as_chosen,)


def test_a_caption_is_in_none() -> None:
    apart = Material(TEXT, MATERIAL.title, "", "en", apart=(PLACES[2],))
    assert believed_summaries([GOOD], apart) == ()


def test_a_piece_of_a_sentence_is_not_pinned() -> None:
    text = "The mayor met Mr. Hall stole nothing. The ferry left at six."
    piece, whole, gone = (
        Choice(words, 0, 0, True) for words in ("Hall stole nothing.", "The ferry left at six.", "It went.")
    )
    assert whole_choices([piece, whole, gone], text, "en") == (whole, gone)


@pytest.mark.parametrize(
    ("line", "believed"),
    [
        (SENTENCES[0], True),
        (SENTENCES[3], True),
        (MATERIAL.description, False),
        ("The money was spent on a yacht.", False),
        ("the money for new engines was spent on a yacht.", False),
        ("", False),
    ],
    ids=["summary", "sentence", "description", "invented", "piece", "none"],
)
def test_the_line_for_lists_is_a_sentence_of_the_text(line: str, *, believed: bool) -> None:
    assert believed_line(line, [GOOD], MATERIAL) == (line if believed else "")
