"""The way to sumy's modules. Its stemmers come from NLTK, which loads corpora, parsers and classifiers with the first
of its modules (half a second); here only the stemmers are let in.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import Lock
from types import ModuleType
from typing import Any

_lock = Lock()


def sumy(module: str) -> Any:
    """Return the module ``sumy.MODULE``, for example ``sumy("utils")``."""
    with _lock:
        if "nltk" not in sys.modules:
            for package in ("nltk", "nltk.stem"):
                _stand_in(package)
            corpus = ModuleType("nltk.corpus")
            corpus.stopwords = None  # type: ignore[attr-defined]  # the stemmers can leave them out, which nobody asks them for
            sys.modules["nltk.corpus"] = corpus
    return import_module(f"sumy.{module}")


def _stand_in(package: str) -> None:
    """Put an empty package into its place: modules inside it are found, and its own code is not run."""
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(package)
    sys.modules[package] = module_from_spec(spec)
