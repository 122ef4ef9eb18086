from __future__ import annotations

import threading

from reader.lazy import lazy


class Room:
    def __init__(self, everyone: threading.Barrier) -> None:
        self.everyone = everyone
        self.made = 0

    @lazy
    def part(self) -> object:
        self.made += 1
        return object()


def test_all_threads_get_the_one_object_that_was_made() -> None:
    for _ in range(200):
        room = Room(threading.Barrier(4))
        found: list[object] = []

        def use(room: Room = room, found: list[object] = found) -> None:
            room.everyone.wait()
            found.append(room.part)

        threads = [threading.Thread(target=use) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (room.made, len(found), len(set(map(id, found)))) == (1, 4, 1)


def test_an_attempt_that_failed_is_made_again() -> None:
    class Door:
        attempts = 0

        @lazy
        def key(self) -> str:
            self.attempts += 1
            if self.attempts == 1:
                raise OSError("not yet")
            return "key"

    door = Door()
    for expected in (True, False):
        try:
            assert door.key == "key"
            failed = False
        except OSError:
            failed = True
        assert failed == expected
