"""The error tree: each error has a code of its own, and its sentence can be worded again from code and values."""

from __future__ import annotations

import json
import pickle
from string import Formatter

import pytest

from reader.errors import LibraryDamaged, TearsheetError, kind_of


def tree(kind: type[TearsheetError] = TearsheetError) -> list[type[TearsheetError]]:
    return [kind, *(found for child in kind.__subclasses__() for found in tree(child))]


KINDS = tree()


def placeholders(kind: type[TearsheetError]) -> dict[str, str]:
    return {name: f"<{name}>" for _, name, _, _ in Formatter().parse(kind.sentence) if name}


def made(kind: type[TearsheetError]) -> TearsheetError:
    return kind(**placeholders(kind))


def test_no_two_errors_share_a_code() -> None:
    codes = [kind.code for kind in KINDS]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_says_its_sentence_with_its_values_filled_in(kind: type[TearsheetError]) -> None:
    said = str(made(kind))
    assert all(value in said for value in placeholders(kind).values())
    assert said.strip()
    assert "{" not in said


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_crosses_from_a_worker_whole(kind: type[TearsheetError]) -> None:
    error = pickle.loads(pickle.dumps(made(kind)))
    assert type(error) is kind
    assert (str(error), error.values) == (str(made(kind)), placeholders(kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_code_and_values_survive_json_so_that_a_stored_failure_can_be_worded_again(kind: type[TearsheetError]) -> None:
    values = json.loads(json.dumps(made(kind).values))
    assert str(kind(**values)) == str(made(kind))


def test_a_code_gives_its_error_and_an_unknown_code_the_root() -> None:
    assert kind_of(LibraryDamaged.code) is LibraryDamaged
    assert kind_of("of a newer program") is TearsheetError
