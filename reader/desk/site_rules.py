"""The rules for sites, in a TOML file that a person may edit: what is never part of a site's articles, and what always
is.

The file is a person's own: their comments and their order survive every change, and one that cannot be read is never
overwritten.
"""

from __future__ import annotations

import re
import threading
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from reader.capture.choosing.overrides import SiteRules
from reader.capture.choosing.overrides import valid_selector as valid_selector
from reader.desk.program.log import log_error
from reader.errors import RulesBroken, RulesUnwritable, TearsheetError
from reader.files import read_ordinary, replace_text

if TYPE_CHECKING:
    import tomlkit

Key = Literal["leave_out", "keep", "leave_out_texts", "keep_texts"]
KEYS: tuple[Key, ...] = ("leave_out", "keep", "leave_out_texts", "keep_texts")

_HEAD = """\
# Rules for sites: what Tearsheet leaves out of their articles, and what it keeps. A section is a site without "www.";
# it holds for its subdomains too. leave_out and keep are CSS selectors, leave_out_texts and keep_texts are blocks by
# the words that they consist of.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: for which site, what it does, and to what."""

    site: str
    key: Key
    value: str


def host_of(*addresses: str) -> str:
    """The site of the first of these addresses that is one of the web, without "www."; "" for a file."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts.hostname.casefold().removeprefix("www.")
    return ""


class RulesFile:
    """The rules at ``path``. Reading sees what a person changed in the file meanwhile; every method may be called from
    any thread.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._sites: dict[str, SiteRules] = {}

    # --- reading -------------------------------------------------------------------------------------------------------

    def sites(self) -> dict[str, SiteRules]:
        """All rules by site. Raises RulesBroken, RulesUnwritable."""
        with self._lock:
            return dict(self._read())

    def problem(self) -> TearsheetError | None:
        """Return why the rules do not hold as the file has them now, or None."""
        try:
            self.sites()
        except TearsheetError as error:
            return error
        return None

    def rules(self, site: str = "") -> list[Rule]:
        """The rules one by one, in the order of the file; of one site with those that it shares with its parents."""
        return [
            Rule(name, key, value)
            for name, rules in self.sites().items()
            if not site or _belongs(site, name)
            for key in KEYS
            for value in getattr(rules, key)
        ]

    def of(self, *addresses: str) -> SiteRules:
        """What holds for the page at the first of these addresses that is one of the web. A file that cannot be read
        leaves those rules in force that were read before: saving does not fail for it.
        """
        site = host_of(*addresses)
        with self._lock:
            try:
                sites = self._read()
            except TearsheetError as error:
                log_error("site rules", error)
                sites = self._sites
        found = [rules for name, rules in sites.items() if site and _belongs(site, name)]
        return SiteRules(
            *(tuple(dict.fromkeys(value for rules in found for value in getattr(rules, key))) for key in KEYS)
        )

    def _read(self) -> dict[str, SiteRules]:
        try:
            status = self.path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp == self._stamp:
                return self._sites
            text = read_ordinary(self.path).decode("utf-8")
        except FileNotFoundError:
            self._stamp, self._sites = None, {}
            return self._sites
        except OSError as error:
            raise RulesUnwritable(path=str(self.path), detail=(error.strerror or str(error)).lower()) from error
        except UnicodeDecodeError as error:
            raise RulesBroken(path=str(self.path), line=1, detail="it isn’t UTF-8 text") from error
        sites = self._parsed(text)
        self._stamp, self._sites = stamp, sites
        return sites

    def _parsed(self, text: str) -> dict[str, SiteRules]:
        try:
            found = self._flat(tomllib.loads(text), "", text)
        except tomllib.TOMLDecodeError as error:
            said = str(error)
            place = re.search(r"\(at line (\d+)", said)
            line = int(place.group(1)) if place else max(text.count("\n"), 1)
            raise RulesBroken(path=str(self.path), line=line, detail=said.split(" (at ")[0]) from error
        except (ValueError, RecursionError) as error:
            raise self._excess(text, error) from error
        sites: dict[str, SiteRules] = {}
        for name, rules in found:
            site = name.casefold().removeprefix("www.")
            known = sites.get(site, SiteRules())
            merged = {
                field.name: (*getattr(known, field.name), *rules.get(field.name, ())) for field in fields(SiteRules)
            }
            sites[site] = SiteRules(**merged)
        return sites

    def _excess(self, text: str, error: Exception) -> RulesBroken:
        """Return the error for what is valid TOML and more than can be read; its line is the first that is too much."""
        detail = (
            "brackets or names are nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
        )
        return RulesBroken(path=str(self.path), line=_first_line(text, type(error)), detail=detail)

    def _flat(self, tables: Mapping[str, Any], prefix: str, text: str) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
        """Sites with their rules. TOML takes the dots of ``[news.example]`` for tables within tables; a person means
        the site.
        """
        found: list[tuple[str, dict[str, tuple[str, ...]]]] = []
        own: dict[str, tuple[str, ...]] = {}
        for name, value in tables.items():
            if isinstance(value, dict):
                found += self._flat(value, f"{prefix}.{name}" if prefix else name, text)
            elif not prefix or name not in KEYS:
                known = ", ".join(KEYS)
                detail = f'“{name}” is not known there; a section like ["news.example"] holds {known}'
                raise RulesBroken(path=str(self.path), line=_line_of(text, name), detail=detail)
            else:
                values = [value] if isinstance(value, str) else value
                if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
                    raise RulesBroken(
                        path=str(self.path),
                        line=_line_of(text, name),
                        detail=f"{name} must be a list of texts in quotes",
                    )
                own[name] = tuple(one for one in values if one.strip())
        if own:
            found.insert(0, (prefix, own))
        return found

    # --- changing ------------------------------------------------------------------------------------------------------

    def add(self, rule: Rule) -> bool:
        """Put a rule into the file; False if it is there already. Raises RulesBroken, RulesUnwritable; the file is
        whole or unchanged.
        """
        with self._lock:
            known = self._read().get(rule.site, SiteRules())
            if rule.value in getattr(known, rule.key):
                return False
            self._change(rule, add=True)
            return True

    def remove(self, rule: Rule) -> bool:
        """Take a rule out of the file; False if it is not there. Raises as ``add``."""
        with self._lock:
            known = self._read().get(rule.site, SiteRules())
            if rule.value not in getattr(known, rule.key):
                return False
            self._change(rule, add=False)
            return True

    def create(self) -> None:
        """Make the file with its explanation, for a person who wants to edit it, if there is none."""
        with self._lock:
            if not self.path.exists():
                self._write(_HEAD)

    def _change(self, rule: Rule, *, add: bool) -> None:
        import tomlkit

        document = self._document()
        tables = _tables_of(document, rule.site)
        if add:
            if not tables:
                table = tomlkit.table()
                document[rule.site] = table
                tables = [table]
            values = tables[0].get(rule.key)
            if isinstance(values, str):  # one text without a list is allowed, too
                tables[0][rule.key] = [str(values), rule.value]
            elif values is None:
                fresh = tomlkit.array()
                if isinstance(tables[0], tomlkit.items.InlineTable):  # which has no room for a second line
                    fresh.append(rule.value)
                else:
                    fresh.add_line(rule.value)
                    fresh.add_line(indent="")
                tables[0][rule.key] = fresh
            elif "\n" in values.as_string():
                values.insert(len(values), rule.value)
            else:
                values.append(rule.value)
        else:
            for table in tables:
                values = table.get(rule.key)
                if isinstance(values, str):
                    if str(values) == rule.value:
                        del table[rule.key]
                elif values is not None:
                    for at in reversed([at for at, value in enumerate(values) if str(value) == rule.value]):
                        del values[at]
                    if not values:
                        del table[rule.key]
        self._write(tomlkit.dumps(document))

    def _document(self) -> tomlkit.TOMLDocument:
        import tomlkit

        text = read_ordinary(self.path).decode("utf-8") if self.path.exists() else _HEAD
        try:
            return tomlkit.parse(text)
        except (ValueError, RecursionError) as error:  # it reads less deeply than what found the rules
            raise self._excess(text, error) from error

    def _write(self, text: str) -> None:
        self._parsed(text)  # never write what could not be read again
        try:
            replace_text(self.path, text)
        except OSError as error:
            raise RulesUnwritable(path=str(self.path), detail=(error.strerror or str(error)).lower()) from error
        self._stamp = None


