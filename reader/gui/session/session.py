"""What all controllers of a window share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.desk.desk import Desk
    from reader.gui.kit.pictures import Pictures
    from reader.gui.kit.theme import Theme
    from reader.gui.kit.toast import Toast
    from reader.gui.session.actions import Actions
    from reader.gui.session.bridge import Bridge
    from reader.gui.session.changes import Changes
    from reader.gui.session.incoming import Incoming


@dataclass(frozen=True, slots=True)
class Session:
    """One window's way to the desk and to its person; it lives as long as the window.

    ``window`` is the parent of dialogs and controllers. Whoever needs a pane gets it beside the session: what is in here
    has no place on the screen of its own but the toast.
    """

    window: QWidget
    desk: Desk
    bridge: Bridge
    actions: Actions
    theme: Theme
    pictures: Pictures
    toast: Toast
    changes: Changes
    incoming: Incoming
