"""What changes are called: in the Edit menu ("Undo: Delete 1,204 articles") and, when they are made, in a toast."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.gui.kit import messages
from reader.gui.kit.translation import QT_TRANSLATE_NOOP

_T = QT_TRANSLATE_NOOP

# By kind: the change to one article (or to none), and to many. %1 is the name of a tag or a folder.
_NAMES: dict[str, tuple[str, str]] = {
    "starred": (_T("changes", "Star"), _T("changes", "Star %Ln article(s)")),
    "not starred": (_T("changes", "Remove star"), _T("changes", "Remove star from %Ln article(s)")),
    "archived": (_T("changes", "Archive"), _T("changes", "Archive %Ln article(s)")),
    "not archived": (_T("changes", "Move out of archive"), _T("changes", "Move %Ln article(s) out of archive")),
    "read": (_T("changes", "Mark as read"), _T("changes", "Mark %Ln article(s) as read")),
    "not read": (_T("changes", "Mark as unread"), _T("changes", "Mark %Ln article(s) as unread")),
    "tag": (_T("changes", "Tag “%1”"), _T("changes", "Tag %Ln article(s) “%1”")),
    "untag": (_T("changes", "Remove tag “%1”"), _T("changes", "Remove tag “%1” from %Ln article(s)")),
    "delete": (_T("changes", "Delete"), _T("changes", "Delete %Ln article(s)")),
    "restore": (_T("changes", "Restore from trash"), _T("changes", "Restore %Ln article(s) from trash")),
    "rename tag": (_T("changes", "Rename tag “%1”"), ""),
    "recolour tag": (_T("changes", "Change colour of tag “%1”"), ""),
    "delete tag": (_T("changes", "Delete tag “%1”"), ""),
    "save folder": (_T("changes", "Save smart folder “%1”"), ""),
    "change folder": (_T("changes", "Edit smart folder “%1”"), ""),
    "drop folder": (_T("changes", "Delete smart folder “%1”"), ""),
    "highlight": (_T("changes", "Highlight"), ""),
    "change highlight": (_T("changes", "Change highlight"), ""),
    "remove highlight": (_T("changes", "Remove highlight"), ""),
    "tag highlight": (_T("changes", "Tag highlight “%1”"), ""),
    "untag highlight": (_T("changes", "Remove tag “%1” from highlight"), ""),
    "add note": (_T("changes", "Add note"), ""),
    "note": (_T("changes", "Edit note"), ""),
    "remove note": (_T("changes", "Remove note"), ""),
}
_DONE: dict[str, str] = {
    "starred": _T("changes", "%Ln article(s) starred."),
    "not starred": _T("changes", "Star removed from %Ln article(s)."),
    "read": _T("changes", "%Ln article(s) marked as read."),
    "not read": _T("changes", "%Ln article(s) marked as unread."),
    "archived": _T("changes", "%Ln article(s) archived."),
    "not archived": _T("changes", "%Ln article(s) moved out of the archive."),
    "tag": _T("changes", "%Ln article(s) tagged “%1”."),
    "untag": _T("changes", "Tag “%1” removed from %Ln article(s)."),
    "delete": _T("changes", "%Ln article(s) moved to the trash."),
    "restore": _T("changes", "%Ln article(s) restored from the trash."),
    "remove highlight": _T("changes", "Highlight removed."),
    "delete tag": _T("changes", "Tag “%1” deleted. Its articles are still in the library."),
    "save folder": _T("changes", "Smart folder “%1” saved."),
    "drop folder": _T("changes", "Smart folder “%1” deleted. Its articles are still in the library."),
}


def change_words(kind: str, number: int, about: str = "") -> str:
    """Return what the Edit menu calls a change of so many articles."""
    one, many = _NAMES[kind]
    return _filled(many if number > 1 and many else one, number, about)


def said(kind: str, number: int, about: str = "") -> str:
    """Return the sentence that reports a change that was just made."""
    return _filled(_DONE[kind], number, about)


def _filled(text: str, number: int, about: str) -> str:
    return QCoreApplication.translate("changes", text, None, number).replace("%1", messages.isolated(about))
