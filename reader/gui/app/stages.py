"""When each part of the program is loaded: all tricks of the start stand here.

A start is for reading. Nothing is loaded before the first paint that the frame does not show, and nothing heavy after it
that nobody has asked for. ``tests/unit/test_start.py`` guards the first row of the table.

Before the first paint (``MainWindow.__init__``)
    Desk, theme, fonts, toolbar, sidebar, list, and an empty reading pane. No ``dataclasses``, which
    brings ``inspect`` and compiles each class it makes: values that a start needs are ``NamedTuple``s.
Right after it, or ``LISTEN_MS`` after a start whose window is not painted (``MainWindow.build_rest``)
    Article, summary, undo, commands, and what connects them: about half of what there is to load.
Then (``after_first_paint``)
    Freed memory goes back to the system (``heap``); garbage is collected again; faces of fonts that stay
    (``held_faces``); the article that was read last.
``LISTEN_MS`` after the window was shown (``listen``)
    Sockets for other starts; the system's request to end; files and addresses that this start was given.
``READY_MS`` after the first paint (``ListController.get_ready``)
    The query parser and snippets, for the first search; ``hit_painting``, ``hit_navigation``, ``search_field`` and
    ``article_model`` load them earlier if somebody is quicker.
When asked for (by the function that opens it)
    Pages over the article (factories of ``PageStack.add``), the menus' dialogs (``window/dialogs.py``, all at once),
    what an empty list says and the first-start card, typography, enlarged pictures, reading aloud and focus mode
    (``window/reading_modes.py``), dialogs of ``safety``, ``folder_dialog``, ``rules_dialog``, the search popover,
    what a briefing is made, worded and exported with, what prints, what exports and sends, licences.
When it happens (``start``, ``unexpected``, ``no_display``, ``incoming.open``)
    No display, a damaged or older library, work on the library's file, a mistake of ours, links of other programs.
On macOS only (``start.make_application``)
    The application that hears of files to open.

Imports inside functions of ``reader.gui`` are for the rows of this table and nothing else. Types are imported under
``TYPE_CHECKING``.

Measured: collecting garbage while modules are loaded costs a fifth of the time to the first
paint and finds nothing. A style sheet that is set on a window composed already styles each widget once; a style given as
an argument to ``QApplication`` spares the 4 ms that ``setStyle`` takes for the enumerations of ``QStyle``.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from reader.desk.desk import Desk
    from reader.gui.app.single_instance import SingleInstance
    from reader.gui.kit.theme import Theme
    from reader.gui.window.window import MainWindow

LISTEN_MS = 200
"""After a window was asked to show itself: its first paint comes before."""
READY_MS = 900
"""How long after the first paint what the first search needs is loaded."""


def begin() -> None:
    """Stop collecting garbage until the first paint; to be called before anything is imported."""
    gc.disable()


def make_window(desk: Desk, theme: Theme, state: QSettings, *, whole: bool = False) -> MainWindow:
    """Return a window that builds its rest after its first paint, or at once where it is to be ``whole``."""
    from reader.gui.window.window import MainWindow

    window = MainWindow(desk, theme, state)
    if whole:
        window.build_rest()
    window.painted.connect(lambda: after_first_paint(window))
    return window


def after_first_paint(window: MainWindow) -> None:
    """Build the rest of a window, show what was read last, and prepare for the first search."""
    from PySide6.QtCore import QTimer

    from reader.gui.app.heap import return_free_memory
    from reader.gui.kit.fonts.held_faces import hold_faces
    from reader.gui.kit.theme import choose_text_family

    window.build_rest()
    return_free_memory()
    gc.freeze()  # what was loaded stays
    gc.enable()
    choose_text_family(str(window.desk.settings["text_font"]))
    hold_faces()
    QTimer.singleShot(READY_MS, window.lists, window.lists.get_ready)
    window.begin()


def listen(instance: SingleInstance, window: MainWindow) -> None:
    """Hear other starts ``LISTEN_MS`` from now, and open what this one was given, also in a window that is not painted
    yet because it is minimized.
    """
    from PySide6.QtCore import QTimer

    def begin_to_listen() -> None:
        from reader.gui.app.termination import close_when_asked

        close_when_asked()
        instance.listen()
        window.build_rest()
        instance.hand_to(window.incoming.open)
        instance.answer_with(window.desk.browser_answers.answer, window.incoming.open_asked.emit)

    QTimer.singleShot(LISTEN_MS, window, begin_to_listen)
