"""Works to cite."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reader.model.citation import Author, CitedWork, PartialDate

IDA = Author("Marlow", "Ida")
TOM = Author("Byrne", "Tom")
NOOR = Author("Haddad", "Noor")
EVA = Author("Lund", "Eva")

ARTICLE = CitedWork(
    "newspaper",
    "Night ferry stays in harbour for the winter",
    (IDA,),
    "The Harbour Ledger",
    issued=PartialDate(2026, 2, 7),
    accessed=PartialDate(2026, 5, 9),
    url="https://ledger.example/ferry",
    language="en",
)
PAGE = replace(ARTICLE, kind="web")


def article(**changes: Any) -> CitedWork:
    """Return the article with other values in some fields."""
    return replace(ARTICLE, **changes)


def page(**changes: Any) -> CitedWork:
    """Return the same as a page of its own."""
    return replace(PAGE, **changes)
