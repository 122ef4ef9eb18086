"""``summarize --jsonl``: one answer for each line, whatever the line holds."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from click.testing import CliRunner

from reader.cli.streams import summarize

TEXT = "The first ferry left pier 4 at six. It carried 214 people. The engines had failed in the night. A mechanic mended both of them."


def answers(*lines: bytes) -> list[dict[str, Any]]:
    done = CliRunner().invoke(summarize, ["--jsonl"], input=b"\n".join(lines) + b"\n")
    assert done.exit_code == 0, done.output
    assert "Traceback" not in done.output
    found = done.stdout.splitlines()
    assert len(found) == len(lines)
    return [json.loads(line, parse_constant=pytest.fail) for line in found]


def line(**fields: object) -> bytes:
    return json.dumps({"id": "a", "lang": "en", "title": "Ferry", "text": TEXT, "sentences": 2, **fields}).encode()


BAD = [
    b"", b"   ", b"\x00", b"{", b"}", b"not json", b"[]", b"[1, 2]", b"3", b"1e999", b"-0", b"NaN", b"Infinity", b"null",
    b"true", b'"text"',
    b"\xff\xfe\xfa", b'{"text": "\xff"}', b"[" * 200_000, b'{"a":' * 100_000, b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b"9" * 10_000, b'{"id": 1}', b'{"text": null}', b'{"text": 5}', b'{"text": ["a"]}', b'{"text": {}}', b'{"text": true}',
    line(sentences=0), line(sentences=-3), line(sentences=-(10**40)), line(sentences=1.5), line(sentences="3"), line(sentences=True),
    line(sentences=[]), b'{"text": "A b c d.", "sentences": NaN}', b'{"text": "A b c d.", "sentences": 1e999}',
    b'{"id": NaN, "text": "A b c d."}',
    b'{"id": 1e999, "text": "A b c d."}', b'{"text": "A b c d.", "sentences": ' + b"9" * 5000 + b"}",
]  # fmt: skip


def test_a_line_that_cannot_be_answered_gives_an_error_and_the_next_one_is_answered() -> None:
    good = line()
    found = answers(*(part for bad in BAD for part in (bad, good)))
    assert all(list(answer) == ["error"] and answer["error"] for answer in found[::2])
    assert all(len(answer["sentences"]) == 2 for answer in found[1::2])


@pytest.mark.parametrize(
    "wrong", [None, 5, 1.5, True, [], ["a"], {}, {"a": [1]}, [[[[[]]]]], "\ud800", "", "x" * 100_000]
)
@pytest.mark.parametrize("field", ["id", "lang", "title", "description", "unknown"])
def test_an_optional_field_of_a_wrong_type_is_as_good_as_none(field: str, wrong: object) -> None:
    (found,) = answers(line(**{field: wrong}))
    assert len(found["sentences"]) == 2
    assert found["id"] == (wrong if field == "id" else "a")


def test_without_a_number_there_are_three_and_a_huge_one_gives_all() -> None:
    missing = json.dumps({"text": TEXT}).encode()
    assert [len(found["sentences"]) for found in answers(missing, line(sentences=None), line(sentences=10**40))] == [
        3,
        3,
        4,
    ]


def test_lone_surrogates_come_back_as_they_came() -> None:
    text = "\ud800 The first ferry left at six. And \udfff nobody was there to see it."
    (found,) = answers(line(text=text, sentences=2))
    assert [s["text"] for s in found["sentences"]] == [text[s["start"] : s["end"]] for s in found["sentences"]]
    assert len(found["sentences"]) == 2


def test_the_description_reaches_the_ranker(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def note(text: str, title: str, language: str, number: int, description: str) -> object:
        seen.append(description)
        raise ValueError("enough")

    monkeypatch.setattr("reader.cli.streams.summarize_once", note)
    answers(line(description="A ferry failed."), line(), line(description=7))
    assert seen == ["A ferry failed.", "", ""]


def test_broken_lines_of_all_kinds_are_answered() -> None:
    dice = random.Random(5)
    whole = line(text=TEXT + " «Да», — 船。", description="x")
    lines = []
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(broken))
            kind = dice.randrange(3)
            if kind == 0:
                broken[at] = dice.randrange(256)
            elif kind == 1:
                del broken[at : at + dice.randint(1, 20)]
            else:
                broken[at:at] = bytes(dice.choice(b'"{}[]\\u:,0\xff') for _ in range(4))
        lines.append(bytes(broken).replace(b"\n", b" ").replace(b"\r", b" "))
    assert all("sentences" in found or "error" in found for found in answers(*lines))


def test_an_endless_line_is_answered() -> None:
    (found,) = answers(line(text="Nobody saw the boat go at six. " * 20_000, sentences=3))
    assert len(found["sentences"]) >= 1
