"""An entry for BibTeX and biblatex. Braces keep the capitals of titles; letters stay as they are (UTF-8).

Tested in `tests/unit/exchange/citations/test_data_formats.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.exchange.citations.dates import iso
from reader.exchange.citations.names import family_of, split_particle
from reader.model.citation import Author, CitedWork
from reader.text.fold import fold

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
_LIGATURE = re.compile(r"([-'`,<>])(?=\1)|([?!])(?=`)")
"""Signs of which TeX makes one: two hyphens are a dash, two apostrophes a quotation mark."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def entry(work: CitedWork, key: str = "", more: Mapping[str, str] | None = None) -> str:
    """Return the entry: ``@misc``, which old and new styles print with its address, ``@techreport`` for a report. ``key``
    takes the place of ``key_of``, ``more`` are further fields by name.
    """
    kind = "techreport" if work.kind == "report" else "misc"
    fields = {
        "author": " and ".join(_author(author) for author in work.authors),
        "title": f"{{{_escaped(work.title)}}}",
        "howpublished" if kind == "misc" else "institution": _escaped(work.source),
        "year": str(work.issued.year) if work.issued else "",
        "url": _address(work.url),
        "urldate": iso(work.accessed) if work.accessed else "",
        "language": _escaped(work.language),
        **{name: _escaped(value) for name, value in (more or {}).items()},
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value.strip("{}")]
    if work.issued and work.issued.month:
        lines.append(f"  month = {_MONTHS[work.issued.month - 1]}")
        if work.issued.day:
            lines.append(f"  day = {{{work.issued.day}}}")
    return f"@{kind}{{{key or key_of(work)},\n" + ",\n".join(lines) + "\n}"


def key_of(work: CitedWork) -> str:
    """Return a key of plain letters: the first author's name, the year, and the first long word of the title."""
    who = _plain(family_of(work.authors[0]) if work.authors else work.source)
    word = next((plain for word in work.title.split() if len(plain := _plain(word)) > 3), "")
    return f"{who}{work.issued.year if work.issued else ''}{word}" or "article"


def _author(author: Author) -> str:
    if author.literal:
        return f"{{{_escaped(author.literal)}}}"
    author = split_particle(author)
    family = f"{author.particle} {author.family}".strip()
    return ", ".join(_escaped(part) for part in (family, author.suffix, author.given) if part)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _escaped(text: str) -> str:
    return "".join(
        _SPECIAL.get(sign, sign) for sign in _LIGATURE.sub(lambda at: f"{at[0]}\0", " ".join(text.split()))
    ).replace("\0", "{}")


def _address(url: str) -> str:
    r"""Return an address for ``\url``, where only what ends the field or begins a comment has to be escaped."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
