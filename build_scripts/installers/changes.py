"""What is new, read from CHANGELOG.md for the packages that carry it in another form."""

from __future__ import annotations

import re

from installers.release import ROOT


def newest() -> list[str]:
    """The points of the newest version, as plain text without line breaks."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    part = re.split(r"^## ", text, flags=re.MULTILINE)[1]
    points = re.findall(r"^- (.*(?:\n  .*)*)", part, re.MULTILINE)
    return [re.sub(r"\*\*|`", "", " ".join(point.split())) for point in points]
