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
    sentence: ClassVar[str] = "Something went wrong. Nothing was lost. Try again."

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
    sentence = "Couldn’t fetch the page. Try again, or open it in your browser."
    waits: ClassVar[bool] = False


class NotAnAddress(CaptureError):
    code = "not-an-address"
    sentence = "“{given}” isn’t a web address. Web addresses start with http:// or https://."


class Offline(CaptureError):
    """No network at all: the capture waits and is tried again by itself."""

    code = "offline"
    sentence = "You’re offline. Tearsheet will fetch it when you’re back online."
    waits = True


class NoSuchHost(CaptureError):
    code = "no-such-host"
    sentence = "Couldn’t find {host}. Check the address for typos."


class Unreachable(CaptureError):
    code = "unreachable"
    sentence = "Couldn’t reach {host}. Check your connection and try again."


class ServerSays(CaptureError):
    """An HTTP status of 400 or more that no class below describes better."""

    code = "server-says"
    sentence = "Couldn’t fetch the page: {reason} ({status}). Try again later, or open it in your browser."
    retry_after: float = 0.0
    """Seconds for which the server asks to be left alone, 0 where it does not; not kept."""


class NeedsLogin(CaptureError):
    code = "needs-login"
    sentence = "Couldn’t fetch the page: it needs a login ({status}). Open it in your browser and save it from there."


class NotFetched(CaptureError):
    """Of an article that an import brought as an address alone: nobody tried to fetch it."""

    code = "not-fetched"
    sentence = "Its text was not fetched. Fetch it, or open the page in your browser."


class NotAWebPage(CaptureError):
    code = "not-a-web-page"
    sentence = "This isn’t a web page: the address leads to {kind}. Open it in your browser."


class WebArchive(CaptureError):
    code = "web-archive"
    sentence = (
        "Tearsheet can’t read a page saved as {kind} yet. Open it in your browser, save it again as “Web page, HTML only”, "
        "and add that file."
    )


class PdfLocked(CaptureError):
    code = "pdf-locked"
    sentence = (
        "This PDF needs a password, so its text can’t be read. Save a copy of it without the password, then add that."
    )


class PdfWithoutText(CaptureError):
    code = "pdf-without-text"
    sentence = "This PDF has no text, only pictures of its pages. Run text recognition on it, then add it again."


class TooLarge(CaptureError):
    code = "too-large"
    sentence = "The page is larger than {limit} MB, so it wasn’t saved. Open it in your browser."


class TookTooLong(CaptureError):
    code = "took-too-long"
    sentence = "The page took longer than {seconds} s to load. Check your connection and try again."


class TooManyRedirects(CaptureError):
    code = "too-many-redirects"
    sentence = "The page keeps redirecting; Tearsheet gave up after {count} redirects. Open it in your browser."


class Redirected(CaptureError):
    """Where no other address than the one that was asked will do."""

    code = "redirected"
    sentence = "Couldn’t fetch the page: it redirects to {host}."


class NearbyAddress(CaptureError):
    """A page, a picture or a public name led to this computer, its network or a cloud's own services."""

    code = "nearby-address"
    sentence = (
        "Nothing was fetched: the address leads to {host}, which is on this computer or a private network. Tearsheet goes "
        "there only if you type or paste that address yourself."
    )


class PortNotAllowed(CaptureError):
    code = "port-not-allowed"
    sentence = "Nothing was fetched: port {port} of {host} isn’t one for web pages."


class ProxyFailed(CaptureError):
    """The proxy is set wrongly, or did not let a request through. Nothing goes around it."""

    code = "proxy-failed"
    sentence = "Nothing was fetched: the proxy {host} {reason}. Check it in Settings."
    waits = False


class LessThanKept(CaptureError):
    """A fresh copy is a part of the article that is there, or asks for a login. Nothing was changed."""

    code = "less-than-kept"
    sentence = (
        "The site now gives only part of this article, so nothing was changed. To have the new copy all the same, delete this "
        "one and save the address again."
    )
    waits = False


class ProxyUnknown(CaptureError):
    """The settings that may name a proxy could not be read. Nothing goes around one that somebody meant to set."""

    code = "proxy-unknown"
    sentence = (
        "Nothing was fetched: the settings couldn’t be read, and they may have named a proxy. In Settings, set the proxy "
        "again, or clear the field if you use none."
    )
    waits = False


