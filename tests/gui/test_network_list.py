"""*Network activity* in the dialog of all jobs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reader.capture.fetch.network import Request
from reader.gui.sidebar.network_list import NetworkList


def test_each_request_is_a_line_with_its_cause_and_its_end_the_latest_first(qtbot: QtBot) -> None:
    made = NetworkList()
    qtbot.addWidget(made)
    page = "https://example.org/a"
    made.show_requests(
        [
            Request(1, 0, "page", page, page, "200"),
            Request(2, 0, "picture", "http://10.0.0.1/", page, "nearby-address"),
            Request(3, 0, "update", "https://example.org/latest.json", "", ""),
        ]
    )
    lines = made._lines.toPlainText().replace("\u2068", "").replace("\u2069", "").splitlines()
    assert [line.split(" · ")[1:] for line in lines] == [
        ["https://example.org/latest.json", "update check", "under way"],
        ["http://10.0.0.1/", f"picture of {page}", "refused"],
        [page, "page you saved", "200"],
    ]


def test_an_empty_list_says_so(qtbot: QtBot) -> None:
    made = NetworkList()
    qtbot.addWidget(made)
    made.show_requests([])
    assert made._lines.toPlainText() == "No requests since Tearsheet started."
