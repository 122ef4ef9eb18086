"""End as the system asks (SIGTERM: at logout, from a service manager; SIGHUP: its terminal was closed): the window
closes, which cancels what is under way and removes its drafts. Windows has no such signals.
"""

from __future__ import annotations

import signal
import socket
import sys
import threading

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication


def close_when_asked() -> None:
    """Wait for the signals until the application ends."""
    application = QApplication.instance()
    is_ours = sys.platform != "win32" and threading.current_thread() is threading.main_thread()
    if is_ours and application is not None and application.findChild(Termination) is None:
        Termination(application)


class Termination(QObject):
    """Waits for the signals as long as it lives. Qt's loop runs no Python by itself: the byte that Python writes for a signal
    wakes it.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._woken, self._waking = socket.socketpair()
        for end in (self._woken, self._waking):
            end.setblocking(False)
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._woken.recv(4096))
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: QTimer.singleShot(0, application, self._close))

    @staticmethod
    def _close() -> None:
        QApplication.closeAllWindows()
        QApplication.quit()