class CertificateNotValid(CaptureError):
    code = "certificate"
    sentence = (
        "The certificate of {host} isn’t valid ({detail}). Someone could be intercepting the "
        "connection, so nothing was fetched."
    )


class ConnectionLost(CaptureError):
    code = "connection-lost"
    sentence = "Lost the connection to {host}. Try again."


class NoArticle(CaptureError):
    code = "no-article"
    sentence = "Couldn’t find an article on this page. Open it in your browser."


class CleaningFailed(CaptureError):
    """The worker died, ran over its time or over its memory."""

    code = "cleaning-failed"
    sentence = (
        "Couldn’t clean the page: it’s damaged or too complex ({detail}). The original was kept; open "
        "the page in your browser."
    )


class NoWorker(CleaningFailed):
    """No worker could be started: the system gives no processes, or no memory that processes share."""

    code = "no-worker"
    sentence = (
        "Couldn’t start the cleaner ({detail}). Everything fetched so far is kept. Restart Tearsheet "
        "and try again; `tearsheet --self-test` shows whether it can run here."
    )


class NothingLeft(CaptureError):
    """A person's corrections and rules would take out every block."""

    code = "nothing-left"
    sentence = "Removing this would leave no text. Nothing was changed."


class NoOriginal(CaptureError):
    code = "no-original"
    sentence = "This article’s original page wasn’t kept, so it can’t be cleaned again. Fetch it again instead."


class TooManyGiven(CaptureError):
    code = "too-many-given"
    sentence = (
        "Tearsheet saves at most {limit} files and addresses at once. The first {limit} were saved; add the rest again."
    )


class FileUnreadable(CaptureError):
    code = "file-unreadable"
    sentence = "Couldn’t read the file {name}: {detail}."


class FileTooLarge(TearsheetError):
    """A file of another program is beyond what is read into memory."""

    code = "file-too-large"
    sentence = "“{name}” is larger than {limit} MB, so Tearsheet didn’t read it. Export it in parts, and import those."


# --- library -----------------------------------------------------------------------------------------------------------


class LibraryError(TearsheetError):
    code = "library"
    sentence = "Couldn’t use the library: {detail}. Nothing was changed."


class NotALibrary(LibraryError):
    code = "not-a-library"
    sentence = "{path} isn’t a Tearsheet library. Nothing was changed. Choose another file."


class LibraryReadOnly(LibraryError):
    code = "read-only"
    sentence = "The library {path} is read-only. Nothing was changed. Check the permissions of the file and its folder."


class LibraryTooNew(LibraryError):
    code = "too-new"
    sentence = (
        "The library {path} was last used by a newer Tearsheet (schema {found}; this version knows "
        "{known}). It’s open read-only and nothing was changed. Update Tearsheet to make changes."
    )


class DiskFull(LibraryError):
    code = "disk-full"
    sentence = "The disk is full. Nothing was lost. Free some space and try again."


class DiskTooFull(DiskFull):
    code = "disk-too-full"
    sentence = "The disk is full, so the library is open for reading only. Free some space, then open Tearsheet again."


class SpaceNeeded(LibraryError):
    code = "space-needed"
    sentence = (
        "Not enough disk space to compact the library: it temporarily needs {megabytes} MB. Nothing was "
        "lost. Free some space and try again."
    )


class LibraryBusy(LibraryError):
    code = "busy"
    sentence = "Another program is using the library. Nothing was lost. Try again in a moment."


class LibraryUnreachable(LibraryError):
    code = "unreachable-file"
    sentence = "Couldn’t open the library {path}: {detail}. Nothing was changed."


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
    sentence = "The library {path} is damaged: {detail}. Nothing was changed. Repair it, or restore a backup."


class LibraryEmpty(LibraryDamaged):
    code = "library-empty"
    sentence = "The library {path} is an empty file. Nothing was changed. Restore a backup."


class TextDamaged(LibraryError):
    """What is kept of a text is not what was written: a disk has altered it."""

    code = "text-damaged"
    sentence = (
        "This article’s text doesn’t match its checksum, so it isn’t shown. Repair the library to rebuild it from its "
        "original, or restore a backup."
    )


