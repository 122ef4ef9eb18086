"""In which language the terminal's reader wants headings."""

from __future__ import annotations

import pytest

from reader.cli.briefing import _reader_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr_FR"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "pl:en"}, "pl"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "pl"}, ""),
        ({}, ""),
    ],
)
def test_the_readers_language_is_the_one_of_the_environment(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert _reader_language() == language
