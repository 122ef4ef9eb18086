"""Translation catalogues: ``resources/translations/*.ts`` (Qt Linguist's XML), compiled to the ``.qm`` files that Qt loads.

Standard library only, so that ``dev.py`` can compile on a fresh machine, before there is a Qt whose ``lrelease`` could run.
The file format is that of ``QTranslator`` (qtbase/src/corelib/kernel/qtranslator.cpp and qttools' qm.cpp).
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent.parent / "resources/translations"

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES, _NUMERUS_RULES, _LANGUAGE = 0x42, 0x69, 0x88, 0xA7
_END, _TRANSLATION, _SOURCE_TEXT, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8
# Qt's byte code for "which form", by language: EQ is 1, LEQ 3; NOT 8; AND 0xFD, OR 0xFE, NEWRULE 0xFF. The last form needs no rule.
_PLURAL_RULES = {"en": bytes((0x01, 1)), "de": bytes((0x01, 1)), "fr": bytes((0x03, 1))}


class Entry(NamedTuple):
    """One message of a catalogue. ``forms`` holds one translation, or one for each plural form of the language; it is
    empty while a form is still missing.
    """

    context: str
    source: str
    numerus: bool
    forms: tuple[str, ...]


def read(path: Path) -> tuple[str, list[Entry]]:
    """Return the language of a ``.ts`` file and its messages in file order. Raises ``ValueError`` if it is none."""
    root = ET.parse(path).getroot()
    if root.tag != "TS":
        raise ValueError(f"{path} is not a Qt translation file.")
    entries = []
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            numerus = message.get("numerus") == "yes"
            found: Iterable[ET.Element] = ()
            if translation is not None and translation.get("type") is None:
                found = translation.iter("numerusform") if numerus else (translation,)
            forms = tuple(form.text or "" for form in found)
            entries.append(
                Entry(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    numerus,
                    forms if all(forms) else (),
                )
            )
    return root.get("language", "en"), entries


def write(path: Path, language: str, entries: Iterable[Entry]) -> None:
    """Write a ``.ts`` file, sorted, so that two people's additions rarely collide."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for entry in sorted(set(entries)):
        if entry.context not in contexts:
            contexts[entry.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[entry.context], "name").text = entry.context
        message = ET.SubElement(contexts[entry.context], "message", {"numerus": "yes"} if entry.numerus else {})
        ET.SubElement(message, "source").text = entry.source
        translation = ET.SubElement(message, "translation", {} if entry.forms else {"type": "unfinished"})
        if entry.numerus:
            for form in entry.forms or ("", ""):
                ET.SubElement(translation, "numerusform").text = form
        elif entry.forms:
            translation.text = entry.forms[0]
    ET.indent(root, "  ")
    body = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n")


def compiled(language: str, entries: Iterable[Entry]) -> bytes:
    """Return the ``.qm`` form of the finished messages. Raises ``KeyError`` for a language without plural rules here."""
    messages = bytearray()
    hashes = []
    for entry in entries:
        if not entry.forms:
            continue
        hashes.append((_elf_hash(entry.source.encode()), len(messages)))
        for form in entry.forms:
            messages += _block(_TRANSLATION, form.encode("utf-16-be"))
        messages += _block(_COMMENT, b"") + _block(_SOURCE_TEXT, entry.source.encode())
        messages += _block(_CONTEXT, entry.context.encode()) + bytes((_END,))
    table = b"".join(struct.pack(">II", *pair) for pair in sorted(hashes))
    parts = ((_LANGUAGE, language.encode()), (_HASHES, table), (_MESSAGES, bytes(messages)))
    rules = _block(_NUMERUS_RULES, _PLURAL_RULES[language.partition("_")[0]])
    return _MAGIC + b"".join(_block(tag, data) for tag, data in parts) + rules


def build(folder: Path = FOLDER) -> list[Path]:
    """Compile each ``.ts`` file whose ``.qm`` is missing or older, and return what was written."""
    made = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            target.write_bytes(compiled(*read(source)))
            made.append(target)
    return made


def _block(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _elf_hash(text: bytes) -> int:
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value or 1


if __name__ == "__main__":
    build()
