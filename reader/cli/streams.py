"""The two streaming commands: one line of JSON in, one line of JSON out, in order, at once; a bad line does not end the stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reader.desk.prepare import extract_data, summarize_once
from reader.desk.workers import Workers
from reader.errors import TearsheetError

jsonl = click.option("--jsonl", is_flag=True, required=True, expose_value=False, help="One JSON object a line, in and out.")


def _stream(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    source = sys.stdin.buffer
    out = sys.stdout
    for line in iter(source.readline, b""):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            if not isinstance(asked, dict):
                raise ValueError("a line must be a JSON object")
            given = answer(asked)
        except TearsheetError as error:
            given = {"error": str(error)}
        except KeyError as error:
            given = {"error": f"the field {error} is missing"}
        except (ValueError, TypeError, OSError, RecursionError) as error:
            given = {"error": f"{error}" or type(error).__name__}
        # A lone surrogate of a broken "\ud800" in the input has no UTF-8 form; ASCII escapes carry it back as it came.
        encoded = json.dumps(given, ensure_ascii=False)
        try:
            encoded.encode("utf-8")
        except UnicodeEncodeError:
            encoded = json.dumps(given)
        out.write(encoded + "\n")
        out.flush()


@click.command()
@jsonl
def extract() -> None:
    """Clean HTML files: each line {"path", "url"} is answered by {"text", "title", "author", "date", "language", "html"}.

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
    """Summarise texts: a line {"id", "lang", "title", "text", "sentences"} gives {"id", "sentences": [{"text", "start", "end"}]}.

    Offsets count Unicode characters (code points) of the given text; each sentence is text[start:end].
    """

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        text, number = asked["text"], asked.get("sentences", 3)
        if not isinstance(text, str):
            raise ValueError("text must be a string")
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise ValueError("sentences must be a whole number from 1")
        found = summarize_once(text, str(asked.get("title") or ""), str(asked.get("lang") or ""), number)
        return {"id": asked.get("id"), "sentences": [{"text": s.text, "start": s.start, "end": s.end} for s in found.sentences]}

    _stream(answer)


COMMANDS = (extract, summarize)
