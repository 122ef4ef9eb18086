"""BibTeX and biblatex: our own tolerant reader, for the files that people have: missing commas, empty keys, TeX in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.exchange.imports.citations.fields import Fields
from reader.exchange.imports.citations.works import (
    ARTICLES,
    Found,
    Work,
    any_date,
    date_of,
    first,
    has_doi,
    items_of,
    keywords_in,
    natural_name,
)
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_FILE_BYTES = 100_000_000
MAX_VALUE_CHARACTERS = 500_000
MAX_FIELDS = 300
_ENTRY = re.compile(r"@\s*([A-Za-z]{2,30})\s*([{(])")
_NAME = re.compile(r"\s*,?\s*([^\s=,{}()\"#@]{1,80})\s*=\s*")
_WORD = re.compile(r"[^\s,#{}\"()]{1,1000}")
_NOT_WORKS = frozenset(("comment", "preamble", "string"))
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
} | {
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
    "dh": "ð", "th": "þ", "DH": "Ð", "TH": "Þ", "dj": "đ", "ng": "ŋ", "textendash": "–", "textemdash": "—", "textquoteright": "’",
    "textquoteleft": "‘", "ldots": "…", "dots": "…", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "backslash": "\\",
    "copyright": "©", "textregistered": "®", "texttrademark": "™", "S": "§", "P": "¶", "pounds": "£", "euro": "€", "times": "×",
}  # fmt: skip
_ACCENT = re.compile(r"\\([`'^~=.\"]|[uHvdckbr](?![A-Za-z]))\s*(?:\{\s*(\\?[A-Za-z]?)\s*\}|(\\?[A-Za-z]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s?(\{\})?")
_MATH = re.compile(r"(?<!\\)\$([^$]{0,500})(?<!\\)\$")
_URL = re.compile(r"https?://[^\s{}\\]+")
_ESCAPED = re.compile(r"\\([&%$#_{}~^ ,;:!/\\-])")
_SIGNS = "&%$#_{}~^\\"
_HOLD = 0xE000
_HELD = re.compile("[" + "".join(chr(_HOLD + ord(sign)) for sign in _SIGNS) + "]")
_FORMATTING = frozenset(
    (
        "textit",
        "textbf",
        "textsc",
        "textrm",
        "texttt",
        "textsf",
        "emph",
        "mathrm",
        "mathit",
        "url",
        "href",
        "em",
        "it",
        "bf",
        "sc",
        "rm",
        "tt",
        "uppercase",
        "mbox",
        "ensuremath",
        "textsuperscript",
        "textsubscript",
        "relax",
        "protect",
        "noopsort",
    )
)


class Entry(NamedTuple):
    """An entry: its type and key, its fields by names in lower case, TeX as written; ``line`` is where it begins."""

    kind: str
    key: str
    fields: dict[str, str]
    line: int


def recognises(source: Source) -> bool:
    """Tell whether a file holds entries of BibTeX: a known kind of mark with a field."""
    head = source.head_text(65_536)
    if head.lstrip("\ufeff \r\n\t")[:1] in "<{[":
        return False
    match = _ENTRY.search(head)
    if match is None or re.search(r"^\s*(?:import|package|def|class|public)\b", head[: match.start()], re.M):
        return False
    after = head[match.end() : match.end() + 4_000]
    return bool(re.match(r"[^={}]{0,300},\s*[\w-]{1,60}\s*=\s*[{\"\w]", after)) or match[1].lower() in _NOT_WORKS


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield each entry with an address, a DOI or a text."""
    yield from items_of(source, works(source))


