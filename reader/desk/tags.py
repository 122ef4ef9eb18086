"""Tags by their names: listed, renamed, merged, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.desk.organizing import Organizing
from reader.errors import NoSuchTag, TagInsideItself, TagNeedsName
from reader.library.library import Library
from reader.library.tags import is_under, tidy
from reader.model.library import Tag
from reader.text.fold import case_key


@dataclass(frozen=True, slots=True)
class Renamed:
    """The tag as it is called now, with the number of its articles outside the trash. ``merged`` says that it was there
    before, so that two became one.
    """

    name: str
    count: int
    was: tuple[str, ...]
    merged: bool


class Tags:
    """Those nested in a tag go with it, as in ``Organizing``. Changes raise NoSuchTag, BadValue and what writing
    raises.
    """

    def __init__(self, library: Library, organizing: Organizing) -> None:
        self._library = library
        self._organizing = organizing

    def all(self) -> tuple[Tag, ...]:
        """Return all tags with the numbers of their articles."""
        return self._library.tags.all()

    def rename(self, name: str, new_name: str) -> Renamed:
        """Give a tag another name; where there is a tag of that name, the two become one."""
        return self.merge([name], new_name)

    def merge(self, names: Sequence[str], into: str) -> Renamed:
        """Make several tags one, which is made if there is none of that name. Nothing is changed unless all of them are
        there.
        """
        target = tidy(into)
        if not target:
            raise TagNeedsName()
        was = [
            name for name in dict.fromkeys(map(tidy, names)) if len(names) == 1 or case_key(name) != case_key(target)
        ]
        for name in was:
            self._check(name)
            if case_key(name) != case_key(target) and is_under(target, name):
                raise TagInsideItself(into=target, name=name)
        merged = any(case_key(name) != case_key(target) for name in was) and self._library.tags.exists(target)
        self._organizing.merge_tags(was, target)
        known = [tag for tag in self._library.tags.all() if is_under(tag.name, target)]
        found = next((tag for tag in known if case_key(tag.name) == case_key(target)), None)
        return Renamed(found.name if found else target, found.articles if found else 0, tuple(was), merged)

    def delete(self, name: str) -> int:
        """Take a tag from all articles; gives how many lost one."""
        self._check(tidy(name))
        return len(self._organizing.delete_tag(name).ids)

    def _check(self, name: str) -> None:
        if not name or not self._library.tags.exists(name):
            raise NoSuchTag(name=name)
