"""Whether there is a newer version: asked on request only, believed only with the project's signature."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest

from reader.about import Build
from reader.desk.events import Events
from reader.desk.jobs import Jobs
from reader.desk.program.updates import MAX_BYTES, Latest, Updates, _order
from reader.errors import (
    Cancelled,
    CaptureError,
    ServerSays,
    UpdateNotSigned,
    UpdateOlder,
    UpdateRedirected,
    UpdateUnreadable,
)
from tests.release_site import MACHINE, SYSTEM, ReleaseSite, serve_releases
from tests.signing import Signer

OURS = "0.9.0"
WRONG: tuple[dict[str, object], ...] = (
    *({"version": version} for version in ("1.0", "1.0.0\n", 1)),
    *({"date": day} for day in ("soon", 7)),
    *({"files": files} for files in ([], {"tearsheet-1.0.0": 7})),
)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs(Events())
    yield made
    made.close()


@pytest.fixture
def site() -> Iterator[ReleaseSite]:
    with serve_releases() as running:
        yield running


def asking(site: ReleaseSite, jobs: Jobs, *, key: str = "", address: str = "") -> Updates:
    return Updates(jobs, Build(OURS, "", "", address or site.address, key or site.signer.key))


def ask(site: ReleaseSite, jobs: Jobs) -> Latest:
    found: Latest = asking(site, jobs).ask().future.result(60)
    return found


def failure(site: ReleaseSite, jobs: Jobs, **named: str) -> BaseException:
    error = asking(site, jobs, **named).ask().future.exception(20)
    assert error is not None
    assert str(error).endswith((".", "!"))
    return error


def test_a_newer_version_is_told_with_its_files_for_this_system(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish("0.10.0")
    assert ask(site, jobs) == Latest(
        "0.10.0",
        "2026-11-25",
        "https://tearsheet.example/get",
        ((f"tearsheet-0.10.0-{SYSTEM}-{MACHINE}.deb", "ab" * 32),),
        True,
    )


def test_nothing_is_sent_but_the_request(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish("0.10.0")
    ask(site, jobs)
    assert [path for path, _ in site.asked] == ["/releases/latest.json", "/releases/latest.json.minisig"]
    for _, headers in site.asked:
        assert set(headers) <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert headers["user-agent"] == "Tearsheet"


def test_the_same_version_is_the_newest(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish(OURS)
    assert not ask(site, jobs).is_newer


def test_an_older_one_is_refused_though_it_is_signed(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish("0.8.9")
    error = failure(site, jobs)
    assert isinstance(error, UpdateOlder)
    assert "0.8.9" in str(error)


def test_what_another_key_signed_or_nobody_is_not_believed(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish("0.10.0")
    assert isinstance(failure(site, jobs, key=Signer().key), UpdateNotSigned)
    site.files["/releases/latest.json"] += b" "
    assert isinstance(failure(site, jobs), UpdateNotSigned)
    site.files["/releases/latest.json.minisig"] = b"<html>not found</html>"
    assert isinstance(failure(site, jobs), UpdateNotSigned)
    del site.files["/releases/latest.json.minisig"]
    assert isinstance(failure(site, jobs), ServerSays)


@pytest.mark.parametrize(
    "told",
    [
        *(b"", b"[]", b"{", b"\xff", b"[" * 50_000, b"null"),
        *(json.dumps({"version": "1.0.0", "date": "2026-11-25", "files": {}} | wrong).encode() for wrong in WRONG),
    ],
)
def test_what_cannot_be_read_is_said_though_it_is_signed(site: ReleaseSite, jobs: Jobs, told: bytes) -> None:
    site.publish_bytes(told)
    assert isinstance(failure(site, jobs), UpdateUnreadable)


def test_signed_fields_are_still_looked_at(site: ReleaseSite, jobs: Jobs) -> None:
    prefix = f"tearsheet-1.0.0-{SYSTEM}-{MACHINE}."
    site.publish(
        "1.0.0",
        page="javascript:alert(1)",
        files={prefix + "deb": "short", prefix + "../x": "ab" * 32, prefix + "rpm": "cd" * 32},
    )
    found = ask(site, jobs)
    assert (found.page, found.files) == ("", ((prefix + "rpm", "cd" * 32),))
    site.publish("1.0.0", page="http://tearsheet.example/")
    assert ask(site, jobs).page == ""


def test_a_redirect_is_not_followed(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish("1.0.0")
    site.status, site.location = 302, "https://elsewhere.example/latest.json"
    error = failure(site, jobs)
    assert isinstance(error, UpdateRedirected)
    assert "elsewhere.example" in str(error)
    assert len(site.asked) == 1


def test_too_much_is_not_read(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish_bytes(b" " * (MAX_BYTES + 1))
    error = failure(site, jobs)
    assert isinstance(error, UpdateUnreadable)
    assert "64 kB" in str(error)


def test_who_does_not_answer_is_said(site: ReleaseSite, jobs: Jobs) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert isinstance(failure(site, jobs, address=f"http://127.0.0.1:{port}"), CaptureError)


def test_a_question_can_be_given_up(site: ReleaseSite, jobs: Jobs) -> None:
    site.publish("1.0.0")
    site.gate.clear()
    job = asking(site, jobs).ask()
    job.cancel()
    assert isinstance(job.future.exception(10), Cancelled)


@pytest.mark.parametrize("address", ["", "http://tearsheet.example", "ftp://x", "https://", "https://[", "file:///etc"])
def test_a_build_without_a_safe_address_has_nowhere_to_ask(site: ReleaseSite, jobs: Jobs, address: str) -> None:
    updates = Updates(jobs, Build(OURS, "", "", address, site.signer.key))
    assert updates.addresses is None
    assert isinstance(updates.ask().future.exception(10), UpdateUnreadable)
    assert Updates(jobs, Build(OURS, "", "", "https://tearsheet.example/r/", "no key")).addresses is None
    assert Updates(jobs, Build(OURS, "", "", "https://tearsheet.example/r/", site.signer.key)).addresses == (
        "https://tearsheet.example/r/latest.json",
        "https://tearsheet.example/r/latest.json.minisig",
    )
    assert site.asked == []


def test_versions_are_in_order() -> None:
    versions = ["0.2.0rc1", "0.2.0", "0.9.9", "0.10.0.dev3", "0.10.0a1", "0.10.0b9", "0.10.0b10", "0.10.0rc2"]
    versions += ["0.10.0rc10", "0.10.0", "0.10.1", "1.0.0"]
    assert [version for _, version in sorted((_order(version), version) for version in versions)] == versions
