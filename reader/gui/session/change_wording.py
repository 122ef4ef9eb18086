"""What changes are called: in the Edit menu ("Undo: Delete 1,204 articles") and, when they are made, in a toast."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.gui.kit import messages

_T = QT_TRANSLATE_NOOP

# kind: the change to one article (or to none), and to many, for which %1 stands; %2 is the name of a tag or a folder.
_CALLED: dict[str, tuple[str, str]] = {
    "starred": (_T("changes", "Star"), _T("changes", "Star %1 articles")),
    "not starred": (_T("changes", "Take star away"), _T("changes", "Take %1 stars away")),
    "archived": (_T("changes", "Archive"), _T("changes", "Archive %1 articles")),
    "not archived": (_T("changes", "Take out of the archive"), _T("changes", "Take %1 articles out of the archive")),
    "read": (_T("changes", "Mark as read"), _T("changes", "Mark %1 articles as read")),
    "not read": (_T("changes", "Mark as unread"), _T("changes", "Mark %1 articles as unread")),
    "tag": (_T("changes", "Tag “%2”"), _T("changes", "Tag %1 articles “%2”")),
    "untag": (_T("changes", "Take tag “%2” away"), _T("changes", "Take tag “%2” from %1 articles")),
    "delete": (_T("changes", "Delete"), _T("changes", "Delete %1 articles")),
    "restore": (_T("changes", "Take out of the trash"), _T("changes", "Take %1 articles out of the trash")),
    "rename tag": (_T("changes", "Rename tag “%2”"), ""),
    "recolour tag": (_T("changes", "Colour of tag “%2”"), ""),
    "delete tag": (_T("changes", "Delete tag “%2”"), ""),
    "save folder": (_T("changes", "Save smart folder “%2”"), ""),
    "change folder": (_T("changes", "Change smart folder “%2”"), ""),
    "drop folder": (_T("changes", "Delete smart folder “%2”"), ""),
}
_SAID: dict[str, tuple[str, str]] = {
    "starred": (_T("changes", "Article starred."), _T("changes", "%1 articles starred.")),
    "not starred": (_T("changes", "Star taken away."), _T("changes", "%1 stars taken away.")),
    "read": (_T("changes", "Marked as read."), _T("changes", "%1 articles marked as read.")),
    "not read": (_T("changes", "Marked as unread."), _T("changes", "%1 articles marked as unread.")),
    "archived": (_T("changes", "Article archived."), _T("changes", "%1 articles archived.")),
    "not archived": (
        _T("changes", "Article taken out of the archive."),
        _T("changes", "%1 articles taken out of the archive."),
    ),
    "tag": (_T("changes", "Article tagged “%2”."), _T("changes", "%1 articles tagged “%2”.")),
    "untag": (_T("changes", "Tag “%2” taken away."), _T("changes", "Tag “%2” taken from %1 articles.")),
    "delete": (_T("changes", "Article moved to the trash."), _T("changes", "%1 articles moved to the trash.")),
    "restore": (_T("changes", "Taken out of the trash."), _T("changes", "%1 articles taken out of the trash.")),
    "delete tag": (_T("changes", "Tag “%2” deleted. Its articles stay."), ""),
    "save folder": (_T("changes", "Smart folder “%2” saved."), ""),
    "drop folder": (_T("changes", "Smart folder “%2” deleted. Its articles stay."), ""),
}


def change_words(kind: str, number: int, about: str = "") -> str:
    """What Undo calls a change of so many articles."""
    return _filled(_CALLED[kind], number, about)


def said(kind: str, number: int, about: str = "") -> str:
    """The sentence of a change that was just made."""
    return _filled(_SAID[kind], number, about)


def _filled(forms: tuple[str, str], number: int, about: str) -> str:
    words = QCoreApplication.translate("changes", forms[1] if number > 1 and forms[1] else forms[0])
    return words.replace("%1", messages.number(number)).replace("%2", messages.isolated(about))
