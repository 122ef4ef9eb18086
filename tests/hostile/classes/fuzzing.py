"""Made-up input by the thousand: the cleaner, the sanitizer, searches, JSON lines, site rules, settings, addresses and
lines. Each case is a batch; none may end in anything but a result or an error with a sentence, nor take long.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.capture.clean import clean
from reader.capture.fetch.address import addresses_in, normalize, same_page_key
from reader.capture.page.safe_original import safe_html
from reader.cli.streams import _line
from reader.desk.program.settings import SETTINGS, Settings
from reader.desk.site_rules import RulesFile
from reader.errors import TearsheetError
from reader.query.parse import query_of
from reader.text.plain_line import for_terminal, plain_line
from tests.hostile.kit import Case

NAME = "fuzzing"
BAR = 1200
QUICK = 8
INPUTS, PAGES = 200, 20
"""Inputs of a batch; pages are fewer."""
BATCH_SECONDS = 60

_PIECES = {
    "page": [
        "<div>",
        "<p>",
        "</p>",
        "</div>",
        "<article>",
        "<h1>",
        "<table><tr><td>",
        "<ul><li>",
        "<svg>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<a",
        "href='javascript:1'>",
        "<img",
        "src=x>",
        "&#0;",
        "&amp;",
        "<![CDATA[",
        "]]>",
        "<?x",
    ],
    "query": [
        '"',
        "(",
        ")",
        "-",
        "AND",
        "OR",
        "NOT",
        "site:",
        "tag:",
        "after:2026",
        "before:",
        "is:unread",
        "highlight:",
        "*",
        "~",
        ":",
        "::",
        "/a/",
        "words:>9",
        ":9",
        "2026-13-45",
        "'",
    ],
    "json": [
        "{",
        "}",
        "[",
        "]",
        '"',
        ",",
        ":",
        "null",
        "true",
        "1e999",
        "-0",
        "\\u0000",
        "\\ud800",
        '"path"',
        '"text"',
        '"sentences"',
        "NaN",
        "Infinity",
    ],
    "rules": [
        "[example.org]",
        '["*"]',
        "leave_out",
        "keep",
        "=",
        "[",
        "]",
        '"a"',
        "'b'",
        "#",
        '"""',
        "\\",
        ".a>b",
        "::x",
        "[a=b]",
        ":has(",
        "*",
    ],
    "settings": ["{", "}", '"theme"', '"proxy"', ":", ",", "19", '"dark"', "null", "[]", "\\", '"library"', "true"],
    "address": [
        "http:",
        "https:",
        "//",
        "@",
        ":",
        "/",
        "?",
        "#",
        "%",
        "[",
        "]",
        ".",
        "..",
        "example",
        "org",
        "127",
        "xn--",
        "\\",
        "0x",
    ],
    "line": ["a", "́", "\u202e", "\u2066", "\x1b[2J", "\x9b", "\n", "\r", "�", "\U000e0041", "ཱ", "\u200d"],
}
_STRANGE = "\x00\x1b\x85\u2028\ufeff\u202e\u0301\ud800é渡🙂 \n\t\"'<>&"


def _text(chance: random.Random, kind: str) -> str:
    pieces = _PIECES[kind]
    parts = [
        chance.choice(pieces) if chance.random() < 0.7 else "".join(chance.choices(_STRANGE, k=chance.randint(1, 4)))
        for _ in range(chance.randint(0, 40))
    ]
    return chance.choice(("", " ")).join(parts)


def _file(folder: Path, text: str) -> Path:
    path = folder / "file"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def _settings(text: str, folder: Path) -> None:
    found = Settings(_file(folder, text))
    for setting in SETTINGS:
        found[setting.name]
    found.proxy()


def _rules(text: str, folder: Path) -> None:
    RulesFile(_file(folder, text)).of("https://example.org/a")


def _page(text: str, _folder: Path) -> None:
    body = text.encode("utf-8", "surrogatepass")
    safe_html(body, "https://example.org/a", "text/html", {})
    clean(body, "https://example.org/a", "text/html")


def _address(text: str, _folder: Path) -> None:
    addresses_in(text)
    same_page_key(text)
    normalize(text)


def _words(text: str, _folder: Path) -> None:
    plain_line(text)
    for_terminal(text)


_TARGETS: dict[str, Callable[[str, Path], object]] = {
    "page": _page,
    "query": lambda text, _folder: query_of(text),
    "json": lambda text, _folder: _line(text.encode("utf-8", "surrogatepass"), lambda asked: asked),
    "rules": _rules,
    "settings": _settings,
    "address": _address,
    "line": _words,
}


def _batch(kind: str, seed: int) -> str | None:
    chance = random.Random(seed)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(PAGES if kind == "page" else INPUTS):
            text = _text(chance, kind)
            try:
                _TARGETS[kind](text, Path(folder))
            except TearsheetError:
                continue
            except Exception as error:  # noqa: BLE001
                return f"{type(error).__name__} for {ascii(text)[:200]}"
    return "too slow" if time.monotonic() - begun > BATCH_SECONDS else None


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield batches of each kind in turn."""
    kinds = list(_TARGETS)
    for number in range(max(1, round(BAR * part))):
        kind = kinds[number % len(kinds)]
        yield Case(f"{kind} {number}", lambda kind=kind, number=number: _batch(kind, seed * 1_000_003 + number))