def _first_line(text: str, kind: type[Exception]) -> int:
    """Return the number of the first line at which reading fails as it does for the whole text."""
    lines = text.splitlines(keepends=True)
    return 1 + bisect_left(range(1, len(lines)), True, key=lambda count: _fails("".join(lines[:count]), kind))


def _fails(text: str, kind: type[Exception]) -> bool:
    try:
        repr(tomllib.loads(text))  # tables are nested as deeply as they are read
    except tomllib.TOMLDecodeError:
        return False
    except (ValueError, RecursionError) as error:
        return isinstance(error, kind)
    return False


def _belongs(site: str, section: str) -> bool:
    return site == section or site.endswith(f".{section}")


def _line_of(text: str, name: str) -> int:
    """The line where a key stands, for a person to find it."""
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", line):
            return number
    return 1


def _tables_of(document: Any, site: str) -> list[Any]:
    """The sections of a site, however they are written: quoted, with "www.", or with their dots taken for tables within
    tables.
    """
    found: list[Any] = []

    def look(table: Any, prefix: str) -> None:
        for name, value in table.items():
            if isinstance(value, dict):
                whole = f"{prefix}.{name}" if prefix else str(name)
                if whole.casefold().removeprefix("www.") == site and any(key in value for key in KEYS):
                    found.append(value)
                look(value, whole)

    look(document, "")
    return found
