"""Print versions and licences: ``tearsheet --version`` and ``--licences``."""

from __future__ import annotations

from reader.about import build, parts
from reader.cli.output import echo, print_json


def print_version(as_json: bool) -> None:
    """Print the version in one line, and the main parts under it."""
    made, found = build(), parts()
    if as_json:
        print_json(
            {"version": made.version, "commit": made.commit or None, "date": made.date or None, "parts": dict(found)}
        )
        return
    echo(made.line)
    width = max(len(name) for name, _ in found)
    for name, version in found:
        echo(f"  {name:{width}}  {version}")


def print_licences(as_json: bool) -> None:
    """Print all parts, a line each; as JSON with the texts of their licences."""
    from reader.desk.program import licences

    found = licences.parts()
    if as_json:
        print_json(list(found))
        return
    names = max(len(f"{part['name']} {part['version']}") for part in found)
    for part in found:
        offered = f"  (offered: {part['offered']})" if part.get("offered") else ""
        echo(f"{part['name'] + ' ' + part['version']:{names}}  {part['licence']}{offered}")
