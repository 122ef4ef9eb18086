"""Each font file is open once, whatever fonts come and go."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import re
import sys
from collections import Counter

from PySide6.QtGui import QTextLayout

from reader.gui.app.start import make_application
from reader.gui.kit.fonts.held_faces import hold_faces
from reader.gui.kit.theme import ARABIC_FONTS, load_fonts, text_font, ui_font

application = make_application()
shown = []

def show(words, font):
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    shown.append((layout, layout.glyphRuns()))

show("Ferry", ui_font(13))
show("Ferry", ui_font(13, bold=True))
shown.pop()
show("Ferry", text_font(19, bold=True))
shown.pop()
if "hold" in sys.argv:
    hold_faces()
load_fonts(ARABIC_FONTS)  # Qt lets all engines go that nobody uses
for size in (15, 17):
    show("Ferry", ui_font(size))
    show("Ferry", text_font(size))
with open("/proc/self/maps", encoding="utf-8") as maps:
    found = Counter(re.findall(r"/((?:Inter|Literata)-\\w+)[.]ttf$", maps.read(), re.MULTILINE))
print(*(f"{name}:{times}" for name, times in found.items()))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="FreeType’s own")
def test_a_font_that_goes_makes_qt_read_no_other_anew() -> None:
    def opened(*arguments: str) -> dict[str, int]:
        command = [sys.executable, "-c", PROGRAM, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return {name: int(times) for name, _, times in (one.partition(":") for one in done.stdout.split())}

    held = opened("hold")
    assert set(held.values()) == {1}
    assert {"Inter-Regular", "Literata-Regular"} <= set(held)
    assert max(opened().values()) > 1, "Qt doesn’t do it any more: held_faces may go"
