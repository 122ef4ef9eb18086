from __future__ import annotations

from reader.library.library import Library
from reader.library.person_names import CorrectedName

ALDANA = CorrectedName("person", "Aldana Ruiz", "Ines")


def test_a_correction_is_kept_by_name_and_gives_the_one_before(library: Library) -> None:
    names = library.person_names
    assert names.of(["Ines Aldana Ruiz"]) == {}
    assert names.put("Ines Aldana Ruiz", ALDANA) is None
    assert names.put("Ines Aldana Ruiz", CorrectedName("organisation")) == ALDANA
    assert names.of(["Ines Aldana Ruiz", "Jane Doe"]) == {"Ines Aldana Ruiz": CorrectedName("organisation")}


def test_a_dropped_correction_is_gone_and_can_be_put_back(library: Library) -> None:
    names = library.person_names
    names.put("Ines", ALDANA)
    before = names.put("Ines", None)
    assert names.of(["Ines"]) == {}
    assert names.put("Ines", None) is None
    names.put("Ines", before)
    assert names.of(["Ines"]) == {"Ines": ALDANA}
