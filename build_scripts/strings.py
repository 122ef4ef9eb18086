"""Every string that people read, with its place.

    python3 build_scripts/dev.py strings                 list them: place, context, text
    python3 build_scripts/dev.py strings --room gui/list list those whose place contains this
    python3 build_scripts/dev.py strings --update        bring resources/translations/*.ts up to date

Sources are found in the syntax tree: ``tr``, ``translate`` and ``QT_TRANSLATE_NOOP`` in the window; the tables below it
whose English is translated by the window (errors, settings, search mistakes ...); help and messages of the terminal; the
desktop file, the AppStream file and the installers. ``en.ts`` holds only what has plural forms: a source text such as
"%Ln article(s)" gets "%Ln article" and "%Ln articles" by itself, anything else is left unfinished for a person.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import catalogue

ROOT = Path(__file__).resolve().parent.parent

# Tables below the window, by file: the name that is assigned or the class that is called, and the context of translation.
_TABLES = {
    "reader/query/parse.py": (("SENTENCES", "mistakes"),),
    "reader/query/complete.py": (("LABELS", "completions"),),
    "reader/library/file/check.py": (("REMEDIES", "outcomes"),),
    "reader/gui/help/setting_words.py": (("_CHOICES", "settings"),),
    "reader/desk/program/settings.py": (("GROUPS", "settings"),),
}
_CALLS = {"Format": ("exporting", (1, 2)), "Setting": ("settings", (2, 3)), "Method": ("settings", (1,))}
_DETAILS = ("detail", "reason", "kind", "end", "holds")
_DETAIL_TABLES = {"_REASONS", "_CLOSING", "_LACKED"}
_DETAIL_CALLS = {"SignatureWrong"}
_TERMINAL_CALLS = {"echo", "UsageError", "BadParameter", "ClickException", "confirm"}
_OTHER_FILES = (
    ("build_scripts/installers/linux/tearsheet.desktop", r"^(?:Name|GenericName|Comment)=(.+)$"),
    ("build_scripts/installers/linux/tearsheet.metainfo.xml", r"<(?:summary|p|li|caption)>\s*([^<]+?)\s*</"),
    ("build_scripts/installers/linux/install.sh", r'(?:say|give_up) "([^"]*(?:\\"[^"]*)*)"'),
    ("build_scripts/installers/windows/tearsheet.nsi", r'(?:GiveUp|_T[EI][XT][A-Z_]*|MB_\S+|\$Welcome) "([^"]+)"'),
    (
        "build_scripts/installers/windows/tearsheet.wxs",
        r'(?:Message|Comments|Description|DowngradeErrorMessage)="([^"]+)"',
    ),
)


class Text(NamedTuple):
    """A string that people read. ``context`` is the window's context of translation, or "" for what is not translated."""

    path: str
    line: int
    context: str
    source: str
    numerus: bool = False


