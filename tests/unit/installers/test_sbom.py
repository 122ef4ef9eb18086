"""The bill of materials has every part once, with version and licence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from installers import freeze, sbom
from installers.release import Release

from reader.desk.program.licences import collect, plain


@pytest.fixture
def told(release: Release) -> dict[str, Any]:
    return sbom.bill(release)


def test_it_is_cyclonedx_with_references_that_hold(told: dict[str, Any]) -> None:
    assert (told["bomFormat"], told["specVersion"], told["version"]) == ("CycloneDX", "1.6", 1)
    references = [part["bom-ref"] for part in told["components"]]
    assert len(set(references)) == len(references)
    root = told["metadata"]["component"]["bom-ref"]
    assert {entry["ref"] for entry in told["dependencies"]} == {root, *references}
    assert told["dependencies"][0]["dependsOn"] == references


def test_every_part_has_a_licence(told: dict[str, Any]) -> None:
    assert [part["name"] for part in told["components"] if not part["licenses"]] == []


def test_no_part_is_under_the_gpl_alone(told: dict[str, Any]) -> None:
    ids = [
        str(chosen.get("expression") or chosen["license"]["id"])
        for part in told["components"]
        for chosen in part["licenses"]
    ]
    assert [spdx for spdx in ids if spdx.startswith(("GPL", "AGPL"))] == []


def test_python_packages_have_the_version_that_is_locked(told: dict[str, Any]) -> None:
    lxml = next(part for part in told["components"] if part["name"] == "lxml")
    assert f"lxml=={lxml['version']}" in sbom.LOCK.read_text(encoding="utf-8")
    assert lxml["purl"] == f"pkg:pypi/lxml@{lxml['version']}"
    assert not [part for part in told["components"] if part["name"] in ("pip", "setuptools", "pyinstaller", "pytest")]


def test_two_builds_have_the_same_and_another_commit_another(release: Release, told: dict[str, Any]) -> None:
    assert sbom.bill(release) == told
    assert sbom.bill(replace(release, commit="f" * 40))["serialNumber"] != told["serialNumber"]


def test_shared_libraries_come_with_their_fingerprint(release: Release, tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    inside.mkdir()
    (inside / "libcrypto.so.3").write_bytes(b"crypto")
    (inside / "libunheard-of.so.7").write_bytes(b"?")
    (inside / "_brotli.cpython-311-x86_64-linux-gnu.so").write_bytes(b"of a package")
    found = sbom.libraries(tmp_path)
    assert [(part["name"], len(part["licenses"])) for part in found] == [("OpenSSL", 1), ("libunheard-of.so.7", 0)]
    assert len(found[0]["hashes"][0]["content"]) == 64


def test_about_names_the_libraries_that_the_bill_names(tmp_path: Path) -> None:
    inside = tmp_path / "_internal/resources"
    inside.mkdir(parents=True)
    for name in ("libcrypto.so.3", "libssl.so.3", "libffi.so.8", "libunheard-of.so.7"):
        (inside.parent / name).write_bytes(b"library")
    (inside / "licences.json").write_text('[{"name": "OpenSSL", "version": "3", "licence": "Apache-2.0", "text": "x"}]')
    freeze.list_libraries(tmp_path)
    listed = json.loads((inside / "licences.json").read_text(encoding="utf-8"))
    assert {part["name"] for part in listed} >= {part["name"] for part in sbom.libraries(tmp_path)}
    assert [(part["name"], part["licence"]) for part in listed[1:]] == [("libffi", "MIT"), ("libunheard-of.so.7", "")]


def test_fonts_are_in_it(told: dict[str, Any]) -> None:
    assert {part["name"].split()[0] for part in told["components"] if part["type"] == "data"} == {
        "Inter",
        "Literata",
        "NotoNaskhArabic",
    }


def test_the_schema_accepts_it(told: dict[str, Any]) -> None:
    validation = pytest.importorskip("cyclonedx.validation.json", reason="cyclonedx-python-lib is not installed")
    schema = pytest.importorskip("cyclonedx.schema")
    assert validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(json.dumps(told)) is None


def test_python_packages_have_the_digests_that_the_lock_demands(told: dict[str, Any]) -> None:
    lock = sbom.LOCK.read_text(encoding="utf-8")
    for part in told["components"]:
        if "purl" in part:
            digests = [one["value"] for one in part["properties"]]
            assert digests, part["name"]
            assert all(f"sha256:{digest}" in lock for digest in digests)
    assert sum(len(part.get("properties", ())) for part in told["components"] if "purl" in part) > 100


def test_the_lock_that_it_was_made_from_is_named_by_its_digest(told: dict[str, Any]) -> None:
    named = {one["name"]: one["value"] for one in told["metadata"]["component"]["properties"]}
    assert named["lock-sha256"] == sbom.sha256(sbom.LOCK)


def test_every_entry_of_the_locks_has_digests_and_installing_demands_them() -> None:
    for lock in sbom.LOCK.parent.glob("requirements*.txt"):
        text = lock.read_text(encoding="utf-8")
        entries = [entry for entry in text.split("\n") if entry and not entry.startswith((" ", "#", "-"))]
        assert entries
        assert text.count("==") >= len(entries)
        for entry in text.replace(" \\\n    --hash", " --hash").split("\n"):
            assert not entry or entry.startswith("#") or "--hash=sha256:" in entry, entry[:60]
    assert '"--require-hashes"' in (sbom.ROOT / "build_scripts/dev.py").read_text(encoding="utf-8")


def test_it_lies_in_the_payload_and_is_the_same_as_beside_the_packages(release: Release, tmp_path: Path) -> None:
    own = replace(release, payload=tmp_path)
    (tmp_path / sbom.INSIDE).parent.mkdir(parents=True)
    sbom.put_inside(own)
    assert json.loads((tmp_path / sbom.INSIDE).read_text(encoding="utf-8")) == sbom.bill(own)


def test_about_names_version_and_licence_of_each_python_package_as_it_does(told: dict[str, Any]) -> None:
    about = {plain(part["name"]): part for part in collect()}
    for part in told["components"]:
        if "purl" in part:
            called = "qt for python" if plain(part["name"]) == "pyside6-essentials" else plain(part["name"])
            named = about[called]
            assert (named["version"], named["licence"]) == (part["version"], sbom.licence_of_component(part))


def test_it_names_no_address_of_an_index(told: dict[str, Any]) -> None:
    addresses = {word for word in json.dumps(told).split('"') if "://" in word}
    assert addresses == {"http://cyclonedx.org/schema/bom-1.6.schema.json"}
