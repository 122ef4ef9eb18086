"""``dataclass`` as the standard library's, made when a class is first used instead of when its module is loaded.

The standard one writes and compiles five or six methods for each class: half a millisecond, and there are 120 classes,
of which a window that opens needs a few. For a type checker this is the standard one. What is here is what the rooms
use of it: frozen or not, always with slots. ``dataclasses.replace``, ``asdict`` and ``fields`` take these records, too.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace

    __all__ = ["dataclass", "field", "replace"]
else:
    _NOTHING = object()

    class field:  # noqa: N801 - named as in dataclasses
        """What a field of a record begins with, and whether it counts in comparisons."""

        __slots__ = ("compare", "default", "default_factory", "hash", "name")

        def __init__(self, *, default=_NOTHING, default_factory=_NOTHING, compare=True, hash=None):  # noqa: A002 - as in dataclasses
            self.name = ""
            self.default, self.default_factory = default, default_factory
            self.compare = compare
            self.hash = compare if hash is None else hash

    def dataclass(*, frozen: bool = False, slots: bool):
        """A class decorator; ``slots`` must be true and is said so that the line reads the same to a type checker."""
        assert slots
        return lambda cls: _record(cls, frozen)

    def replace(record, /, **changes):
        """A copy with some fields changed."""
        made = type(record)
        return made(**{**{one.name: getattr(record, one.name) for one in made.__record_fields__}, **changes})

    def _record(cls, frozen):
        """The same class with slots for its fields, and methods that know them."""
        body = dict(cls.__dict__)
        inherited = getattr(cls, "__record_fields__", ())
        found = list(inherited)
        for name, kind in cls.__annotations__.items():
            if kind.startswith("ClassVar"):
                continue
            given = body.pop(name, _NOTHING)
            one = given if isinstance(given, field) else field(default=given)
            one.name = name
            found.append(one)
        for name in ("__dict__", "__weakref__"):
            body.pop(name, None)
        body["__slots__"] = tuple(one.name for one in found[len(inherited) :])
        body["__record_fields__"] = tuple(found)
        body["__match_args__"] = tuple(one.name for one in found)
        body["__dataclass_fields__"] = _Fields()
        body["__init__"] = _first_init
        body.setdefault("__repr__", _repr)
        if "__eq__" not in body:
            body["__eq__"] = _equals(tuple(one.name for one in found if one.compare))
            body.setdefault("__hash__", _hash(tuple(one.name for one in found if one.hash)) if frozen else None)
        if frozen:
            body["__setattr__"], body["__delattr__"] = _refuse, _refuse
        body["__getstate__"], body["__setstate__"] = _state, _restore
        made = type(cls)(cls.__name__, cls.__bases__, body)
        made.__qualname__ = cls.__qualname__
        return made

    def _first_init(self, *given, **named):
        """Stands in for ``__init__`` until the first record of a class is made."""
        made = type(self)
        made.__init__ = _init(made)
        made.__init__(self, *given, **named)

    def _init(made):
        """The real ``__init__``, compiled: it sets each slot by its descriptor, which a frozen class cannot refuse."""
        names: dict[str, Any] = {}
        parameters, lines = [], []
        for number, one in enumerate(made.__record_fields__):
            names[f"_set{number}"] = getattr(made, one.name).__set__
            value = one.name
            if one.default is not _NOTHING:
                names[f"_default{number}"] = one.default
                parameters.append(f"{one.name}=_default{number}")
            elif one.default_factory is not _NOTHING:
                names[f"_make{number}"], names["_nothing"] = one.default_factory, _NOTHING
                parameters.append(f"{one.name}=_nothing")
                value = f"_make{number}() if {one.name} is _nothing else {one.name}"
            else:
                parameters.append(one.name)
            lines.append(f" _set{number}(self, {value})")
        if hasattr(made, "__post_init__"):
            lines.append(" self.__post_init__()")
        exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), names)
        init = names["__init__"]
        init.__qualname__ = f"{made.__qualname__}.__init__"
        return init

    def _repr(self):
        values = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in type(self).__record_fields__)
        return f"{type(self).__qualname__}({values})"

    def _equals(names):
        values = _values(names)

        def __eq__(self, other):  # noqa: N807
            return values(self) == values(other) if type(other) is type(self) else NotImplemented

        return __eq__

    def _hash(names):
        values = _values(names)

        def __hash__(self):  # noqa: N807
            return hash(values(self))

        return __hash__

    def _values(names):
        return attrgetter(*names) if names else lambda _record: ()

    def _refuse(self, name, *_value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"{type(self).__qualname__} is frozen: {name!r} cannot be changed")

    def _state(self):
        return [getattr(self, one.name) for one in type(self).__record_fields__]

    def _restore(self, state):
        for one, value in zip(type(self).__record_fields__, state, strict=True):
            object.__setattr__(self, one.name, value)

    class _Fields:
        """What the standard ``replace``, ``asdict`` and ``fields`` ask a record for, made when they do."""

        def __get__(self, _record, made):
            import dataclasses

            kinds = {name: kind for base in reversed(made.__mro__[:-1]) for name, kind in base.__annotations__.items()}
            plain = dataclasses.make_dataclass(
                made.__name__, [(one.name, kinds[one.name], _standard(one)) for one in made.__record_fields__]
            )
            fields = plain.__dataclass_fields__
            made.__dataclass_fields__ = fields
            return fields

    def _standard(one):
        import dataclasses

        return dataclasses.field(
            default=dataclasses.MISSING if one.default is _NOTHING else one.default,
            default_factory=dataclasses.MISSING if one.default_factory is _NOTHING else one.default_factory,
            compare=one.compare,
            hash=one.hash,
        )