class EntryDamaged(LibraryError):
    """The title, the notes or other details of an article are not what was written."""

    code = "entry-damaged"
    sentence = (
        "The title or other details of article {article_id} don’t match their checksum, so they aren’t shown. Repair the "
        "library to recover them, or restore a backup."
    )


class BeyondRepair(LibraryError):
    code = "beyond-repair"
    sentence = "Couldn’t recover anything from {path}: {detail}. Nothing was changed. Restore a backup."


class LibraryMissing(LibraryError):
    """The place where the library was moved to is not there now: a drive that is not attached."""

    code = "missing"
    sentence = "Couldn’t find the library {path}. Connect its drive and try again, or choose another library."


class LinkLoop(LibraryMissing):
    code = "link-loop"
    sentence = (
        "Couldn’t open the library {path}: its link leads in a circle. Correct the link, or choose another library."
    )


class LibraryGone(LibraryMissing):
    """The file is not there, but something is that only its library can have left."""

    code = "gone"
    sentence = (
        "Couldn’t find the library {path}, though {left} belongs to it. Nothing was created. Put the file back, or "
        "restore a backup. To start a new library, move {left} away first."
    )


class LibraryUnknown(LibraryMissing):
    """The settings, which say where the library was moved to, cannot be read."""

    code = "library-unknown"
    sentence = (
        "Couldn’t read the settings in {path} ({detail}), so Tearsheet doesn’t know where your library is. "
        "Nothing was created. Choose your library, or correct the settings in a text editor."
    )


class NotAFile(LibraryError):
    code = "not-a-file"
    sentence = "{path} is {detail}, not a library file. Nothing was changed. Choose another file."


class DiskFailed(LibraryError):
    code = "disk-failed"
    sentence = (
        "Couldn’t read or write {path}: its disk or network share reported an error. Nothing already saved was lost. "
        "Check the connection and try again."
    )


class LibraryReplaced(LibraryError):
    """Its path leads to another file than the one that is open: a program that syncs folders has exchanged it."""

    code = "replaced"
    sentence = (
        "Another program replaced the library file {path}. Nothing more was written to either file. "
        "Reopen the library to continue."
    )


class LibraryOverwritten(LibraryReplaced):
    """Another program wrote another content into the file that is open."""

    code = "overwritten"
    sentence = (
        "Another program overwrote the library file {path}. Nothing more is saved. "
        "Reopen the library to continue; a backup may hold what was in it."
    )


class LibraryDeleted(LibraryReplaced):
    """The file that is open has lost its last name."""

    code = "deleted"
    sentence = "Another program deleted the library file {path}. Nothing more is saved. Reopen the library to continue."


class LibraryInUse(LibraryError):
    """Its file cannot be exchanged while another program has it open."""

    code = "in-use"
    sentence = (
        "The library {path} is open in another window or program. Nothing was changed. Close it there and try again."
    )


class LibraryLinked(LibraryInUse):
    """Another program has the file open under another name: two hard links, of which SQLite knows nothing."""

    code = "linked"
    sentence = (
        "Another program has the library {path} open under another name (a hard link). Opening it under both would damage "
        "it. Close it there first."
    )


class LibraryLocked(LibraryError):
    """Its key is not known: the passphrase has not been given in this process."""

    code = "locked"
    sentence = "The library {path} is locked. Enter its passphrase or its recovery key."


class WrongPassphrase(LibraryLocked):
    code = "wrong-passphrase"
    sentence = "That passphrase doesn’t open {path}. Nothing was changed. Check Caps Lock and the keyboard layout, then try again."


class PassphraseMissing(LibraryLocked):
    """A passphrase is needed and there is nobody to ask."""

    code = "passphrase-missing"
    sentence = "The library {path} is locked, and there’s no terminal to ask for the passphrase. Give it with --passphrase-fd N."


class NewPassphraseMissing(LibraryError):
    """A new passphrase is needed and there is nobody to ask."""

    code = "new-passphrase-missing"
    sentence = "There’s no terminal to ask for the new passphrase of {path}. Nothing was changed. Give it with --new-passphrase-fd N."


