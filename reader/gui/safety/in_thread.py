"""Work that takes seconds, on a thread of its own while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

Made = TypeVar("Made")


class _Work(QObject):
    over = Signal()


def in_thread(make: Callable[[], Made], name: str) -> Made:
    """Return what ``make`` gives, made in a thread of this name while events are handled. Raises what it raises."""
    ended, loop = _Work(), QEventLoop()
    ended.over.connect(loop.quit)
    made: list[Made] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            made.append(make())
        except BaseException as error:  # raised again below  # noqa: BLE001
            failed.append(error)
        ended.over.emit()

    thread = threading.Thread(target=work, name=name)
    thread.start()
    loop.exec()
    thread.join()
    if failed:
        raise failed[0]
    return made[0]
