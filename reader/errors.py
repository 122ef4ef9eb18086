"""The error tree. Every error a person can meet carries one sentence that says what happened and what to do.

``code`` is stable and short (it is stored with a failed capture and printed by the terminal's ``--json``); ``sentence``
is English source text with ``{placeholders}``, so that the window can translate it by its code and fill in the same
values.
"""

from __future__ import annotations

from typing import Any, ClassVar


class TearsheetError(Exception):
    """Root of everything that is shown to a person. ``str(error)`` is the finished sentence.

    ``values`` fill the placeholders of ``sentence``; they are plain strings and numbers, so that they can be stored as
    JSON.
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = "Something went wrong. Nothing was lost; try again."

    def __init__(self, **values: str | int) -> None:
        self.values = values
        super().__init__(self.sentence.format(**values))

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors cross from the worker processes; the usual way back would hand the finished sentence to a constructor
        # that takes values.
        return _made_again, (type(self), self.values)


def kind_of(code: str) -> type[TearsheetError]:
    """Return the class of a stored code; the root's for a code that only a newer program knows."""
    kinds = [TearsheetError]
    while kinds:
        kind = kinds.pop()
        if kind.code == code:
            return kind
        kinds.extend(kind.__subclasses__())
    return TearsheetError


def _made_again(kind: type[TearsheetError], values: dict[str, str | int]) -> TearsheetError:
    return kind(**values)


# --- capture -----------------------------------------------------------------------------------------------------------


class CaptureError(TearsheetError):
    """A page could not be fetched or cleaned. ``waits`` is true where the network, not the page, is at fault."""

    code = "capture"
    sentence = "Could not be fetched. Try again, or open it in the browser."
    waits: ClassVar[bool] = False


class NotAnAddress(CaptureError):
    code = "not-an-address"
    sentence = "“{given}” is not an address that can be fetched. Addresses begin with http:// or https://."


class Offline(CaptureError):
    """No network at all: the capture waits and is tried again by itself."""

    code = "offline"
    sentence = "No network. It will be fetched when there is one."
    waits = True


class NoSuchHost(CaptureError):
    code = "no-such-host"
    sentence = "Could not be fetched: there is no site named {host}. Check the address for a typing mistake."


class Unreachable(CaptureError):
    code = "unreachable"
    sentence = "Could not be fetched: {host} does not answer. Try again later."


class ServerSays(CaptureError):
    """An HTTP status of 400 or more that no class below describes better."""

    code = "server-says"
    sentence = "Could not be fetched: the server says {reason} ({status})."


class NeedsLogin(CaptureError):
    code = "needs-login"
    sentence = (
        "Could not be fetched: the page needs a login ({status}). Open it in the browser, and save the page from there."
    )


class NotAWebPage(CaptureError):
    code = "not-a-web-page"
    sentence = "Not a web page: the address gives {kind}. Open it in the browser."


class TooLarge(CaptureError):
    code = "too-large"
    sentence = "Larger than {limit} MB: not saved. Open it in the browser."


class TookTooLong(CaptureError):
    code = "took-too-long"
    sentence = "Took longer than {seconds} s. Try again, perhaps on a better network."


class TooManyRedirects(CaptureError):
    code = "too-many-redirects"
    sentence = "Redirected {count} times without end. Open it in the browser."


class Redirected(CaptureError):
    """Where no other address than the one that was asked will do."""

    code = "redirected"
    sentence = "Could not be fetched: the address leads to {host}."


class CertificateNotValid(CaptureError):
    code = "certificate"
    sentence = "The certificate of {host} is not valid ({detail}). Somebody may be listening in; it was not fetched."


class ConnectionLost(CaptureError):
    code = "connection-lost"
    sentence = "The connection to {host} broke off. Try again."


class NoArticle(CaptureError):
    code = "no-article"
    sentence = "No article was found on this page. Open it in the browser."


class CleaningFailed(CaptureError):
    """The worker died, ran over its time or over its memory."""

    code = "cleaning-failed"
    sentence = "The page could not be read: it is too complicated or broken ({detail}). Its original was kept; open it in the browser."