class PassphraseUnreadable(LibraryError):
    code = "passphrase-unreadable"
    sentence = "Couldn’t read a passphrase from descriptor {number}. Nothing was changed."


class SearchTooLong(LibraryError):
    code = "search-too-long"
    sentence = "The search has too many parts. Nothing was changed. Use fewer words, tags or brackets."


class PassphraseTooLong(LibraryError):
    code = "passphrase-too-long"
    sentence = "A passphrase can have up to {most} characters. Nothing was changed. Use a shorter one."


class PassphraseTooShort(LibraryError):
    code = "passphrase-too-short"
    sentence = "A passphrase needs at least {least} characters; four random words are better. Nothing was changed."


class PassphraseMismatch(LibraryError):
    code = "passphrase-mismatch"
    sentence = "The two passphrases differ. Nothing was changed."


class AlreadyLocked(LibraryError):
    code = "already-locked"
    sentence = "The library {path} has a passphrase already. Change it instead."


class NotLocked(LibraryError):
    code = "not-locked"
    sentence = "The library {path} has no passphrase. Nothing was changed."


class LockUnavailable(LibraryError):
    """The part that encrypts is not installed."""

    code = "lock-unavailable"
    sentence = (
        "This Tearsheet can’t open locked libraries: its encryption is missing ({detail}). Nothing was changed. Install "
        "Tearsheet again."
    )


class MemoryNeeded(LibraryError):
    code = "memory-needed"
    sentence = (
        "Compacting a locked library needs {megabytes} MB of free memory, because nothing may be written unencrypted. "
        "Nothing was lost. Close other programs and try again."
    )


# --- copies of the library -------------------------------------------------------------------------------------------------


class CopyError(LibraryError):
    """A copy of the library could not be made or used. The library itself is as it was."""

    code = "copy"
    sentence = "Couldn’t copy the library: {detail}. The library itself wasn’t changed."


class NoSpace(CopyError):
    code = "no-space"
    sentence = (
        "Not enough space in {folder} for a copy of the library. Nothing was lost. Free some space, or "
        "choose another folder."
    )


class FolderGone(CopyError):
    code = "folder-gone"
    sentence = "Couldn’t find the folder {folder}. Connect its drive and try again, or choose another folder."


class FolderUnwritable(CopyError):
    code = "folder-unwritable"
    sentence = "Couldn’t write to {folder}: {detail}. The library itself wasn’t changed. Choose another folder."


class CopyBroken(CopyError):
    """What was written is not what was read: a bad disk, or a library that is damaged already."""

    code = "copy-broken"
    sentence = (
        "The new copy in {folder} failed verification ({detail}) and was deleted. Earlier backups are "
        "intact. Check the library, then the disk."
    )


class BackupTooNew(CopyError):
    code = "backup-too-new"
    sentence = (
        "The backup {name} was made by a newer Tearsheet (schema {found}; this version knows {known}). "
        "Nothing was changed. Update Tearsheet to restore it."
    )


class BackupBroken(CopyError):
    code = "backup-broken"
    sentence = "Couldn’t restore the backup {name}: {detail}. Nothing was changed. Choose another one."


class BackupLocked(CopyError):
    """The copy has another passphrase than the library has now."""

    code = "backup-locked"
    sentence = "The backup {name} is locked with another passphrase. Enter the one it was made with to restore it."


class TargetExists(CopyError):
    code = "target-exists"
    sentence = "The file {path} already exists. Nothing was changed. Choose another folder, or move that file."


# --- desk --------------------------------------------------------------------------------------------------------------


class NoSuchArticle(TearsheetError):
    code = "no-such-article"
    sentence = "There’s no article {article_id} in the library. List your articles to find its number."


class NoSuchHighlight(TearsheetError):
    code = "no-such-highlight"
    sentence = "This highlight was removed. Undo brings it back."


class PassageGone(TearsheetError):
    code = "passage-gone"
    sentence = "The article’s text has changed, or there’s no text here to highlight. Select the passage again."


class NoSuchTag(TearsheetError):
    code = "no-such-tag"
    sentence = "There’s no tag “{name}” in the library. Nothing was changed."


class NotRecognised(TearsheetError):
    """No format of another program, and no document, is in a file that was to be imported."""

    code = "not-recognised"
    sentence = "Tearsheet doesn’t recognise {name}. The manual lists what it imports."


