"""Lock the library with a passphrase: lock, passphrase, recovery-key, erase-copies, unlock."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.output import State, as_json, echo, print_json, warn
from reader.cli.passphrases import read_new_passphrase
from reader.desk import file_maintenance
from reader.desk.program import window_state
from reader.desk.program.opening import is_locked
from reader.errors import AlreadyLocked, NotLocked

new_passphrase_fd = click.option(
    "--new-passphrase-fd",
    metavar="N",
    type=click.IntRange(0),
    help="Read the new passphrase from file descriptor N instead of asking for it.",
)


def _tell(state: State, path: Path, key: str, as_json: bool) -> None:
    """Print the recovery key, and which copies the passphrase doesn't protect."""
    copies = file_maintenance.open_copies(path, state.settings)
    if as_json:
        print_json({"path": str(path), "recovery_key": key, "open_copies": [str(copy) for copy in copies]})
        return
    echo(f"Locked {path}.")
    try:
        echo(f"Recovery key: {key}")
    except OSError:
        warn("The passphrase holds, but the recovery key couldn’t be written. To see it: tearsheet recovery-key")
        raise
    echo("Print it or keep it in a safe place: without passphrase and recovery key nobody can open the library.")
    _tell_copies(copies)


def _tell_copies(copies: list[Path]) -> None:
    if copies:
        echo("These copies can be read without this passphrase. To erase them: tearsheet erase-copies", err=True)
        for copy in copies:
            echo(f"    {copy}", err=True)


@click.command()
@new_passphrase_fd
@as_json
@click.pass_obj
def lock(state: State, new_passphrase_fd: int | None, as_json: bool) -> None:
    """Lock the library with a passphrase: the whole file is encrypted, and its backups from then on.

    Prints a recovery key, which opens the library when the passphrase is forgotten. Close the window first.
    """
    path = state.path
    if is_locked(path):
        raise AlreadyLocked(path=str(path))
    key = file_maintenance.lock(path, read_new_passphrase(new_passphrase_fd, path))
    window_state.forget_names(state.settings.path.with_name(window_state.FILE), path)
    _tell(state, path, key, as_json)


@click.command()
@new_passphrase_fd
@as_json
@click.pass_obj
def passphrase(state: State, new_passphrase_fd: int | None, as_json: bool) -> None:
    """Change the passphrase of a locked library. The recovery key changes, too; backups keep the earlier passphrase."""
    path = state.path
    if not is_locked(path):
        raise NotLocked(path=str(path))
    _tell(state, path, file_maintenance.lock(path, read_new_passphrase(new_passphrase_fd, path)), as_json)


@click.command("recovery-key")
@as_json
@click.pass_obj
def recovery_key(state: State, as_json: bool) -> None:
    """Print the recovery key of a locked library."""
    key = file_maintenance.recovery_key_of(state.path)
    if as_json:
        print_json({"recovery_key": key})
    else:
        echo(key)


@click.command()
@as_json
@click.pass_obj
def unlock(state: State, as_json: bool) -> None:
    """Remove the lock for good: the library is decrypted, and anybody with the file can read it."""
    path = state.path
    file_maintenance.remove_lock(path)
    if as_json:
        print_json({"path": str(path), "locked": False})
    else:
        echo(f"Removed the lock of {path}. Backups made while it was locked still need the passphrase.")


@click.command("erase-copies")
@click.option("--yes", is_flag=True, help="Erase without asking.")
@as_json
@click.pass_obj
def erase_copies(state: State, yes: bool, as_json: bool) -> None:
    """Erase the copies that a locked library's passphrase doesn't protect: plain ones, and those of an earlier passphrase.

    They are overwritten first. On solid-state drives, and in copies that the system or a cloud keeps, old data may remain.
    """
    path = state.path
    if not is_locked(path):
        raise NotLocked(path=str(path))
    copies = file_maintenance.open_copies(path, state.settings)
    if copies and not yes:
        for copy in copies:
            echo(f"    {copy}", err=True)
        click.confirm("Erase these copies?", abort=True, err=True)
    left = file_maintenance.erase_copies(copies)
    erased = [str(copy) for copy in copies if copy not in left]
    if as_json:
        print_json({"erased": erased, "left": [str(copy) for copy in left]})
    else:
        echo(f"Erased {len(erased)} of {len(copies)} copies.")
    if left:
        raise click.exceptions.Exit(1)


COMMANDS = (lock, passphrase, recovery_key, unlock, erase_copies)
