"""Where the frozen program begins: as itself, or as one of the processes that multiprocessing starts by starting it again."""

import re
import sys
from pathlib import Path

import packed_punkt

_TRACKER = re.compile(r"from multiprocessing\.resource_tracker import main;\s*main\((\d+)\)")


def be_helper(arguments: list[str]) -> bool:
    """Work for multiprocessing, if the arguments are its own (no person types them); gives whether they were."""
    if "--multiprocessing-fork" in arguments:
        from multiprocessing.spawn import spawn_main

        given = (pair.partition("=") for pair in arguments if "=" in pair)
        spawn_main(**{name: None if value == "None" else int(value) for name, _, value in given})
        return True
    if "-c" in arguments:
        tracker = _TRACKER.fullmatch(arguments[-1])
        if tracker:
            from multiprocessing.resource_tracker import main as track

            track(int(tracker[1]))
            return True
    return False


if __name__ == "__main__":
    packed_punkt.install(Path(sys._MEIPASS, "punkt_models"))  # type: ignore[attr-defined]
    if be_helper(sys.argv[1:]):
        raise SystemExit(0)
    from reader.__main__ import main

    raise SystemExit(main())