class FileEmpty(NotRecognised):
    code = "file-empty"
    sentence = "{name} is empty. Export or save it again."


class FileIsDatabase(NotRecognised):
    code = "file-is-database"
    sentence = (
        "{name} is a database, not an export. If it’s a Tearsheet library, open it with “tearsheet --library {name} open”,"
        " or export its articles as JSON there."
    )


class NothingToImport(TearsheetError):
    """A file is of a known format and holds no article."""

    code = "nothing-to-import"
    sentence = "{name} ({format}) holds no articles."


class NothingUnlocked(NothingToImport):
    code = "nothing-unlocked"
    sentence = "{name} ({format}) needs a password. Save a copy of it without the password, then import that."


class NothingWritten(NothingToImport):
    code = "nothing-written"
    sentence = "{name} ({format}) has no text. If it’s a scan, run text recognition on it, then import it again."


class NothingAddressed(NothingToImport):
    code = "nothing-addressed"
    sentence = (
        "{name} ({format}) has no web addresses and no texts. Export it with addresses or files, then import it again."
    )


class NothingReadable(NothingToImport):
    code = "nothing-readable"
    sentence = "{name} ({format}) is damaged: nothing in it can be read. Export or download it again."


class AlreadySaved(TearsheetError):
    """The address is in the library; ``values['article_id']`` says where."""

    code = "already-saved"
    sentence = "Already saved as article {article_id}. Open it, or fetch it again."


class TooShortToSummarise(TearsheetError):
    code = "too-short"
    sentence = "Too short to summarise. It takes a minute to read."


class NothingToSummarise(TearsheetError):
    code = "nothing-to-summarise"
    sentence = "There’s no text to summarise yet."


class NothingToQuote(TearsheetError):
    code = "nothing-to-quote"
    sentence = "There are no words to quote. Select a passage in the article first."


class NotInArticle(TearsheetError):
    code = "not-in-article"
    sentence = "The article doesn’t have these words. `tearsheet verify` says what differs."


class NoEvidence(TearsheetError):
    code = "no-evidence"
    sentence = (
        "This article’s original page wasn’t kept, so there’s no evidence to copy. Fetch a fresh copy, then copy again."
    )


class EvidenceDamaged(TearsheetError):
    code = "evidence-damaged"
    sentence = "The kept original doesn’t match its SHA-256 any more, so it proves nothing. Restore it from a backup."


class ExportError(TearsheetError):
    """Articles could not be exported. Nothing half-written is left, and the library is unchanged."""

    code = "export"
    sentence = "Couldn’t write {path}: {detail}. Nothing half-written was left there. Choose another place."


class NothingToExport(ExportError):
    code = "nothing-to-export"
    sentence = "There are no articles to export. Choose others."


class NothingFitsExport(NothingToExport):
    """The format has a place for none of the articles."""

    code = "nothing-fits-export"
    sentence = "Nothing was exported: none of these articles has {detail}. Choose others, or another format."


class ExportTargetUsed(ExportError):
    """What is there is not an export that may be replaced."""

    code = "export-target-used"
    sentence = "There is something at {path} already. Nothing was changed. Choose another name, or an empty folder."


class ExportFileUsed(ExportTargetUsed):
    """The terminal replaces a file only where that is asked for."""

    code = "export-file-used"
    sentence = "There is something at {path} already. Nothing was changed. Choose another name, or add --replace."


class ExportOverLibrary(ExportTargetUsed):
    code = "export-over-library"
    sentence = "{path} is a Tearsheet library or a backup. Nothing was changed. Choose another name."


class ExportNoSpace(ExportError):
    code = "export-no-space"
    sentence = (
        "Not enough space at {path}. Nothing half-written was left there. Free some space, or choose another place."
    )


class ExportFolderMissing(ExportError):
    code = "export-folder-missing"
    sentence = "Couldn’t find the folder {path}. Connect its drive and try again, or choose another folder."


class NoSuchDestination(ExportError):
    code = "no-such-destination"
    sentence = "There is no folder called “{name}” to send to. Choose another one."