class NoWorker(CleaningFailed):
    """No worker could be started: the system gives no processes, or no memory that processes share."""

    code = "no-worker"
    sentence = (
        "The part of Tearsheet that reads pages could not start ({detail}). What was fetched is kept. "
        "Start Tearsheet anew and try again; `tearsheet --self-test` says whether it can work here."
    )


class NothingLeft(CaptureError):
    """A person's corrections and rules would take out every block."""

    code = "nothing-left"
    sentence = "Without this no text would be left. Nothing was changed."


class NoOriginal(CaptureError):
    code = "no-original"
    sentence = "The page of this article was not kept, so it cannot be cleaned again. Fetch a fresh copy."


class TooManyGiven(CaptureError):
    code = "too-many-given"
    sentence = "More than {limit} files and addresses at once: the first {limit} were saved. Give the others again."


class FileUnreadable(CaptureError):
    code = "file-unreadable"
    sentence = "The file {name} could not be read: {detail}."


# --- library -----------------------------------------------------------------------------------------------------------


class LibraryError(TearsheetError):
    code = "library"
    sentence = "The library could not be used: {detail}. Nothing was changed."


class NotALibrary(LibraryError):
    code = "not-a-library"
    sentence = "{path} is not a Tearsheet library. Nothing was changed; choose another file."


class LibraryReadOnly(LibraryError):
    code = "read-only"
    sentence = "The library {path} can be read but not written. Nothing was changed; check the permissions of the file and its folder."


class LibraryTooNew(LibraryError):
    code = "too-new"
    sentence = (
        "The library {path} was written by a newer Tearsheet (schema {found}, this one knows {known}). "
        "It opens for reading only and nothing was changed; update Tearsheet to write in it."
    )


class DiskFull(LibraryError):
    code = "disk-full"
    sentence = "The disk is full. Nothing was lost; free some space and try again."


class SpaceNeeded(LibraryError):
    code = "space-needed"
    sentence = (
        "The disk has too little room to write the library anew: {megabytes} MB are needed meanwhile. Nothing was lost."
    )


class LibraryBusy(LibraryError):
    code = "busy"
    sentence = "Another program is writing to the library. Nothing was lost; try again in a moment."


class LibraryUnreachable(LibraryError):
    code = "unreachable-file"
    sentence = "The library {path} cannot be opened: {detail}. Nothing was changed."


class SqliteTooOld(LibraryError):
    """The SQLite that Python was built with lacks what the library needs."""

    code = "sqlite-too-old"
    sentence = (
        "This Python comes with SQLite {found}, and Tearsheet needs {needed} or newer. "
        "Nothing was changed; install a newer Python, or use the packaged Tearsheet."
    )


class LibraryDamaged(LibraryError):
    """Pages of the file hold what SQLite cannot have written."""

    code = "damaged"
    sentence = "The library {path} is damaged: {detail}. Nothing was changed; repair it, or restore a backup."


class BeyondRepair(LibraryError):
    code = "beyond-repair"
    sentence = "Nothing can be read in {path}: {detail}. Nothing was changed; restore a backup."


class LibraryMissing(LibraryError):
    """The place where the library was moved to is not there now: a drive that is not attached."""

    code = "missing"
    sentence = "The library {path} is not there. Attach its drive and try again, or choose another library."


class LibraryInUse(LibraryError):
    """Its file cannot be exchanged while another program has it open."""

    code = "in-use"
    sentence = (
        "The library {path} is open in another window or program. Nothing was changed; close that one and try again."
    )


# --- copies of the library -------------------------------------------------------------------------------------------------


class CopyError(LibraryError):
    """A copy of the library could not be made or used. The library itself is as it was."""

    code = "copy"
    sentence = "The library could not be copied: {detail}. The library itself is as it was."


class NoSpace(CopyError):
    code = "no-space"
    sentence = "There is no room in {folder} for a copy of the library. Nothing was lost; free some space or choose another folder."


class FolderGone(CopyError):
    code = "folder-gone"
    sentence = "The folder {folder} is not there. Attach its drive and try again, or choose another folder."


class FolderUnwritable(CopyError):
    code = "folder-unwritable"
    sentence = "Nothing can be written into {folder}: {detail}. The library itself is as it was; choose another folder."


