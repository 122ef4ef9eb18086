"""Connect browsers: which are here, and whether the extension reaches Tearsheet from them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from reader.cli.output import State, as_json, echo, print_json
from reader.errors import TearsheetError

if TYPE_CHECKING:
    from reader.desk.program.browsers import Browser

STATES = {
    "not connected": "not connected",
    "connected": "connected",
    "elsewhere": "connected to another Tearsheet: {program}",
    "unreadable": "its connection is broken; connect it again",
    "impossible": "can’t start Tearsheet from inside its Snap or Flatpak",
}
"""What is said of a browser, by its state."""


@click.command()
@click.option("--connect", is_flag=True, help="Connect these browsers, or all that can be connected.")
@click.option("--disconnect", is_flag=True, help="Disconnect these browsers, or all.")
@click.argument("names", metavar="[BROWSER...]", nargs=-1)
@as_json
@click.pass_obj
def browsers(state: State, connect: bool, disconnect: bool, names: tuple[str, ...], as_json: bool) -> None:
    """List the browsers here, and connect them to Tearsheet.

    A connected browser's Tearsheet extension can save the page you see. BROWSER is a name from the first column.
    """
    from reader.desk.program.browsers import Browsers

    if connect and disconnect:
        raise click.UsageError("Use --connect or --disconnect, not both.")
    if names and not (connect or disconnect):
        raise click.UsageError("Say --connect or --disconnect, too.")
    known = Browsers(state.settings.path.parent)
    found = known.all()
    unknown = set(names) - {browser.id for browser in found}
    if unknown:
        raise click.UsageError(f"There’s no browser called {', '.join(sorted(unknown))} here.")
    failed = False
    if connect or disconnect:
        changed: list[Browser] = []
        for browser in found:
            if (browser.id not in names) if names else not browser.can_connect:
                changed.append(browser)
                continue
            try:
                changed.append(known.connect(browser) if connect else known.disconnect(browser))
            except TearsheetError as error:
                failed = True
                changed.append(browser)
                echo(f"tearsheet: {error}", err=True)
        found = changed
    if as_json:
        print_json([asdict(browser) for browser in found])
    elif not found:
        echo("No browser found that Tearsheet knows.", err=True)
    width = max((len(browser.id) for browser in found), default=0)
    for browser in found if not as_json else ():
        echo(f"{browser.id:{width}}  {browser.name}: {STATES[browser.state].format(program=browser.program)}")
    if failed:
        raise click.exceptions.Exit(1)


COMMANDS = (browsers,)