class ExportNeedsWindow(ExportError):
    code = "export-needs-window"
    sentence = "PDFs need Qt, which can’t start here: {detail}. Try --format html or epub."


class NothingToBrief(TearsheetError):
    code = "nothing-to-brief"
    sentence = "No article here has any text for a briefing. Choose other articles or a longer period."


class RulesBroken(TearsheetError):
    """The file of site rules cannot be read. It is never overwritten."""

    code = "rules-broken"
    sentence = (
        "Couldn’t read the site rules in {path}: {detail} (line {line}). Nothing was changed. Correct "
        "that line in a text editor."
    )


class RulesUnwritable(TearsheetError):
    code = "rules-unwritable"
    sentence = "Couldn’t open the site rules {path}: {detail}. Nothing was changed."


class SettingsUnwritable(TearsheetError):
    code = "settings-unwritable"
    sentence = "Couldn’t save the settings to {path}: {detail}. Nothing was changed."


class SettingsUnreadable(TearsheetError):
    """The settings file is not valid JSON. What can be read of it holds, and it is kept aside before a change."""

    code = "settings-unreadable"
    sentence = (
        "Couldn’t read all of the settings in {path}: {detail}. Correct it in a text editor; if you "
        "change a setting here first, the file is kept as {aside}."
    )


class BrowserNotConnected(TearsheetError):
    code = "browser-not-connected"
    sentence = "Couldn’t connect {name}: {detail}."


class NoRule(TearsheetError):
    code = "no-rule"
    sentence = "Couldn’t make a rule that would work on the site’s other pages. Only this article was changed."


class UpdateError(TearsheetError):
    """Whether there is a newer version could not be learned."""

    code = "update"
    sentence = "Couldn’t check for updates. Try again later."


class UpdateOffline(UpdateError):
    code = "update-offline"
    sentence = "Couldn’t check for updates: you’re offline. Try again when you’re back online."


class UpdateRedirected(UpdateError):
    code = "update-redirected"
    sentence = (
        "Couldn’t check for updates: {host} redirects to {elsewhere}, and Tearsheet doesn’t follow. "
        "Check where you downloaded Tearsheet."
    )


class UpdateUnreadable(UpdateError):
    code = "update-unreadable"
    sentence = "Couldn’t read the update information from {host}: {detail}. Try again later."


class UpdateNotSigned(UpdateError):
    code = "update-not-signed"
    sentence = (
        "The update information from {host} isn’t signed by Tearsheet: {detail}. Don’t trust it, and "
        "don’t download anything from there."
    )


class UpdateOlder(UpdateError):
    code = "update-older"
    sentence = "{host} offers {found} as the latest version, but yours ({ours}) is newer. Keep the version you have."


class TrailEnd(TearsheetError):
    code = "trail-end"
    sentence = "This is the {end} article in the list."


class BadValue(TearsheetError):
    """A value was given that can’t be used; each class below says which kind of value."""

    code = "bad-value"
    sentence = "That value can’t be used. Nothing was changed."


class NoSuchSetting(BadValue):
    code = "no-such-setting"
    sentence = "There’s no setting {name}."


class SettingNotAllowed(BadValue):
    code = "setting-not-allowed"
    sentence = "{name} can’t be {value}. Choose one of these: {allowed}."


class SettingNeedsPath(BadValue):
    code = "setting-needs-path"
    sentence = "{name} can’t be {value}. It must be the path of a {holds}, or empty for the default."


class NoSuchMethod(BadValue):
    code = "no-such-method"
    sentence = "There’s no summary method {method}. Choose one of these: {methods}."


class NoSuchFormat(BadValue):
    code = "no-such-format"
    sentence = "“{given}” isn’t an export format. Formats: {formats}."


class NotATime(BadValue):
    code = "not-a-time"
    sentence = "“{given}” isn’t a time. Try 24h, 7d, today, yesterday or a date such as 2026-11-23."


class TagNeedsName(BadValue):
    code = "tag-needs-name"
    sentence = "A tag needs a name."


class TagInsideItself(BadValue):
    code = "tag-inside-itself"
    sentence = "“{into}” is nested under “{name}”, so they can’t be merged. Nothing was changed."


class Cancelled(TearsheetError):
    code = "cancelled"
    sentence = "Cancelled."