@cache
def texts() -> tuple[Text, ...]:
    """Return all of them, in the order of files and lines; every file is parsed, which takes seconds, once."""
    found: list[Text] = []
    for path in sorted((ROOT / "reader").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += _of_tables(name, tree)
        if name.startswith("reader/gui/"):
            found += _Window(name, tree).found
        elif name.startswith(("reader/desk/", "reader/library/", "reader/capture/")):
            found += _details(name, tree)
        elif name.startswith("reader/cli/"):
            found += _of_terminal(name, tree)
    for name, pattern in _OTHER_FILES:
        body = (ROOT / name).read_text(encoding="utf-8")
        for match in re.finditer(pattern, body, re.MULTILINE):
            found.append(Text(name, body.count("\n", 0, match.start(1)) + 1, "", " ".join(match[1].split())))
    return tuple(sorted(set(found)))


def translated() -> list[Text]:
    """Return those that the window translates."""
    return [text for text in texts() if text.context]


# --- the window --------------------------------------------------------------------------------------------------------


class _Window(ast.NodeVisitor):
    """Collects what a module of the window translates."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name = name
        self._classes: list[str] = []
        self._helpers = _helper_contexts(tree)
        self.found: list[Text] = []
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        called = _dotted(node.func)
        if called in ("self.tr", "cls.tr") and self._classes:
            self._keep(node.args[0], self._classes[-1], numerus=len(node.args) > 2)
        elif called in self._helpers and node.args:
            self._keep(node.args[0], self._helpers[called], numerus=_counted(node))
        elif called.rpartition(".")[2] in ("translate", "QT_TRANSLATE_NOOP", "_T") and len(node.args) > 1:
            context = node.args[0]
            if isinstance(context, ast.Constant) and isinstance(context.value, str):
                self._keep(node.args[1], context.value, numerus=len(node.args) > 3)

    def _keep(self, node: ast.expr, context: str, *, numerus: bool) -> None:
        for text in _constants(node):
            numerus_here = numerus or "%n" in text.value or "%Ln" in text.value
            self.found.append(Text(self._name, text.lineno, context, text.value, numerus_here))


def _counted(call: ast.Call) -> bool:
    return any(keyword.arg == "n" for keyword in call.keywords)


def _helper_contexts(tree: ast.Module) -> dict[str, str]:
    """Return the functions ``tr`` that a module defines or imports, each with the context that it translates in."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in ("tr", "plural"):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _dotted(call.func).endswith("translate") and call.args:
                    context = call.args[0]
                    if isinstance(context, ast.Constant):
                        found[node.name] = str(context.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("reader.gui"):
            for alias in node.names:
                here = alias.asname or alias.name
                if alias.name in ("tr", "plural"):
                    theirs = _helpers_of(node.module)
                    if alias.name in theirs:
                        found[here] = theirs[alias.name]
                else:
                    for helper, context in _helpers_of(f"{node.module}.{alias.name}").items():
                        found[f"{here}.{helper}"] = context
    return found


def _helpers_of(module: str) -> dict[str, str]:
    path = ROOT / f"{module.replace('.', '/')}.py"
    if not path.exists():
        return {}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return _helper_contexts(tree)


# --- tables and the terminal -------------------------------------------------------------------------------------------


def _of_tables(name: str, tree: ast.Module) -> Iterator[Text]:
    if name == "reader/errors.py":
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if _dotted(targets[0]) == "sentence":
                    yield from (Text(name, text.lineno, "errors", text.value) for text in _constants(node.value))
    for wanted, context in _TABLES.get(name, ()):
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if _dotted(targets[0]) == wanted and isinstance(node.value, ast.Dict):
                    for value in node.value.values:
                        yield from (_table_text(name, context, text) for text in _constants(value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _dotted(node.func) in _CALLS:
            context, places = _CALLS[_dotted(node.func)]
            for place in places:
                if place < len(node.args):
                    yield from (_table_text(name, context, text) for text in _constants(node.args[place]))


def _details(name: str, tree: ast.Module) -> Iterator[Text]:
    """Yield the words that rooms below the window put into the values of errors."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found = [key.value for key in node.keywords if key.arg in _DETAILS]
            if _dotted(node.func) in _DETAIL_CALLS:
                found += node.args
            for value in found:
                yield from (Text(name, text.lineno, "details", text.value) for text in _constants(value))
        elif isinstance(node, ast.Assign) and _dotted(node.targets[0]) in _DETAIL_TABLES | {"detail", "general"}:
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            for value in values:
                yield from (Text(name, text.lineno, "details", text.value) for text in _constants(value))
        elif isinstance(node, ast.FunctionDef) and node.name in ("other_than_a_page", "_certificate_detail"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield from (Text(name, text.lineno, "details", text.value) for text in _constants(inner.value))
                elif isinstance(inner, ast.For) and isinstance(inner.iter, ast.Tuple):
                    for pair in inner.iter.elts:
                        if isinstance(pair, ast.Tuple) and isinstance(pair.elts[-1], ast.Constant):
                            yield Text(name, pair.lineno, "details", str(pair.elts[-1].value))


def _table_text(name: str, context: str, text: ast.Constant) -> Text:
    return Text(name, text.lineno, context, text.value, "%n" in text.value or "%Ln" in text.value)


def _of_terminal(name: str, tree: ast.Module) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = _dotted(node.func).rpartition(".")[2]
            if called in _TERMINAL_CALLS and node.args:
                yield from (Text(name, line, "", text) for line, text in _written(node.args[0]))
            for keyword in node.keywords:
                if keyword.arg in ("help", "epilog", "short_help"):
                    yield from (Text(name, line, "", text) for line, text in _written(keyword.value))
        elif isinstance(node, ast.FunctionDef) and any("command" in ast.dump(d) for d in node.decorator_list):
            said = ast.get_docstring(node)
            if said:
                yield Text(name, node.body[0].lineno, "", " ".join(said.replace("\b", "").split()))


def _written(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Yield strings as they are written in the source, f-strings with their braces."""
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, ast.unparse(node)[2:-1]
    else:
        for text in _constants(node):
            yield text.lineno, text.value


def _constants(node: ast.expr) -> Iterator[ast.Constant]:
    """Yield the string constants that an expression may come to: itself, both arms of a condition, members of a tuple."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Tuple | ast.List):
        for element in node.elts:
            yield from _constants(element)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _constants(value)


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return ""


# --- catalogues --------------------------------------------------------------------------------------------------------


def updated(language: str, entries: Iterable[catalogue.Entry]) -> list[catalogue.Entry]:
    """Return the messages that a catalogue should hold now: stale ones gone, new ones unfinished, or filled in where
    English forms them regularly.
    """
    known = {(entry.context, entry.source, entry.numerus): entry.forms for entry in entries}
    wanted = sorted({(text.context, text.source, text.numerus) for text in translated()})
    if language.startswith("en"):
        wanted = [message for message in wanted if message[2]]
    return [
        catalogue.Entry(*message, known.get(message) or (_english(message[1]) if language.startswith("en") else ()))
        for message in wanted
    ]


def _english(source: str) -> tuple[str, ...]:
    """Return singular and plural of a source text that writes its endings as "(s)"; nothing for any other."""
    if not re.search(r"\(e?s\)", source):
        return ()
    return re.sub(r"\(e?s\)", "", source), re.sub(r"\((e?s)\)", r"\1", source)


def update() -> int:
    """Bring every catalogue up to date, and say what a person has to fill in. Returns the exit code."""
    unfinished = 0
    for path in sorted(catalogue.FOLDER.glob("*.ts")):
        language, entries = catalogue.read(path)
        now = updated(language, entries)
        catalogue.write(path, language, now)
        missing = [entry for entry in now if not entry.forms]
        unfinished += len(missing) if language.startswith("en") else 0
        print(f"{path.relative_to(ROOT)}: {len(now)} messages, {len(missing)} unfinished")
        for entry in missing[:20]:
            print(f"    {entry.context}: {entry.source}")
    return 1 if unfinished else 0


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="dev.py strings", description="List every string that people read.")
    parser.add_argument("--room", default="", help="only those whose place contains this, e.g. gui/list")
    parser.add_argument("--update", action="store_true", help="bring resources/translations/*.ts up to date")
    asked = parser.parse_args()
    if asked.update:
        return update()
    for text in texts():
        if asked.room in text.path:
            print(f"{text.path}:{text.line}\t{text.context}\t{' '.join(text.source.split())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
