"""The fields of a record: what is taken leaves, and what nobody took is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping


class Fields:
    """Values by the names of their fields, those that say something. ``one`` and ``all`` take values out, so that ``left``
    names what a reader had no place for.
    """

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        self._values = {
            name: kept for name, texts in values.items() if (kept := [text for text in texts if text.strip()])
        }

    def one(self, *names: str) -> str:
        """Take the first value that one of these fields has; where another of them says the same, it goes, too."""
        found = next((text for name in names for text in self._values.get(name, ())), "")
        for name in names if found else ():
            self._values[name] = [text for text in self._values.get(name, ()) if _folded(text) != _folded(found)]
        return found

    def all(self, *names: str) -> list[str]:
        """Take all values of these fields, in the order of ``names``."""
        return [text for name in names for text in self._values.pop(name, ())]

    def parsed(self, parse: Callable[[str], str], *names: str) -> list[str]:
        """Take the values of these fields that ``parse`` makes something of, and return what it makes; others stay."""
        found: list[str] = []
        for name in names:
            made = [(text, parse(text)) for text in self._values.get(name, ())]
            found += [value for _, value in made if value]
            self._values[name] = [text for text, value in made if not value]
        return found

    def peek(self, name: str) -> list[str]:
        """Return the values of a field, and leave them."""
        return list(self._values.get(name, ()))

    def left(self, words: Mapping[str, str], ignored: Iterable[str] = ()) -> list[str]:
        """Return the names of the fields that are left, by ``words`` where these know better ones."""
        unnamed = frozenset(ignored)
        return list(
            dict.fromkeys(
                words.get(name, name) for name, texts in self._values.items() if texts and name not in unnamed
            )
        )


def _folded(text: str) -> str:
    return " ".join(text.split()).lower()
