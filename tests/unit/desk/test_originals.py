from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from reader.capture.readable import PLAIN_TYPE, READABLE_TYPE
from reader.desk.originals import Originals
from reader.errors import NoOriginal
from reader.library.library import Library
from reader.model.importing import Imported, imported_header
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


@pytest.mark.parametrize("kind", [READABLE_TYPE, PLAIN_TYPE], ids=["html", "plain"])
def test_a_text_that_came_without_its_page_is_told_from_an_imported_page(library: Library, kind: str) -> None:
    number = add_article(library, body=b"<p>The ferry left.</p>")
    came = imported_header(Imported("wallabag", "list.json", "2026-12-01T09:00:00.000Z"))
    for type_of_it, is_text in ((kind, True), ("text/html", False)):
        with library.connections.write() as db:
            headers = json.dumps([("Content-Type", type_of_it), came])
            db.execute("UPDATE pages SET status = 0, headers = ?", [headers])
        shown = Originals(library, InThisProcess()).show(number)  # type: ignore[arg-type]
        assert (shown.came, shown.is_text) == ("imported", is_text)
