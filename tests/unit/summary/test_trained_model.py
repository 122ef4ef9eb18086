"""The ranker's file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.resources import resource
from reader.summary import trained_model
from reader.summary.features import NAMES
from reader.summary.marks import MARK_NAMES, PAIR_MARK_NAMES


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "ranker.json"
    monkeypatch.setattr(trained_model, "resource", lambda _name: path)
    trained_model.model.cache_clear()
    yield path
    trained_model.model.cache_clear()


def test_the_model_that_ships_was_trained_on_the_features_of_the_program() -> None:
    model = trained_model.model()
    assert model.sentences
    assert model.leaning


@pytest.mark.parametrize(
    ("part", "names"), [("sentences", NAMES[:-1]), ("marks", MARK_NAMES[1:]), ("leaning", PAIR_MARK_NAMES[::-1])]
)
def test_a_model_of_other_features_is_refused(own_file: Path, part: str, names: tuple[str, ...]) -> None:
    stored = json.loads(resource("ranker.json").read_text(encoding="utf-8"))
    stored["features"][part] = names
    own_file.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(ValueError, match="train_ranker"):
        trained_model.model()
