"""What both installers for Windows write into the registry: *Open with* for saved pages and documents, ``tearsheet:``
addresses, the name for *Run*.

No default is taken over: the program only stands in the list that *Open with* shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.capture.fetch.local_pictures import FILE_ENDINGS
from reader.desk.program.launch import OPEN_WITH

PAGE = "Tearsheet.Page"
CLASSES = r"Software\Classes"
APP_PATH = r"Software\Microsoft\Windows\CurrentVersion\App Paths\tearsheet.exe"
OWN_KEYS = (rf"{CLASSES}\{PAGE}", rf"{CLASSES}\tearsheet", rf"{CLASSES}\Applications\tearsheet.exe", APP_PATH)
"""Keys that are Tearsheet's alone: they go as a whole when it is removed. Of all others only its own values go."""


@dataclass(frozen=True)
class Value:
    """One text in the registry, below the person's or the machine's root; an empty name is the key's own value."""

    key: str
    name: str
    text: str

    @property
    def shared(self) -> bool:
        """Whether other programs' values lie in the same key."""
        return not self.key.startswith(OWN_KEYS)


def values(program: str) -> list[Value]:
    """Every value, with the path of tearsheet.exe as the installer writes it (a variable of its own)."""
    opens, icon = f'"{program}" open "%1"', f'"{program}",0'
    application = rf"{CLASSES}\Applications\tearsheet.exe"
    return [
        Value(rf"{CLASSES}\{PAGE}", "", "Saved page"),
        Value(rf"{CLASSES}\{PAGE}\DefaultIcon", "", icon),
        Value(rf"{CLASSES}\{PAGE}\shell\open", "FriendlyAppName", "Tearsheet"),
        Value(rf"{CLASSES}\{PAGE}\shell\open\command", "", opens),
        Value(rf"{CLASSES}\tearsheet", "", "URL:Tearsheet article"),
        Value(rf"{CLASSES}\tearsheet", "URL Protocol", ""),
        Value(rf"{CLASSES}\tearsheet\DefaultIcon", "", icon),
        Value(rf"{CLASSES}\tearsheet\shell\open\command", "", opens),
        Value(application, "FriendlyAppName", "Tearsheet"),
        Value(rf"{application}\shell\open\command", "", opens),
        *(Value(rf"{application}\SupportedTypes", ending, "") for ending in (*FILE_ENDINGS, *OPEN_WITH)),
        *(Value(rf"{CLASSES}\{ending}\OpenWithProgids", PAGE, "") for ending in FILE_ENDINGS),
        Value(APP_PATH, "", program),
    ]
