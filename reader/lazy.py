"""An attribute made at first use, once, whichever thread comes first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - a decorator, as functools.cached_property is
    """``functools.cached_property`` with the lock that it lost in Python 3.12.

    Two threads that meet an attribute for the first time get the same object. Each attribute has its own lock, so one
    may be made of others; two may not be made of each other.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._name = ""
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> lazy[T] | T:
        if instance is None:
            return self
        known = instance.__dict__
        with self._lock:
            if self._name not in known:
                known[self._name] = self._make(instance)
        made: T = known[self._name]
        return made
