"""Answer lines of JSON with lines of JSON, in order and at once: extract, summarize. A bad line doesn't end the stream."""

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
from reader.files import read_ordinary
from reader.text.plain_line import escaped_json

jsonl = click.option(
    "--jsonl", is_flag=True, required=True, expose_value=False, help="Read and write one JSON object per line."
)
_DEFAULT_SENTENCES = 3
"""Sentences, if a line names no number."""


def _stream(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    source = sys.stdin.buffer
    out = sys.stdout
    for line in iter(source.readline, b""):
        out.write(_line(line, answer) + "\n")
        out.flush()


def _line(line: bytes, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> str:
    """Return the answer to one line as JSON in one line: {"error": "..."} if there is none, whatever the line holds."""
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
    except Exception as error:  # a stream of thousands of lines does not end because of one  # noqa: BLE001
        says = f"{error}" or type(error).__name__
    return _encoded({"error": says})


def _encoded(answer: dict[str, Any]) -> str:
    # A lone surrogate of a broken "\ud800" in the input has no UTF-8 form; ASCII escapes carry it back as it came.
    encoded = json.dumps(answer, ensure_ascii=False, allow_nan=False)
    try:
        encoded.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer)
    return escaped_json(encoded)


def _words(asked: dict[str, Any], field: str) -> str:
    """Return an optional field; anything but a string counts as absent."""
    found = asked.get(field)
    return found if isinstance(found, str) else ""


@click.command()
@jsonl
def extract() -> None:
    """Extract articles from HTML files: a line {"path", "url"} gives {"text", "title", "author", "date", "language",
    "html"}.

    Nothing is fetched or saved. A line that fails gives {"error": "..."}.
    """
    workers = Workers(processes=1)
    workers.warm()

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        path = Path(str(asked["path"]))
        return workers.run(extract_data, read_ordinary(path), str(asked.get("url") or path.absolute().as_uri()))

    try:
        _stream(answer)
    finally:
        workers.close()


@click.command()
@jsonl
def summarize() -> None:
    """Summarise texts: a line {"id", "lang", "title", "description", "text", "sentences"} gives
    {"id", "sentences": [{"text", "start", "end"}]}.

    "passages" is true where a few sentences can’t sum the text up, such as an interview: they are its best ones.
    Offsets are Unicode code points; each sentence is text[start:end]. Only "text" is required. "description" is the
    page's own description; "sentences" is a whole number from 1 (default 3).
    """

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        text, number = asked["text"], asked.get("sentences")
        if not isinstance(text, str):
            raise ValueError("text must be a string")
        if number is None:
            number = _DEFAULT_SENTENCES
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise ValueError("sentences must be a whole number from 1")
        found = summarize_once(
            text, _words(asked, "title"), _words(asked, "lang"), number, _words(asked, "description")
        )
        return {
            "id": asked.get("id"),
            "sentences": [{"text": s.text, "start": s.start, "end": s.end} for s in found.sentences],
            **({"passages": True} if found.passages else {}),
        }

    _stream(answer)


COMMANDS = (extract, summarize)
