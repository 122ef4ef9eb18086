"""The two streaming commands: one line of JSON in, one line of JSON out, in order, at once; a bad line does not end the
stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reader.desk.preparation import extract_data, summarize_once
from reader.desk.workers import Workers
from reader.errors import TearsheetError

jsonl = click.option(
    "--jsonl", is_flag=True, required=True, expose_value=False, help="One JSON object a line, in and out."
)
_USUAL = 3
"""Sentences, where a line names no number."""


def _stream(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    source = sys.stdin.buffer
    out = sys.stdout
    for line in iter(source.readline, b""):
        out.write(_line(line, answer) + "\n")
        out.flush()


def _line(line: bytes, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> str:
    """The answer to one line, as JSON in one line; {"error": "..."} where there is none, whatever the line holds."""
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict):
            raise ValueError("a line must be a JSON object")
        return _encoded(answer(asked))
    except TearsheetError as error:
        says = str(error)
    except KeyError as error:
        says = f"the field {error} is missing"
    except RecursionError:
        says = "the line is nested too deeply"
    except Exception as error:  # a stream of thousands of lines does not end because of one
        says = f"{error}" or type(error).__name__
    return _encoded({"error": says})


def _encoded(given: dict[str, Any]) -> str:
    # A lone surrogate of a broken "\ud800" in the input has no UTF-8 form; ASCII escapes carry it back as it came.
    encoded = json.dumps(given, ensure_ascii=False, allow_nan=False)
    try:
        encoded.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(given)
    return encoded


def _words(asked: dict[str, Any], field: str) -> str:
    """An optional field; of any other type than a string it counts as absent."""
    found = asked.get(field)
    return found if isinstance(found, str) else ""


@click.command()
@jsonl
def extract() -> None:
    """Clean HTML files: each line {"path", "url"} is answered by {"text", "title", "author", "date", "language",
    "html"}.

    Nothing is fetched and nothing is kept. A line that cannot be answered gives {"error": "..."}.
    """
    workers = Workers(processes=1)
    workers.warm()

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        path = Path(str(asked["path"]))
        return workers.run(extract_data, path.read_bytes(), str(asked.get("url") or path.absolute().as_uri()))

    try:
        _stream(answer)
    finally:
        workers.close()


@click.command()
@jsonl
def summarize() -> None:
    """Summarise texts: a line {"id", "lang", "title", "description", "text", "sentences"} gives
    {"id", "sentences": [{"text", "start", "end"}]}.

    Offsets count Unicode characters (code points) of the given text; each sentence is text[start:end]. Only the text
    must be given; the description is what the page says of itself, sentences is a whole number from 1 (3 if it is left
    out).
    """

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        text, number = asked["text"], asked.get("sentences")
        if not isinstance(text, str):
            raise ValueError("text must be a string")
        if number is None:
            number = _USUAL
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise ValueError("sentences must be a whole number from 1")
        found = summarize_once(
            text, _words(asked, "title"), _words(asked, "lang"), number, _words(asked, "description")
        )
        return {
            "id": asked.get("id"),
            "sentences": [{"text": s.text, "start": s.start, "end": s.end} for s in found.sentences],
        }

    _stream(answer)


COMMANDS = (extract, summarize)
