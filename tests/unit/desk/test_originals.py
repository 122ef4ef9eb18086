from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.desk.originals import Originals
from reader.errors import NoOriginal
from reader.library.library import Library
from tests.making import add_article


class InThisProcess:
    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)


def test_a_kept_page_is_shown_without_its_scripts(library: Library) -> None:
    number = add_article(library, body=b"<html><body><p>Ferry</p><script>alert(1)</script></body></html>")
    originals = Originals(library, InThisProcess())  # type: ignore[arg-type]
    (kept,) = originals.of(number)
    shown = originals.show(number)
    assert shown.original == kept
    assert "Ferry" in shown.html
    assert "alert" not in shown.html
    with pytest.raises(NoOriginal):
        originals.show(number, kept.id + 1)
