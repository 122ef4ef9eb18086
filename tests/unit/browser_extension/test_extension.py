"""The browser extension is what its two manifests and its pages promise."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from base64 import b64decode
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "build_scripts"))

import browser_extension as build  # noqa: E402

SOURCE = ROOT / "resources/browser"
SCRIPTS = sorted(SOURCE.rglob("*.js"))
PAGES = sorted(SOURCE.rglob("*.html"))
MESSAGES = json.loads((SOURCE / "_locales/en/messages.json").read_text("utf-8"))
PERMISSIONS = ["activeTab", "contextMenus", "nativeMessaging", "scripting", "storage"]
FAMILIES = pytest.mark.parametrize("family", build.FAMILIES)


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def code_of(path: Path) -> str:
    """Return a script without its comments."""
    return re.sub(r"/\*.*?\*/|(?<![:\"'`/])//[^\n]*", "", path.read_text("utf-8"), flags=re.S)


@FAMILIES
def test_the_extension_asks_for_these_permissions_and_no_other(family: str) -> None:
    manifest = build.manifest(family)
    assert sorted(manifest["permissions"]) == PERMISSIONS
    assert manifest["optional_host_permissions"] == ["http://*/*", "https://*/*"]
    asking = {key for key in manifest if "permissions" in key}
    assert asking == {"permissions", "optional_host_permissions"}


@FAMILIES
def test_no_page_can_talk_to_the_extension_or_see_it(family: str) -> None:
    manifest = build.manifest(family)
    for key in (
        "externally_connectable",
        "web_accessible_resources",
        "content_scripts",
        "host_permissions",
        "update_url",
    ):
        assert key not in manifest


@FAMILIES
def test_pages_of_the_extension_run_only_its_own_scripts(family: str) -> None:
    policy = build.manifest(family)["content_security_policy"]["extension_pages"]
    rules = dict(rule.split(maxsplit=1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert not re.search(r"unsafe|data:|blob:|\*", policy)


def test_chromium_gets_a_service_worker_and_the_key_that_fixes_its_id() -> None:
    manifest = build.manifest("chromium")
    assert manifest["background"] == {"service_worker": "background.js", "type": "module"}
    assert "browser_specific_settings" not in manifest
    digest = hashlib.sha256(b64decode(manifest["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == build.ids()["chromium"]


def test_firefox_gets_an_event_page_its_id_and_what_it_hands_over() -> None:
    manifest = build.manifest("firefox")
    assert manifest["background"] == {"scripts": ["background.js"], "type": "module"}
    assert not {"key", "minimum_chrome_version"} & manifest.keys()
    gecko = manifest["browser_specific_settings"]["gecko"]
    assert gecko["id"] == build.ids()["firefox"] == "tearsheet@tearsheet"
    assert gecko["data_collection_permissions"] == {"required": ["websiteContent", "browsingActivity"]}


def test_a_private_window_has_a_background_of_its_own_where_the_browser_can() -> None:
    assert build.manifest("chromium")["incognito"] == "split"
    assert "incognito" not in build.manifest(
        "firefox"
    )  # Firefox knows no "split"; its reader has to allow private windows


@FAMILIES
def test_both_manifests_name_only_files_that_are_there(family: str) -> None:
    packed = build.files(family)
    manifest = build.manifest(family)
    named = [*manifest["icons"].values(), *manifest["action"]["default_icon"].values()]
    named += [manifest["action"]["default_popup"], manifest["options_ui"]["page"], "background.js"]
    named += [
        f"page/{name}.js"
        for name in re.findall(r'"(\w+)"', re.findall(r"FILES = (\[.*?\])", packed["background/saving.js"].decode())[0])
    ]
    assert [name for name in named if name not in packed] == []
    assert not any(name.endswith(".md") or name == "ids.json" for name in packed)


@FAMILIES
def test_a_zip_file_is_the_same_to_the_byte_each_time(family: str, tmp_path: Path) -> None:
    for name in ("first.zip", "second.zip"):
        build.write_zip(family, tmp_path / name)
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "first.zip") as packed:
        assert json.loads(packed.read("manifest.json")) == build.manifest(family)


@FAMILIES
def test_a_folder_holds_what_the_zip_file_holds(family: str, tmp_path: Path) -> None:
    (tmp_path / "out" / family).mkdir(parents=True)
    (tmp_path / "out" / family / "left over.js").write_text("")
    build.build(tmp_path / "out")
    found = {
        p.relative_to(tmp_path / "out" / family).as_posix()
        for p in (tmp_path / "out" / family).rglob("*")
        if p.is_file()
    }
    assert found == set(build.files(family))


def test_packages_carry_the_folders_from_which_it_is_loaded() -> None:
    spec = (ROOT / "build_scripts/installers/tearsheet.spec").read_text("utf-8")
    assert '(os.environ["BROWSER_EXTENSION"], "resources/browser/built")' in spec
    assert "browser_extension.build(" in (ROOT / "build_scripts/installers/freeze.py").read_text("utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=name_of)
def test_no_script_runs_text_as_code_or_writes_markup_or_names_a_server(script: Path) -> None:
    code = code_of(script)
    assert not re.search(
        r"\beval\b|new Function|\bFunction\(|innerHTML|outerHTML\s*=|insertAdjacent|document\.write|importScripts", code
    )
    assert not re.search(r"import\s*\(", code)
    # The only address is the name of a vocabulary, which nothing fetches.
    assert set(re.findall(r"(?:https?|wss?)://[a-z0-9.-]+", code)) <= {"http://www.w3.org"}


@pytest.mark.parametrize("script", [p for p in SCRIPTS if p.parent.name == "page"], ids=name_of)
def test_scripts_in_pages_add_nothing_to_the_page(script: Path) -> None:
    assert not re.search(
        r"\.(?:append|prepend|appendChild|insertBefore|replaceChildren|setAttribute|dispatchEvent|postMessage\(.*\*)\b"
        r"|\.attachShadow|addEventListener|document\.cookie|localStorage|sessionStorage|indexedDB",
        code_of(script),
    )


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_hold_no_inline_script_no_inline_style_and_no_word_of_their_own(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|<style|https?://", text)
    words = re.sub(r"<title>Tearsheet</title>|<[^>]*>", "", text).strip()
    assert words == ""


def used_words() -> set[str]:
    used = set()
    for page in PAGES:
        used.update(re.findall(r'data-(?:words|label|hint)="(\w+)"', page.read_text("utf-8")))
    for script in SCRIPTS:
        used.update(re.findall(r'(?:getMessage|words)\("(\w+)"', code_of(script)))
    for family in build.FAMILIES:
        used.update(re.findall(r"__MSG_(\w+)__", json.dumps(build.manifest(family))))
    return used


def test_every_word_that_is_used_is_in_the_catalogue() -> None:
    made = re.compile(r"(?:error|phase|menu|outcome)_")
    used = used_words()
    assert used - MESSAGES.keys() == set()
    assert {name for name in MESSAGES if not made.match(name)} - used - {"inLibraryTitle"} == set()


@pytest.mark.parametrize("kind", ["PageError", "HostError"])
def test_every_error_has_its_sentence(kind: str) -> None:
    codes = {
        "no_host",
        "forbidden",
        "gone",
        "slow",
        "too_large",
        "not_saved",
        "locked",
        "busy",
        "no_library",
        "no_window",
    }
    for script in SCRIPTS:
        codes.update(re.findall(rf'new {kind}\("(\w+)"', code_of(script)))
    assert {f"error_{code}" for code in codes - {"cancelled"}} - MESSAGES.keys() == set()


def test_words_are_whole_and_a_store_takes_them() -> None:
    assert len(MESSAGES["description"]["message"]) <= 132
    assert len(MESSAGES["name"]["message"]) <= 45
    for name, entry in MESSAGES.items():
        assert entry["message"].strip(), name
        named = {part.lower() for part in re.findall(r"\$(\w+)\$", entry["message"])}
        assert named == set(entry.get("placeholders", {})), name


def test_the_colours_are_those_of_the_themes() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", (SOURCE / "look.css").read_text("utf-8"), re.S)
    for name, part in (("light", light), ("dark", dark)):
        theme = json.loads((ROOT / f"resources/themes/{name}.json").read_text("utf-8"))
        found = dict(re.findall(r"--(\w+): (#\w+);", part))
        assert found == {key: theme[key] for key in found}


def test_the_extension_speaks_to_the_host_that_ids_json_names() -> None:
    code = (SOURCE / "background/protocol.js").read_text("utf-8")
    assert re.findall(r'HOST = "([\w.]+)"', code) == [build.ids()["host"]]
    assert re.fullmatch(r"[a-z0-9_.]+", build.ids()["host"])  # Chromium takes no other characters
    piece = int(re.findall(r"PIECE_BYTES = ([\d_]+)", code)[0].replace("_", ""))
    assert piece % 3 == 0
    assert piece * 4 // 3 + 1000 <= 1_000_000


NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="Node runs the extension's own tests; it is not needed to build it")
@pytest.mark.parametrize("script", sorted(Path(__file__).parent.glob("*.test.mjs")), ids=lambda path: path.name)
def test_the_extensions_own_tests_pass(script: Path) -> None:
    assert NODE
    done = subprocess.run([NODE, "--test", str(script)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
