"""The package for Debian, Ubuntu and their kin. Any of them from Debian 12 and Ubuntu 22.04 on can install it.

It runs no scripts at all: the caches of menu entries, icons and manual pages are renewed by the triggers of the
packages that keep them.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import textwrap
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

from installers import changes
from installers.browser_host import stage_browser_host
from installers.elf import debian_packages, needed_of_the_system
from installers.left_out import LIBRARIES
from installers.linux_tree import PROGRAM, stage_usr, template, write, zipped
from installers.release import BUILD, ROOT, Release, call, clean_folder, settle, tool

ARCHITECTURES = {"x86_64": "amd64", "arm64": "arm64"}
ALSO_NEEDED = {
    "ca-certificates": "to fetch an article over https",
    "fontconfig-config": "without it no font is found",
    "fonts-dejavu-core | fonts-noto-core | fonts-liberation": "signs that Tearsheet's own fonts lack",
}
"""What no library says, with the reason."""
RECOMMENDED = {
    "fonts-noto-core": "most scripts of the world",
    "fonts-noto-cjk": "Chinese, Japanese and Korean",
    "xdg-utils": "opens a link in the browser",
}
BRANCHES = {"x86_64": lzma.FILTER_X86}
"""Filters of xz that make the addresses in a processor's code alike before it is packed: a tenth less. dpkg-deb reads
them, but cannot be told to write them."""


def make(release: Release) -> list[Path]:
    """The .deb. Raises CannotMake."""
    builder = tool("dpkg-deb", "dpkg")
    root = clean_folder(BUILD / "deb")
    stage_usr(release, root)
    manifests = stage_browser_host(root, "lib")
    stage_documents(release, root)
    write(root / "DEBIAN/conffiles", "".join(f"{name}\n" for name in manifests if name.startswith("/etc/")))
    write(root / "DEBIAN/control", control(release, root))
    write(root / "DEBIAN/md5sums", md5sums(root))
    settle(root, release.when)
    target = release.target("deb")
    when = {"SOURCE_DATE_EPOCH": str(release.when)}
    call(builder, "--root-owner-group", "-Znone", "--uniform-compression", "--build", root, target, environment=when)
    target.write_bytes(packed(target.read_bytes(), release))
    return [target]


def packed(plain: bytes, release: Release) -> bytes:
    """A .deb that was built without compression, with its control and data packed by xz as small as it goes."""
    branches = [{"id": BRANCHES[release.arch]}] if release.arch in BRANCHES else []
    filters = [*branches, {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 26}]
    made = [b"!<arch>\n"]
    for name, content in members(plain):
        if name.endswith(".tar"):
            name, content = f"{name}.xz", lzma.compress(content, lzma.FORMAT_XZ, lzma.CHECK_CRC64, filters=filters)
        made.append(f"{name:<16}{release.when:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode("ascii"))
        made.append(content + b"\n" * (len(content) % 2))
    return b"".join(made)


def members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in an ar archive, as a .deb is one: a header of 60 bytes before each, and an even place."""
    at = 8
    while at < len(archive):
        name, size = archive[at : at + 16].decode("ascii").rstrip(" /"), int(archive[at + 48 : at + 58])
        yield name, archive[at + 60 : at + 60 + size]
        at += 60 + size + size % 2


def stage_documents(release: Release, root: Path) -> None:
    """What Debian's policy wants below /usr/share: changes, licences, and why some of the checker's remarks do not
    hold.
    """
    documents = root / "usr/share/doc/tearsheet"
    write(documents / "changelog.gz", zipped(debian_changelog(release)))
    write(documents / "copyright", copyright_file(release))
    write(root / "usr/share/lintian/overrides/tearsheet", template("lintian-overrides"))


def control(release: Release, root: Path) -> str:
    """The package's description for dpkg."""
    libraries, c_library = needed_of_the_system(root / "usr" / PROGRAM)
    depends = [f"libc6 (>= {c_library})", *debian_packages(libraries, LIBRARIES), *ALSO_NEEDED]
    size = sum((path.lstat().st_size + 1023) // 1024 for path in root.rglob("*") if path.is_symlink() or path.is_file())
    fields = {
        "Package": "tearsheet",
        "Version": release.packaged_version,
        "Architecture": ARCHITECTURES[release.arch],
        "Maintainer": maintainer(),
        "Installed-Size": str(size),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(RECOMMENDED),
        "Section": "news",
        "Priority": "optional",
        "Description": "reader for journalists\n" + description(),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def description() -> str:
    paragraphs = (
        "Save an article, read it clean and offline, summarise it in one click, and find it again in ten years. Everything lives in one "
        "file on your computer: no server, no account, no telemetry.",
        "Summaries quote the article's own sentences, each linked to its place in the text. Briefings sort many articles by event and "
        "quote their sources word for word.",
    )
    return "\n .\n".join(textwrap.fill(text, 78, initial_indent=" ", subsequent_indent=" ") for text in paragraphs)


def maintainer() -> str:
    """Who answers for the package: whoever hands it out says so in TEARSHEET_MAINTAINER ("Name <address>")."""
    return os.environ.get("TEARSHEET_MAINTAINER") or "The Tearsheet founders <tearsheet@example.org>"


def md5sums(root: Path) -> str:
    lines = []
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and name.parts[0] != "DEBIAN":
            lines.append(f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {name.as_posix()}\n")
    return "".join(lines)


def debian_changelog(release: Release) -> str:
    """The newest part of CHANGELOG.md as Debian writes it."""
    points = "\n".join(
        textwrap.fill(point, 78, initial_indent="  * ", subsequent_indent="    ") for point in changes.newest()
    )
    day = formatdate(release.when)
    return f"tearsheet ({release.packaged_version}) stable; urgency=medium\n\n{points}\n\n -- {maintainer()}  {day}\n"


def copyright_file(release: Release) -> str:
    """Tearsheet's licence, and that of each part which the package brings."""
    mit = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    holder = next(line for line in mit.splitlines() if line.startswith("Copyright")).replace("Copyright (c) ", "")
    body = mit.partition(holder)[2].strip()
    parts = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Tearsheet",
        f"Files: *\nCopyright: {holder}\nLicense: Expat",
        "License: Expat\n" + _indented(body),
        "Comment:\n" + _indented(_parts_comment(release)),
    ]
    return "\n\n".join(parts) + "\n"


def _parts_comment(release: Release) -> str:
    told = release.payload / "_internal/resources/licences.json"
    parts = json.loads(told.read_text(encoding="utf-8")) if told.exists() else []
    named = [
        f"{part.get('name')} {part.get('version') or ''}: {part.get('licence')}".replace(" :", ":") for part in parts
    ]
    return "\n".join(
        ["The program brings these parts with it. Help > About Tearsheet shows their licences in full.", *named]
    )


def _indented(text: str) -> str:
    return "\n".join(f" {line.strip()}" if line.strip() else " ." for line in text.splitlines())
