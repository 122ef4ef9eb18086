"""What the program takes from a worker: data, never a call. A worker may have been taken over by the page that it read,
and a pickle can name any function to be called where it is unpacked
(https://docs.python.org/3/library/pickle.html#restricting-globals).
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from reader.errors import TearsheetError

MAX_BYTES = 1 << 30
"""The longest answer; a worker has not much more memory."""

_OTHERS = {
    ("reader.errors", "_made_again"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "TypeError"),
    ("_pickle", "PicklingError"),
    ("pebble.common.types", "Result"),
    ("pebble.common.types", "ResultStatus"),
    ("pebble.pool.process", "Acknowledgement"),
    ("pebble.pool.process", "TaskProblem"),
    ("pebble.pool.process", "TaskResult"),
}


class AnswerRefused(pickle.PicklingError):
    """A worker’s answer holds something that is no data, or nothing that can be read. Pebble takes a PicklingError for the end
    of its pool.
    """


class _Unpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if (module_name, global_name) in _OTHERS:
            return getattr(import_module(module_name), global_name)
        if (module_name, global_name) == ("builtins", "getattr"):
            return _member
        if module_name.startswith("reader."):
            found = getattr(import_module(module_name), global_name, None)
            if isinstance(found, type) and found.__module__ == module_name and _is_data(found):
                return found
        raise AnswerRefused(f"{module_name}.{global_name}")


def _member(kind: object, name: object) -> Enum:
    """Return a member of an enumeration: until Python 3.11.3 it is pickled as an attribute of its class."""
    if isinstance(kind, type) and issubclass(kind, Enum) and isinstance(name, str) and name in kind.__members__:
        return kind[name]
    raise AnswerRefused(str(name))


def _is_data(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, (tuple, Enum, TearsheetError))


def loads(pickled: bytes) -> Any:
    """Return the data that was pickled. Raises AnswerRefused where it names anything but classes of data, or is broken."""
    try:
        return _Unpickler(io.BytesIO(pickled)).load()
    except AnswerRefused:
        raise
    except Exception as error:  # whatever bytes of a stranger make it raise
        raise AnswerRefused(type(error).__name__) from error


def guarded(reader: Connection) -> Connection:
    """Let this end of a pipe receive data alone, in this process: the same end elsewhere is as it was. Returns it."""
    reader.recv = lambda: loads(reader.recv_bytes(MAX_BYTES))  # type: ignore[method-assign]
    return reader
