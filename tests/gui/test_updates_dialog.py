"""*Help > Check for updates*, as a person meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reader.about import Build
from reader.desk.desk import Desk
from reader.desk.program.updates import Updates
from reader.gui.help.updates_dialog import UpdatesDialog
from reader.gui.session.bridge import Bridge
from tests.release_site import ReleaseSite, serve_releases

Opened = Callable[..., UpdatesDialog]


@pytest.fixture
def releases() -> Iterator[ReleaseSite]:
    with serve_releases() as running:
        yield running


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Iterator[Opened]:
    bridge = Bridge(desk)

    def make(address: str = "", key: str = "") -> UpdatesDialog:
        dialog = UpdatesDialog(Updates(desk.jobs, Build("0.1.0", "", "", address, key)), bridge)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    yield make
    bridge.close()


def test_the_updates_dialog_names_its_addresses_and_asks_nothing_unasked(opened: Opened, releases: ReleaseSite) -> None:
    dialog = opened(releases.address, releases.signer.key)
    assert dialog.addresses.text().splitlines() == [
        f"{releases.address}/latest.json",
        f"{releases.address}/latest.json.minisig",
    ]
    assert "never checks on its own" in dialog.words.text()
    assert releases.asked == []


def test_a_newer_version_leads_to_the_download_page(
    opened: Opened, releases: ReleaseSite, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases.publish("0.2.0")
    visited: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: visited.append(url.toString())))
    dialog = opened(releases.address, releases.signer.key)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "0.2.0" in dialog.heading.text())
    assert "25 November 2026" in dialog.words.text()
    assert "tearsheet-0.2.0-" in dialog.addresses.text()
    assert "ab" * 16 in dialog.addresses.text()
    assert not dialog.ask.isVisible()
    qtbot.keyClick(dialog.page, Qt.Key.Key_Space)
    assert visited == ["https://tearsheet.example/get"]


def test_the_newest_version_offers_no_download(opened: Opened, releases: ReleaseSite, qtbot: QtBot) -> None:
    releases.publish("0.1.0")
    dialog = opened(releases.address, releases.signer.key)
    dialog.ask.click()
    qtbot.waitUntil(lambda: "up to date" in dialog.heading.text())
    assert not dialog.page.isVisible()


def test_a_wrong_signature_is_a_warning_and_can_be_asked_again(
    opened: Opened, releases: ReleaseSite, qtbot: QtBot
) -> None:
    releases.publish("0.2.0")
    releases.files["/releases/latest.json"] += b"\n"
    dialog = opened(releases.address, releases.signer.key)
    dialog.ask.click()
    qtbot.waitUntil(lambda: "Don’t trust it" in dialog.words.text())
    assert not dialog.page.isVisible()
    releases.publish("0.2.0")
    dialog.ask.click()
    qtbot.waitUntil(lambda: "0.2.0" in dialog.heading.text())


def test_escape_cancels_the_check_for_updates(opened: Opened, releases: ReleaseSite, qtbot: QtBot, desk: Desk) -> None:
    releases.publish("0.2.0")
    releases.gate.clear()
    dialog = opened(releases.address, releases.signer.key)
    dialog.ask.click()
    qtbot.waitUntil(lambda: bool(releases.asked))
    assert dialog.bar.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not desk.jobs.open())


def test_a_build_without_an_address_says_so(opened: Opened) -> None:
    dialog = opened()
    assert "no update address" in dialog.words.text()
    assert not dialog.ask.isVisible()
    assert not dialog.addresses.isVisible()
