"""What macOS reads of the program before it starts it."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

from installers.nsis import numbers
from installers.release import Release

TEMPLATE = Path(__file__).with_name("macos") / "Info.plist"


def filled(release: Release) -> dict[str, Any]:
    """Info.plist of that release."""
    text = TEMPLATE.read_text(encoding="utf-8")
    text = text.replace("@VERSION@", release.version).replace(
        "@NUMBERS@", ".".join(map(str, numbers(release.version)[:3]))
    )
    return dict(plistlib.loads(text.encode()))
