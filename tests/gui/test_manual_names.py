"""What the manual names exists: every key, menu, button, setting, command, option and search field; and what the program
has is named somewhere.
"""

from __future__ import annotations

import ast
import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click import Command
from PySide6.QtGui import QKeySequence

from reader.cli.main import cli
from reader.desk.program.settings import SETTINGS
from reader.exchange.exports.table import FORMATS
from reader.gui.manual.contents import PAGES, text_of
from reader.gui.session.actions import ACTIONS, MENUS
from reader.gui.session.shortcuts import MOVING, SETS
from reader.query.parse import FIELDS, HOLDINGS, STATES, parse
from reader.resources import resource

READER = Path(__file__).resolve().parents[2] / "reader"
KEYS_OF_PLACES = {"P", "Ctrl+Enter", "Tab", "Space", "0", "+", "-", "Delete"}
"""Keys that belong to one place, such as the summary or an enlarged picture, and to no action."""
ELSEWHERE = {"Properties > Executable", "Settings > Apps", "Uninstall", "Applications", "This Firefox"}
"""Words of systems and browsers, not of Tearsheet."""
LISTED = [setting for setting in SETTINGS if setting.listed]


@cache
def words_of_the_extension() -> frozenset[str]:
    """Return what the browser's extension says."""
    found = json.loads(resource("browser", "_locales", "en", "messages.json").read_text("utf-8"))
    return frozenset(entry["message"] for entry in found.values())


@cache
def keys_of_the_extension() -> frozenset[str]:
    """Return the keys that the browser's extension has, by their systems."""
    commands = json.loads(resource("browser", "manifest.json").read_text("utf-8"))["commands"].values()
    keys = {key for command in commands for key in command.get("suggested_key", {}).values()}
    return frozenset(key.replace("MacCtrl", "Ctrl") for key in keys)


def codes(name: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text_of(name))


def italics(name: str) -> list[str]:
    text = re.sub(r"`[^`\n]+`|\*\*[^*]+\*\*|^ {4}.*$", "", text_of(name), flags=re.MULTILINE)
    return [" ".join(found.split()) for found in re.findall(r"(?<![\w*])\*([^*]+)\*(?!\*)", text)]


def links(name: str) -> list[tuple[str, str]]:
    return [(" ".join(words.split()), to) for words, to in re.findall(r"\[([^\]]+)\]\(([^)\s]+)\)", text_of(name))]


def plain(words: str) -> str:
    """Return the words of a button as the manual writes them."""
    return words.replace("&", "").rstrip("…").strip()


