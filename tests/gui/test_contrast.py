"""Whether everything that is read can be read, in every theme (WCAG 2.2: 1.4.3, 1.4.6 and 1.4.11)."""

from __future__ import annotations

import re

import pytest

from reader.desk.program.settings import SETTINGS
from reader.gui.kit import theme as themes
from reader.gui.kit.theme import CHOICES, FILES, theme_name, tokens
from reader.resources import resource

PLANES = ("side", "list", "page", "card", "field", "hover", "accent_soft", "marker", "marker_soft", "hit")
PROBLEM_PLANES = ("side", "list", "page", "card", "field", "problem_soft")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_needs(name: str) -> float:
    return 7 if name.startswith("contrast") else 4.5


def pairs(name: str) -> list[tuple[str, str, str]]:
    """What is named, the ink, and the plane under it."""
    values = tokens(name)
    planes = {plane: values[plane] for plane in PLANES}
    planes.update({f"highlight {number}": ground for number, ground in enumerate(values["highlights"], start=1)})
    found = [
        (f"{ink} on {plane}", values[ink], colour)
        for ink in ("ink", "ink2", "accent")
        for plane, colour in planes.items()
    ]
    found += [(f"problem on {plane}", values["problem"], values[plane]) for plane in PROBLEM_PLANES]
    found += [(f"{ink} on problem_soft", values[ink], values["problem_soft"]) for ink in ("ink", "ink2")]
    return [*found, ("on_accent on accent", values["on_accent"], values["accent"])]


def test_every_theme_file_has_contrast_that_is_checked() -> None:
    assert sorted(FILES) == sorted(path.stem for path in resource("themes").glob("*.json"))
    assert next(setting.choices for setting in SETTINGS if setting.name == "theme") == CHOICES
    assert all(tokens(name).keys() == tokens("light").keys() for name in FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_text_has_contrast_on_every_plane_it_may_stand_on(name: str) -> None:
    weak = [(words, round(contrast(ink, plane), 2)) for words, ink, plane in pairs(name)]
    assert [found for found in weak if found[1] < text_needs(name)] == []


@pytest.mark.parametrize("name", FILES)
def test_rules_of_the_style_sheet_that_name_ink_and_ground_have_contrast(name: str) -> None:
    named = []
    for selector, rule in re.findall(r"([^{}\n]+)\{([^}]*)\}", themes._STYLE.template):
        ink = re.search(r"(?<![-\w])color: \$(\w+)", rule)
        ground = re.search(r"(?<![-\w])background(?:-color)?: \$(\w+)", rule)
        if ink and ground and ":disabled" not in selector:
            named.append((selector.strip(), tokens(name)[ink[1]], tokens(name)[ground[1]]))
    assert len(named) > 15
    assert [rule for rule, ink, ground in named if contrast(ink, ground) < text_needs(name)] == []


@pytest.mark.parametrize("name", FILES)
def test_signs_and_edges_have_contrast_enough_to_be_seen(name: str) -> None:
    values = tokens(name)
    needed = 4.5 if name.startswith("contrast") else 3
    signs = [(line, plane) for line in values["highlight_lines"] for plane in (values["page"], values["field"])]
    signs += zip(values["highlight_lines"], values["highlights"], strict=True)
    signs += [(dot, values[plane]) for dot in values["tags"] for plane in ("side", "list", "page")]
    signs += [(values["accent"], values[plane]) for plane in ("side", "list", "page", "card", "field")]
    signs += [(values["link_line"], values["page"])]
    signs += [(values["hit_line"], values[plane]) for plane in ("hit", "page", "list")]
    signs += [(values["ink3"], values[plane]) for plane in ("side", "list", "page", "card", "field")]
    if name.startswith("contrast"):
        signs += [(values["rule"], values[plane]) for plane in ("side", "list", "page", "card", "field")]
    assert [pair for pair in signs if contrast(*pair) < needed] == []


def test_matching_the_system_follows_its_colours_and_its_contrast() -> None:
    found = [theme_name("system", dark=dark, contrast=more) for more in (False, True) for dark in (False, True)]
    assert found == ["light", "dark", "contrast-light", "contrast-dark"]
    assert theme_name("sepia", dark=True, contrast=True) == "sepia"
