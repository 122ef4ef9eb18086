"""What PySide asks Python for, in a package: as good as nothing.

PySide's own loader is compiled from its source at each start (30 ms), and then watches every import to find out whether
the importing module wants ``snake_case`` names (another 30 ms). Both serve signatures in help texts, long messages for
wrong arguments and ``from __feature__``; a finished program needs none of them. Shiboken takes this file from
``shiboken6/files.dir``, its place for a loader on disk.
"""

from __future__ import annotations

from shibokensupport.signature import mapping  # noqa: F401 - Shiboken looks for it among the loaded modules


def pyside_type_init(_type_key: object, _signatures: object) -> dict[str, object]:
    """The signatures of a type: none."""
    return {}


def create_signature(_properties: object, _key: object) -> None:
    """The signature of a function: none."""


def seterror_argument(arguments: object, name: str, information: object) -> tuple[type[Exception], str]:
    """The error for a call with wrong arguments."""
    if isinstance(information, Exception):
        return type(information), f"{name}(): {information}"
    given = arguments if isinstance(arguments, tuple) else (arguments,)
    kinds = ", ".join(type(one).__name__ for one in given)
    return TypeError, f"{name}({kinds}): wrong arguments {information or ''}".rstrip()


def make_helptext(_function: object) -> str:
    """The text of ``__doc__``: none."""
    return ""


def finish_import(_module: object) -> None:
    """After the import of a module of PySide."""


def feature_import(*_arguments: object, **_named: object) -> None:
    """Before an import: no feature is asked for."""


def feature_imported(*_arguments: object, **_named: object) -> None:
    """After an import."""


def post_init() -> None:
    """After all of this is in place."""
