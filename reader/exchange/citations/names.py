"""Names as reference lists write them: inverted, in initials, in the order and spacing of their script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from reader.model.citation import Author

_EAST_ASIAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SMALL = re.compile(r"^(?:(?:[a-zà-öø-ÿ'’]+)\s+|d['’])+(?=[^\W\d_a-z])")


def is_east_asian(name: str) -> bool:
    """Return whether a name is written in Han, kana or Hangul: family name first, with nothing between."""
    return bool(_EAST_ASIAN.search(name))


def split_particle(author: Author) -> Author:
    """Return the author with what is written small before the family name ("de la Cruz") apart as its particle."""
    small = _SMALL.match(author.family) if not author.particle else None
    if small is None:
        return author
    return Author(author.family[small.end() :], author.given, small[0].strip(), author.suffix, author.literal)


def family_of(author: Author) -> str:
    """Return the name that stands in the text: the family name with its particle, or an organisation's name."""
    if author.literal:
        return author.literal
    return _with_particle(author.particle, author.family) or author.given


def inverted(author: Author, *, initials: str | None = None, demoted: bool = False) -> str:
    """Return "Family, Given", with ``initials`` (what stands between two of them) "Family, G. M.".

    ``demoted`` puts the particle behind the given name, as the Chicago Manual does: "Beethoven, Ludwig van".
    """
    if author.literal or is_east_asian(author.family + author.given):
        return whole(author)
    if initials is None and author.order in ("eastern", "icelandic"):
        return whole(author)
    author = split_particle(author)
    given = author.given if initials is None else initials_of(author.given, initials)
    family = author.family
    if demoted and author.particle:
        given = f"{given} {author.particle}".strip()
    else:
        family = _with_particle(author.particle, family)
    return ", ".join(part for part in (family, given, author.suffix) if part)


def whole(author: Author, *, initials: str | None = None) -> str:
    """Return a name in its natural order: "Ludwig van Beethoven", "L. van Beethoven", "王小明"."""
    if author.literal:
        return author.literal
    if is_east_asian(author.family + author.given):
        return f"{author.family}{author.given}"
    given = author.given if initials is None else initials_of(author.given, initials)
    family = _with_particle(author.particle, author.family)
    family_first = author.order in ("eastern", "hungarian") and initials is None
    parts = (family, given, author.suffix) if family_first else (given, family, author.suffix)
    return " ".join(part for part in parts if part)


def initials_of(given: str, between: str) -> str:
    """Return the initials of given names: "Jean-Luc" gives "J.-L.", "João da" "J. da"; scripts without capitals are not
    shortened.
    """
    if not any(unicodedata.category(sign) in ("Lu", "Lt") for sign in given):
        return given
    found = ""
    for word in re.split(r"\s+|(?<=\.)(?=\w)", given.strip()):
        parts = [part for part in word.split("-") if part[:1].isalpha()]
        if not parts:
            continue
        if len(parts) == 1 and 1 < len(parts[0]) < 4 and parts[0].isupper() and parts[0].isalpha():
            found += (between if found else "") + between.join(f"{letter}." for letter in parts[0])
        elif parts[0][0].islower():
            found += f" {word}"
        else:
            separator = between if found and not found[-1].isalpha() else " " if found else ""
            found += separator + "-".join(f"{part[0].upper()}." for part in parts)
    return found.strip()


def listed(names: Sequence[str], last: str, *, serial: bool = True) -> str:
    """Return "A", "A and B", "A, B, and C"; ``last`` is the word before the last one, ``serial`` its comma."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if serial and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def in_text(authors: Sequence[Author], last: str, most: int) -> str:
    """Return the family names for a reference in the text; beyond ``most`` authors the first "et al."."""
    names = [family_of(author) for author in authors]
    if len(names) > most:
        return f"{names[0]} et al."
    return listed(names, last, serial=False)


def first_inverted(authors: Sequence[Author], form: Callable[[Author], str], last: str = "and") -> str:
    """Return a list whose first name is in ``form`` and the others in natural order: "Doe, Jane, and John Roe"."""
    first = form(authors[0])
    if len(authors) == 1:
        return first
    rest = [whole(author) for author in authors[1:]]
    return f"{', '.join([first, *rest[:-1]])}, {last} {rest[-1]}"


def _with_particle(particle: str, family: str) -> str:
    joined = "" if particle.endswith(("'", "’", "-")) or not particle else " "
    return f"{particle}{joined}{family}"