@cache
def strings_of_the_window() -> frozenset[str]:
    """Every text in the sources of the window: what a button may be called."""
    found = set()
    for path in (READER / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(plain(node.value))
                found.add(plain(node.value.replace("%1", "")))
    formats = {plain(one.title) for one in FORMATS.values()}
    return frozenset(found | formats | {plain(setting.label) for setting in SETTINGS})


@cache
def keys_of_actions() -> frozenset[str]:
    return frozenset(QKeySequence(key).toString() for declared in ACTIONS for key in declared.keys)


def is_key(code: str) -> bool:
    return bool(re.fullmatch(r"(?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9?,.+\[\]=-]|F\d+|[A-Z][A-Za-z]+)", code))


@pytest.mark.parametrize("name", PAGES)
def test_every_key_that_the_manual_names_does_something(name: str) -> None:
    for code in codes(name):
        if is_key(code):
            known = QKeySequence(code.replace("Delete", "Del")).toString()
            there = code in KEYS_OF_PLACES or code in MOVING
            there |= name == "browser" and code in keys_of_the_extension()
            assert known in keys_of_actions() or there, code


def test_the_manual_names_every_key_of_an_action() -> None:
    pages = " ".join(code for name in ("keyboard", "keyboard-article") for code in codes(name))
    for declared in ACTIONS:
        for key in declared.keys:
            ranged = re.fullmatch(r"(?:Ctrl|Alt)\+\d|Ctrl\+=", key)  # shown as the first and the last of them
            wanted = key.replace("Del", "Delete")
            assert ranged or re.search(rf"(?<![\w+]){re.escape(wanted)}(?!\w)", pages), key


@pytest.mark.parametrize("chosen", ["vi", "mail"])
def test_the_page_on_sets_of_keys_shows_those_of_each_set(chosen: str) -> None:
    _, vi, mail = text_of("keyboard-sets").split("\n## ")
    rows = re.findall(r"^\| (\*\*.+?) \| ", vi if chosen == "vi" else mail, re.MULTILINE)
    shown = {QKeySequence(key).toString() for row in rows for key in re.findall(r"\*\*(.+?)\*\*", row)}
    own = {QKeySequence(key).toString() for keys in SETS[chosen].values() for key in keys} - keys_of_actions()
    moved = {QKeySequence(keys[0]).toString() for keys in SETS[chosen].values()}
    assert own <= shown
    assert shown == moved


@pytest.mark.parametrize("name", PAGES)
def test_every_menu_item_and_button_that_the_manual_names_exists(name: str) -> None:
    actions = {plain(declared.words): declared.menu.lstrip("-") for declared in ACTIONS}
    for words in italics(name):
        menu, _, item = words.partition(" > ")
        if words in ELSEWHERE:
            continue
        if item:
            assert menu in MENUS, words
            assert actions.get(plain(item)) == menu, words
        else:
            there = words in MENUS or (name == "browser" and words in words_of_the_extension())
            assert plain(words) in strings_of_the_window() or there, words


def test_the_manual_names_every_action() -> None:
    named = {plain(words.rpartition(" > ")[2]).casefold() for name in PAGES for words in italics(name)}
    keys = {code for name in PAGES for code in codes(name) if is_key(code)}
    for declared in ACTIONS:
        ranged = any(re.fullmatch(r"(?:Ctrl|Alt)\+\d", key) for key in declared.keys)
        by_key = ranged or any(key.replace("Del", "Delete") in keys for key in declared.keys)
        linked = any(to == f"do:{declared.name}" for name in PAGES for _, to in links(name))
        assert by_key or linked or plain(declared.words).casefold() in named, declared.name


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_to_a_page_a_heading_a_setting_or_an_action(name: str) -> None:
    settings = {setting.name: setting for setting in LISTED}
    for words, to in links(name):
        kind, _, of = to.partition(":")
        page, _, heading = to.partition("#")
        if kind == "setting":
            label = settings[of].label
            is_meaning = of.startswith("meaning_")  # each is called by its name, which the setting changes
            assert is_meaning or words.casefold() == label.casefold(), (words, label)
        elif kind == "do":
            assert any(declared.name == of for declared in ACTIONS), to
        else:
            assert page.removesuffix(".md") in PAGES, to
            headings = re.findall(r"^#+ (.+)$", text_of(page.removesuffix(".md")), re.MULTILINE)
            assert not heading or heading in {one.casefold().replace(" ", "-") for one in headings}, to


def test_the_manual_leads_to_every_setting() -> None:
    linked = {to.partition(":")[2] for name in PAGES for _, to in links(name) if to.startswith("setting:")}
    assert linked == {setting.name for setting in LISTED}


def options_of(command: Command) -> set[str]:
    return {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_option_that_the_manual_names_exists(name: str) -> None:
    every = {option for command in (cli, *cli.commands.values()) for option in options_of(command)} | {"--help"}
    lines = re.findall(r"^ {4}(tearsheet .+)$", text_of(name), re.MULTILINE)
    for code in (*codes(name), *lines):
        words = code.split()
        if words[0] == "tearsheet" and len(words) > 1 and re.fullmatch(r"[a-z-]+", words[1].removeprefix("--")):
            command = cli if words[1].startswith("--") else cli.commands[words[1]]
            assert {word for word in words[1:] if word.startswith("--")} <= options_of(command), code
        elif words[0].startswith("--") and words[0] != "--ignore-missing":
            assert words[0] in every, code


@pytest.mark.parametrize("name", PAGES)
def test_every_search_that_the_manual_shows_is_understood(name: str) -> None:
    for code in codes(name):
        if re.match(rf"(?:{'|'.join(FIELDS)}):\S", code):
            assert parse(code, date(2026, 11, 25)).mistakes == (), code


def test_the_manual_names_every_field_of_a_search() -> None:
    page = text_of("searching")
    for wanted in (
        *(f"{field}:" for field in FIELDS),
        *(f"is:{state}" for state in STATES),
        *(f"has:{what}" for what in HOLDINGS),
    ):
        assert wanted in page, wanted


MAX_WORDS, MAX_LINES = 460, 62


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_one_or_two_screens_long(name: str) -> None:
    text = text_of(name)
    assert len(re.findall(r"[\w’'-]+", text)) <= MAX_WORDS
    assert len(text.splitlines()) <= MAX_LINES