class CopyBroken(CopyError):
    """What was written is not what was read: a bad disk, or a library that is damaged already."""

    code = "copy-broken"
    sentence = (
        "The copy in {folder} did not pass its check ({detail}) and was thrown away; earlier ones stay."
        " Check the library, then the disk."
    )


class BackupTooNew(CopyError):
    code = "backup-too-new"
    sentence = (
        "The backup {name} was made by a newer Tearsheet (schema {found}, this one knows {known}). Nothing was changed; update Tearsheet"
        " to restore it."
    )


class BackupBroken(CopyError):
    code = "backup-broken"
    sentence = "The backup {name} cannot be restored: {detail}. Nothing was changed; choose another one."


class TargetExists(CopyError):
    code = "target-exists"
    sentence = "There is already a file {path}. Nothing was changed; choose another folder, or move that file away."


# --- desk --------------------------------------------------------------------------------------------------------------


class NoSuchArticle(TearsheetError):
    code = "no-such-article"
    sentence = "There is no article {article_id} in the library. The list shows which there are."


class NoSuchTag(TearsheetError):
    code = "no-such-tag"
    sentence = "There is no tag “{name}” in the library. Nothing was changed."


class AlreadySaved(TearsheetError):
    """The address is in the library; ``values['article_id']`` says where."""

    code = "already-saved"
    sentence = "Already saved as article {article_id}. Open it, or fetch it again."


class TooShortToSummarise(TearsheetError):
    code = "too-short"
    sentence = "Too short to summarise: read it, it takes a minute."


class NothingToSummarise(TearsheetError):
    code = "nothing-to-summarise"
    sentence = "There is no text to summarise yet."


class NothingToBrief(TearsheetError):
    code = "nothing-to-brief"
    sentence = "There is no article with a text here to make a briefing of. Choose others, or a longer time."


class RulesBroken(TearsheetError):
    """The file of site rules cannot be read. It is never overwritten."""

    code = "rules-broken"
    sentence = "The site rules in {path} cannot be read: {detail} (line {line}). Nothing was changed; mend the line in a text editor."


class RulesUnwritable(TearsheetError):
    code = "rules-unwritable"
    sentence = "The site rules {path} cannot be read or written: {detail}. Nothing was changed."


class SettingsUnwritable(TearsheetError):
    code = "settings-unwritable"
    sentence = "The settings {path} cannot be written: {detail}. Nothing was changed."


class SettingsUnreadable(TearsheetError):
    """The settings file is not valid JSON. What can be read of it holds, and it is kept aside before a change."""

    code = "settings-unreadable"
    sentence = (
        "Couldn't read all of the settings in {path}: {detail}. Correct it in a text editor; if you change a setting"
        " here first, the file is kept as {aside}."
    )


class NoRule(TearsheetError):
    code = "no-rule"
    sentence = "No rule would fit this on other pages of the site. It was changed in this article only."


class UpdateError(TearsheetError):
    """Whether there is a newer version could not be learned."""

    code = "update"
    sentence = "Whether there is a newer version could not be learned. Nothing was changed; try again later."


class UpdateOffline(UpdateError):
    code = "update-offline"
    sentence = "No network. Nothing was asked; try again when there is one."


class UpdateRedirected(UpdateError):
    code = "update-redirected"
    sentence = (
        "{host} sends the question on to {elsewhere}. That was not followed; look at the place where you got Tearsheet."
    )


class UpdateUnreadable(UpdateError):
    code = "update-unreadable"
    sentence = "What {host} says of newer versions cannot be read: {detail}. Nothing was changed; try again later."


class UpdateNotSigned(UpdateError):
    code = "update-not-signed"
    sentence = (
        "What {host} says of newer versions does not carry the signature of Tearsheet: {detail}. Do not trust it, and download nothing"
        " from there; nothing was changed."
    )


class UpdateOlder(UpdateError):
    code = "update-older"
    sentence = (
        "{host} names {found} as the newest version, which is older than yours, {ours}. Keep the one that you have."
    )


class TrailEnd(TearsheetError):
    code = "trail-end"
    sentence = "This is the {end} article of the list."


class BadValue(TearsheetError):
    code = "bad-value"
    sentence = "{what}"


class Cancelled(TearsheetError):
    code = "cancelled"
    sentence = "Cancelled."
