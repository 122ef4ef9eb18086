"""Replace a file whole: whatever happens, its name leads to the old one or to the new one, and that is on the disk.

Settings, a person's rules, backups and the library itself all come to their names through ``put_in_place``. A rename
alone is atomic for who reads the name but may reach the disk before the bytes it leads to: after a power cut the file
is empty then. So the bytes are synced first, and the folder that holds the name after.

What is made here is for its owner alone, whatever the umask: files 0600, folders 0700. On Windows a file has the access
list of its folder, which in an account's own folders names that account, and nothing is done.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reader.drafts import draft_of

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
MAX_NAME_LETTERS, MAX_NAME_BYTES = 100, 180
"""Of a suggested file name: systems take 255 bytes, and a draft beside the file needs some more."""
MAX_READ_BYTES = 1 << 28
"""Of files that are read whole; what a browser hands over is the largest."""
MAX_PART_BYTES = 255
"""Of a file's or folder's name: no usual file system has longer ones."""
_AS_HYPHEN = re.compile(r"[/\\|‐-―−]|:(?=\S)")
_KEPT_SIGNS = " -_.,’‘“”'&()+"
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{name}{number}" for name in ("COM", "LPT") for number in range(10))}


def read_ordinary(path: Path, most: int = MAX_READ_BYTES) -> bytes:
    """Return the content of a file. Raises OSError, also for a pipe or a device, which may never end, and for a file of more
    than ``most`` bytes.
    """
    with _open_ordinary(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read()


def read_head(path: Path, count: int) -> bytes:
    """Return the first bytes of a file, at most ``count``. Raises OSError, also for a pipe or a device."""
    with _open_ordinary(path) as file:
        return file.read(count)


def _open_ordinary(path: Path) -> BinaryIO:
    """Open a file for reading without waiting for anybody. Raises OSError, also for what is no file."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(errno.EINVAL, "it’s not an ordinary file", str(path))
    return os.fdopen(opened, "rb")


def put_in_place(draft: Path, target: Path) -> None:
    """Give the whole and closed file ``draft``, in the same folder, the name ``target``, whose file it replaces.

    Raises OSError; ``target`` is then as it was, and removing the draft is the caller's.
    """
    sync(draft)
    draft.replace(target)
    sync_folder(target.parent)


def replace_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, like ``replace_bytes``, into a folder that is made if it lacks."""
    path = behind_link(path)
    make_private_folder(path.parent)
    replace_bytes(path, text.encode("utf-8"))


def replace_json(path: Path, value: object) -> None:
    """Write ``value`` as JSON for people to read, like ``replace_text``; half a character, as of a "\\ud800" that somebody
    wrote there, has no UTF-8 form and stays an escape.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=1)
    replace_text(path, text + "\n")


def replace_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` in place of the file at ``path``, or of that which a link there leads to.

    Raises OSError, also where the folder lacks, for a drive that is gone must not become a folder of its name. The file is
    then as it was, and no draft is left beside it.
    """
    path = behind_link(path)
    draft = draft_of(path)
    try:
        create_private(draft)
        draft.write_bytes(content)
        put_in_place(draft, path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def behind_link(path: Path) -> Path:
    """Return the path to which a link leads, any other path itself: a file that is replaced must not replace the link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def may_be_path(text: object) -> bool:
    """Whether a stored value is text that can name a file, on this system."""
    if not isinstance(text, str) or "\0" in text:
        return False
    try:
        return all(len(os.fsencode(part)) <= MAX_PART_BYTES for part in Path(text).parts)
    except UnicodeEncodeError:
        return False


def create_private(path: Path) -> None:
    """Make an empty file that its owner alone may read, whatever the umask; one that is there is emptied.

    Raises OSError.
    """
    with suppress(FileNotFoundError):
        path.unlink()
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))


def suggested_name(title: str, suffix: str, otherwise: str) -> str:
    """Return a file name made from a title, in as many bytes as every system takes: its letters with their marks, figures,
    single spaces, and signs that no system forbids; slashes and dashes are hyphens, and no dot begins or ends it. It is
    ``otherwise`` where nothing is left, and for a name that Windows keeps for devices, whatever comes after a dot.
    """
    spaced = " ".join(_AS_HYPHEN.sub("-", title).split())
    kept = "".join(sign for sign in spaced if sign in _KEPT_SIGNS or unicodedata.category(sign)[0] in "LMN")
    kept = kept.encode("utf-8", "ignore")[:MAX_NAME_BYTES].decode("utf-8", "ignore")[:MAX_NAME_LETTERS]
    kept = " ".join(kept.split()).strip(" -.")
    device = unicodedata.normalize("NFKC", kept.partition(".")[0]).strip().upper()
    if device in _DEVICES or not any(sign.isalnum() for sign in kept):
        kept = otherwise
    return kept + suffix


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that lack, for their owner alone; one that is there stays as it is.

    Raises OSError.
    """
    if not folder.is_dir():
        if folder.parent != folder:
            make_private_folder(folder.parent)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def make_private(path: Path) -> None:
    """Take a file or folder from everybody but its owner, where there is one and this account may do that."""
    if os.name != "posix":
        return
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & 0o077:
            path.chmod(mode & 0o700)


def sync(path: Path) -> None:
    """Wait until the file's bytes are on the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, on systems that can (POSIX); elsewhere do nothing."""
    if os.name == "posix":
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def aside_path(path: Path) -> Path:
    """Return the free name beside ``path`` under which an unreadable file is kept: ``settings.unreadable.json``, then
    ``settings.unreadable-2.json`` and so on.
    """
    number = 1
    while True:
        found = path.with_name(f"{path.stem}.unreadable{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not found.exists():
            return found
        number += 1


def free_path(path: Path, suffix: str) -> Path:
    """Return the path with this suffix, or the next one with a number, at which there is nothing."""
    number, found = 1, path.with_name(f"{path.name}{suffix}")
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name} {number}{suffix}")
    return found
