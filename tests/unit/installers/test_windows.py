"""The installers for Windows, compiled around a stand-in and taken apart again."""

from __future__ import annotations

import hashlib
import importlib
import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from installers import frozen_before, msi, nsis, registry, signing, stand_in, summary_information
from installers.release import CannotMake, MadeElsewhere, Release

from reader.capture.fetch.local_pictures import FILE_ENDINGS
from reader.desk.program.launch import OPEN_WITH
from tests.unit.installers.conftest import WHEN, Run

MANIFEST = nsis.SCRIPT.with_name("tearsheet.manifest")
TOOLS = {"nsis": "makensis", "msi": "wixl"}


@pytest.fixture(scope="module")
def standin(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = stand_in.lay(tmp_path_factory.mktemp("windows"), WHEN)
    return replace(release, system="windows", payload=folder)


def compiled(name: str, standin: Release, folder: Path) -> Path:
    """The installer of that module; skips where its compiler is not installed."""
    if not shutil.which(TOOLS[name]):
        pytest.skip(f"{TOOLS[name]} is not installed")
    module = importlib.import_module(f"installers.{name}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BUILD", folder)
        made: Path = module.compiled(standin, folder / f"made.{name}")
    return made


@pytest.fixture(scope="module")
def setup_program(standin: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled("nsis", standin, tmp_path_factory.mktemp("nsis"))


@pytest.fixture(scope="module")
def package(standin: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled("msi", standin, tmp_path_factory.mktemp("msi"))


# --- what both write ---------------------------------------------------------------------------------------------------


def test_every_page_that_the_program_opens_has_it_under_open_with() -> None:
    written = {(one.key, one.name) for one in registry.values("tearsheet.exe")}
    for ending in FILE_ENDINGS:
        assert (rf"Software\Classes\{ending}\OpenWithProgids", registry.PAGE) in written


def test_documents_have_the_program_under_open_with_and_keep_what_they_are_called() -> None:
    written = {(one.key, one.name) for one in registry.values("tearsheet.exe")}
    for ending in OPEN_WITH:
        assert (r"Software\Classes\Applications\tearsheet.exe\SupportedTypes", ending) in written
        assert not any(key.startswith(rf"Software\Classes\{ending}") for key, _ in written)


def test_no_default_is_taken_over() -> None:
    shared = [one for one in registry.values("tearsheet.exe") if one.shared]
    assert {one.key.rpartition("\\")[2] for one in shared} == {"OpenWithProgids"}


def test_addresses_and_files_are_opened_with_the_word_open() -> None:
    commands = {one.key: one.text for one in registry.values(r"C:\T\tearsheet.exe") if one.key.endswith("command")}
    assert set(commands.values()) == {r'"C:\T\tearsheet.exe" open "%1"'}
    assert r"Software\Classes\tearsheet\shell\open\command" in commands


@pytest.mark.parametrize(
    ("version", "four"), [("1.2.3", (1, 2, 3, 0)), ("0.4", (0, 4, 0, 0)), ("1.2.3rc1", (1, 2, 3, 0))]
)
def test_versions_become_four_numbers(version: str, four: tuple[int, ...]) -> None:
    assert nsis.numbers(version) == four


def test_windows_installer_counts_candidates_before_their_version() -> None:
    versions = (
        "0.1.0rc9 0.1.0 0.2.0.dev1 0.2.0a1 0.2.0b9 0.2.0b10 0.2.0rc1 0.2.0 0.2.1rc1 0.2.1 0.3.0rc1 0.3.0 1.0.0rc1 1.0.0"
    )
    numbers = [msi.ordered_numbers(version) for version in versions.split()]
    assert sorted(set(numbers)) == numbers
    assert msi.ordered_numbers("0.2.0") == (0, 2, 0)
    assert max(third for _, _, third in numbers) < 65_536


def test_setup_knows_its_own_folder_by_the_registry_from_the_first_file_to_the_last() -> None:
    script = nsis.SCRIPT.read_text(encoding="utf-8")
    section, removal = script[script.index("\nSection\n") :].split("Function un.onInit")
    assert section.index('"InstallLocation" "$INSTDIR"') < section.index("RMDir") < section.index("${FILES}")
    assert (
        removal.index("RMDir") < removal.index('RMDir "$INSTDIR"') < removal.index('DeleteRegKey SHCTX "${UNINSTALL}"')
    )
    check = script[script.index("${DirState}") : script.index("already contains files")]
    assert "$R2 != $INSTDIR" in check
    assert check.index("tearsheet.exe") < check.index("uninstall.exe")  # another program's uninstaller is no sign


def test_the_manifest_asks_for_sharp_screens_long_paths_and_no_administrator() -> None:
    told = {element.tag.rpartition("}")[2]: element for element in ET.parse(MANIFEST).iter()}
    assert told["dpiAwareness"].text == "PerMonitorV2"
    assert told["longPathAware"].text == "true"
    assert told["requestedExecutionLevel"].get("level") == "asInvoker"


# --- the setup program -------------------------------------------------------------------------------------------------


def test_the_setup_program_holds_every_file(setup_program: Path, standin: Release, run: Run) -> None:
    listed = run("7z", "l", "-ba", "-slt", setup_program).replace("/", "\\")
    for name in stand_in.FILES:
        assert name.replace("/", "\\").rpartition("\\")[2] in listed
    assert "uninstall.exe" in listed


def test_two_builds_of_the_setup_program_are_the_same(setup_program: Path, standin: Release, tmp_path: Path) -> None:
    assert compiled("nsis", standin, tmp_path).read_bytes() == setup_program.read_bytes()


def test_a_file_in_the_programs_folder_goes_by_name_and_nothing_else_does(standin: Release) -> None:
    lines = nsis.what_goes(standin.payload).splitlines()
    assert [line for line in lines if line.startswith(("Delete ", "RMDir"))] == [r'Delete "$INSTDIR\tearsheet.exe"']
    assert not [line for line in lines if line.startswith("DeleteRegKey") and "OpenWithProgids" in line]
    script = nsis.SCRIPT.read_text(encoding="utf-8")
    assert [line.strip() for line in script.splitlines() if "RMDir /r" in line] == [
        r'RMDir /r "$INSTDIR\_internal"'
    ] * 2


def test_signs_that_mean_something_to_nsis_are_written_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "$5 off.txt").touch()
    assert r'Delete "$INSTDIR\$$5 off.txt"' in nsis.what_goes(tmp_path)


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 90) / ("b" * 90)
    deep.mkdir(parents=True)
    (deep / "file").touch()
    with pytest.raises(CannotMake, match="too long"):
        nsis.files_to_write(tmp_path)


# --- the Windows Installer package -------------------------------------------------------------------------------------


def table(run: Run, package: Path, name: str) -> list[list[str]]:
    return [line.split("\t") for line in run("msiinfo", "export", package, name).replace("\r", "").splitlines()[3:]]


def test_the_package_holds_every_file(package: Path, run: Run) -> None:
    listed = run("msiextract", "--list", package).splitlines()
    assert sorted(listed) == sorted(f"Programs/Tearsheet/{name}" for name in stand_in.FILES)


def test_the_package_upgrades_in_place_and_refuses_to_go_back(package: Path, run: Run) -> None:
    properties = dict(row for row in table(run, package, "Property") if len(row) == 2)
    assert properties["UpgradeCode"] == f"{{{str(msi.UPGRADE).upper()}}}"
    assert properties["ProductVersion"] == "1.2.3"
    assert properties["REINSTALLMODE"] == "amus"
    assert "ALLUSERS" not in properties
    conditions = {row[0] for row in table(run, package, "LaunchCondition")}
    assert {"NOT WIX_DOWNGRADE_DETECTED", "Installed OR NOT SETUPPROGRAM"} <= conditions


def test_a_component_keeps_its_guid_in_every_version(standin: Release) -> None:
    def guids(version: str) -> set[str]:
        root = ET.fromstring(msi.source(replace(standin, version=version)))
        return {str(one.get("Guid")) for one in root.iter("{http://schemas.microsoft.com/wix/2006/wi}Component")}

    assert guids("1.2.3") == guids("1.3.0")
    assert len(guids("1.2.3")) == len(stand_in.FILES) + 2


def test_the_packages_registry_is_the_persons_or_the_machines_by_the_way_it_is_installed(
    package: Path, run: Run
) -> None:
    rows = [row for row in table(run, package, "Registry") if row[5] == "Registry"]
    assert {row[1] for row in rows} == {"-1"}
    assert len(rows) == len(registry.values(""))


def test_the_package_tells_its_time_and_needs_no_administrator(package: Path, run: Run) -> None:
    told = run("msiinfo", "suminfo", package, TZ="UTC")
    assert "Source: 10 (a)" in told  # compressed, and no elevation
    assert "Template: x64;2057" in told
    assert "Created: Wed Nov 18" in told


def test_two_builds_of_the_package_are_the_same(package: Path, standin: Release, tmp_path: Path) -> None:
    assert compiled("msi", standin, tmp_path).read_bytes() == package.read_bytes()


def test_a_package_without_its_page_of_information_is_refused() -> None:
    with pytest.raises(ValueError, match="no page"):
        summary_information.settled(b"nothing", "code", "x64;2057", WHEN)


# --- elsewhere ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nsis", "msi"])
def test_on_another_system_it_says_where_it_is_made(
    name: str, release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module(f"installers.{name}")
    monkeypatch.setattr(module, "BUILD", tmp_path)
    monkeypatch.setattr(stand_in, "FOLDER", tmp_path / "standin")
    with pytest.raises(MadeElsewhere, match=r"There type: py build_scripts/dev\.py package"):
        module.make(release)
    assert all("-standin" in path.name for path in (tmp_path / "standin").glob("tearsheet-*"))


def pe(machine: int) -> bytes:
    return (
        b"MZ".ljust(0x3C, b"\0") + (0x40).to_bytes(4, "little") + b"PE\0\0" + machine.to_bytes(2, "little") + bytes(100)
    )


@pytest.mark.parametrize(("machine", "arch"), [(0x8664, "x86_64"), (0xAA64, "arm64")])
def test_a_folder_frozen_on_windows_is_recognised(machine: int, arch: str, tmp_path: Path) -> None:
    (tmp_path / "tearsheet.exe").write_bytes(pe(machine))
    found = frozen_before.release_of(tmp_path)
    assert (found.system, found.arch, found.payload) == ("windows", arch, tmp_path)


def test_a_folder_frozen_from_another_commit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tearsheet.exe").write_bytes(pe(0x8664))
    (tmp_path / "_internal/resources").mkdir(parents=True)
    (tmp_path / "_internal/resources/build.json").write_text('{"commit": "feedfacecafe"}', encoding="utf-8")
    if not frozen_before.this_release(tmp_path).commit:
        pytest.skip("not in a git repository")
    with pytest.raises(CannotMake, match="was frozen from feedfacecafe"):
        frozen_before.release_of(tmp_path)


@pytest.mark.parametrize("content", [b"", b"MZ", b"#!/bin/sh\n" * 20, pe(0x14C)])
def test_what_is_no_windows_program_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "tearsheet.exe").write_bytes(content)
    with pytest.raises(CannotMake, match="64-bit Windows program"):
        frozen_before.release_of(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotMake, match="no frozen program"):
        frozen_before.release_of(tmp_path)


# --- signing -----------------------------------------------------------------------------------------------------------


def test_without_a_certificate_nothing_is_signed_and_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TEARSHEET_SIGNING_CERTIFICATE", raising=False)
    assert signing.sign(tmp_path / "made.exe") is False
    assert "made.exe: not signed, TEARSHEET_SIGNING_CERTIFICATE names no certificate" in capsys.readouterr().out


@pytest.mark.parametrize("which", ["setup_program", "package"])
def test_with_a_certificate_both_are_signed(
    which: str, request: pytest.FixtureRequest, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made.bin"
    shutil.copyfile(request.getfixturevalue(which), made)
    key, certificate, both = tmp_path / "key.pem", tmp_path / "certificate.pem", tmp_path / "both.pfx"
    subject = ("-subj", "/CN=Tearsheet test", "-days", "2", "-addext", "extendedKeyUsage=codeSigning")
    run("osslsigncode", "--version")
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, *subject)
    run("openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", both, "-passout", "pass:paper")
    monkeypatch.setenv("TEARSHEET_SIGNING_CERTIFICATE", str(both))
    monkeypatch.setenv("TEARSHEET_SIGNING_PASSWORD", "paper")
    monkeypatch.delenv("TEARSHEET_SIGNING_TIMESTAMP", raising=False)
    before = hashlib.sha256(made.read_bytes()).hexdigest()
    assert signing.sign(made) is True
    assert hashlib.sha256(made.read_bytes()).hexdigest() != before
    told = run("osslsigncode", "verify", "-CAfile", certificate, "-in", made)
    assert "Tearsheet test" in told
    assert "Signature verification: ok" in told


def test_a_wrong_password_is_told(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("osslsigncode", "--version")
    (tmp_path / "no.pfx").write_bytes(b"no certificate")
    (tmp_path / "made.exe").write_bytes(pe(0x8664))
    monkeypatch.setenv("TEARSHEET_SIGNING_CERTIFICATE", str(tmp_path / "no.pfx"))
    with pytest.raises(CannotMake, match="osslsigncode failed"):
        signing.sign(tmp_path / "made.exe")