def works(source: Source) -> Iterator[Found | NotTaken]:
    """Yield the works of a file; what a cross-reference adds counts."""
    data = whole(source, MAX_FILE_BYTES)
    if isinstance(data, NotTaken):
        yield data
        return
    found = list(entries(source.text(MAX_FILE_BYTES)))
    by_key = {entry.key.lower(): entry for entry in found if entry.key}
    for entry in found:
        outer = by_key.get(entry.fields.get("crossref", "").strip().lower())
        fields = {**(outer.fields if outer is not None and outer is not entry else {}), **entry.fields}
        yield Found(f"{source.name}, line {entry.line}", _work(entry.kind, fields))


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a file; what is between them is a comment."""
    macros: dict[str, str] = {}
    at, line, counted = 0, 1, 0
    while match := _ENTRY.search(text, at):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        kind = match[1].lower()
        at = match.end()
        if kind == "comment":
            continue
        key = ""
        if kind not in _NOT_WORKS:
            comma = re.compile(r"\s*([^,={}\"]{0,500}?)\s*(?=[,}]|\Z)").match(text, at)
            if comma:
                key, at = comma[1], comma.end()
        fields: dict[str, str] = {}
        while len(fields) < MAX_FIELDS and (name := _NAME.match(text, at)):
            value, at = _value(text, name.end(), macros)
            if kind == "string":
                macros[name[1].lower()] = value
            else:
                fields.setdefault(name[1].lower(), value)
        if kind not in _NOT_WORKS and (fields or key):
            yield Entry(kind, key, fields, line)


def _value(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    """Return a value (pieces joined by #) and where it ends."""
    pieces: list[str] = []
    while at < len(text):
        while at < len(text) and text[at].isspace():
            at += 1
        sign = text[at : at + 1]
        if sign == "{":
            piece, at = _until(text, at + 1, "}")
        elif sign == '"':
            piece, at = _until(text, at + 1, '"')
        else:
            word = _WORD.match(text, at)
            if not word:
                break
            piece, at = macros.get(word[0].lower(), word[0]), word.end()
        pieces.append(piece)
        more = re.compile(r"\s*#").match(text, at)
        if not more:
            break
        at = more.end()
    return "".join(pieces), at


_BRACE = re.compile(r"\\.|[{}\"]", re.S)


def _until(text: str, at: int, end: str) -> tuple[str, int]:
    """Return what is before the sign that closes a value, braces inside counted, and where it goes on."""
    start, depth = at, 0
    for match in _BRACE.finditer(text, at, at + MAX_VALUE_CHARACTERS):
        sign = match[0]
        if sign == end and depth == 0:
            return text[start : match.start()], match.end()
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return text[start : match.start()], match.end()
    following = text.find("\n@", start)
    stop = min(following if following >= 0 else len(text), start + MAX_VALUE_CHARACTERS)
    return text[start:stop], stop


def plain_tex(text: str) -> str:
    r"""Return words without TeX: accents and letters by their commands, formatting and braces gone. ``\"{a}`` is ä."""
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = _COMMAND.sub(_letter, text)
        text = _ESCAPED.sub(lambda m: _held(m[1]) if m[1] in _SIGNS else "", text)
    text = _MATH.sub(lambda m: re.sub(r"[_^]", "", m[1]), text)
    for tex, sign in (("---", "—"), ("--", "–"), ("~", " "), ("``", "“"), ("''", "”"), ("{", ""), ("}", "")):
        text = text.replace(tex, sign)
    return " ".join(_HELD.sub(lambda m: chr(ord(m[0]) - _HOLD), text).split())


def _letter(match: re.Match[str]) -> str:
    letter = _LETTERS.get(match[1])
    if letter is None:
        return "" if match[1] in _FORMATTING else match[1]
    return _held(letter) if letter in _SIGNS else letter


def _held(sign: str) -> str:
    """Return a sign that is meant as itself, so that it is not read as TeX again."""
    return chr(_HOLD + ord(sign))


def _accented(match: re.Match[str]) -> str:
    letter = (match[2] if match[2] is not None else match[3]) or " "
    return unicodedata.normalize("NFC", letter.lstrip("\\") + _ACCENTS[match[1]])


def names(text: str) -> list[str]:
    """Return the names of a list joined by "and"; one in braces stays whole, with its commas."""
    found = []
    for part in _split_outside(text):
        part = part.strip()
        if not part or part.lower() == "others":
            continue
        inner = part[1:-1] if part.startswith("{") and part.endswith("}") and "{" not in part[1:-1] else ""
        found.append(plain_tex(inner) if inner else natural_name(plain_tex(part)))
    return found


def _split_outside(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]|\s+and\s+", text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _work(kind: str, written: dict[str, str]) -> Work:
    fields = Fields({name: [value] for name, value in written.items()})

    def one(*names: str) -> str:
        return plain_tex(fields.one(*names))

    def raw(name: str) -> str:
        value = re.sub(r"\\(?=[&%$#_{}~^])", "", fields.one(name).strip())
        return value[1:-1].strip() if value.startswith("{") and value.endswith("}") else value

    def links_in(*names: str) -> list[str]:
        return [found[0] for name in names for text in fields.peek(name) if (found := _URL.search(text))]

    addresses = [raw("url"), *links_in("howpublished", "note", "bdsk-url-1"), *_arxiv(fields)]
    for name in ("howpublished", "bdsk-url-1"):
        if links_in(name):
            fields.all(name)
    comments = [text for text in map(plain_tex, fields.all("comment")) if not has_doi(text)]
    files = _files(fields)
    return Work(
        one("title", "booktitle", "maintitle"),
        names(first(*fields.all("author")) or first(*fields.all("editor"))),
        addresses,
        raw("doi"),
        _published(fields),
        first(*fields.parsed(lambda text: parse_time(plain_tex(text)), "urldate")),
        one("abstract"),
        one("journaltitle", "journal", "booktitle", "organization", "institution", "publisher", "howpublished"),
        one("language", "langid"),
        keywords_in(map(plain_tex, fields.all("keywords", "keyword"))),
        [plain_tex(text) for text in fields.all("note", "annote", "annotation")] + comments,
        fields.left({}, ["crossref", "timestamp", "owner", "date-added", "date-modified"])
        + ([] if kind in ARTICLES else ["type"]),
        files,
    )


def _published(fields: Fields) -> str:
    """Take the date; a month or day that makes no date stays."""
    exact = first(*fields.parsed(lambda text: any_date(plain_tex(text)), "date"))
    if exact:
        return exact
    year, month, day = (plain_tex(first(*fields.peek(name))) for name in ("year", "month", "day"))
    date = date_of(year, month, day)
    for name, given in (("year", date), ("month", date[5:]), ("day", date[8:])):
        if given:
            fields.all(name)
    return date


def _arxiv(fields: Fields) -> list[str]:
    """Return the address of a preprint at arXiv, whose number is no address by itself."""
    number = plain_tex(first(*fields.peek("eprint"))).strip()
    archive = " ".join([*fields.peek("archiveprefix"), *fields.peek("eprinttype")]).lower()
    if "arxiv" not in archive or not re.match(r"[\d.]+(?:v\d+)?\Z|[a-z.-]+/\d+\Z", number):
        return []
    fields.all("eprint", "archiveprefix", "eprinttype")
    return [f"https://arxiv.org/abs/{number}"]


def _files(fields: Fields) -> list[str]:
    """Take the paths of files, written as "title:path:type;…" or as a path alone; a sign behind a "\\" is meant as itself."""
    found = []
    for text in fields.all("file"):
        for entry in re.split(r"(?<!\\);", text.replace("$\\backslash$", "\\")):
            parts = [re.sub(r"\\(.)", r"\1", part).strip() for part in re.split(r"(?<!\\):", entry)]
            found.append(":".join(parts[1:-1]) if len(parts) > 2 else parts[-1])
    return [path for path in found if path]
