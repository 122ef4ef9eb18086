"""The account's part of Windows's registry, as ``browsers`` asks it.

Tested in `tests/unit/desk/program/test_browsers.py` with a made-up registry in its place.
"""

from __future__ import annotations

import sys

_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"


class WindowsRegistry:
    """Default values of keys below HKEY_CURRENT_USER."""

    def get(self, key: str) -> str | None:
        """Return the default value of a key, None where there is none."""
        if sys.platform != "win32":
            return None
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as found:
                return str(winreg.QueryValueEx(found, "")[0])
        except OSError:
            return None

    def set(self, key: str, value: str) -> None:
        """Make a key with this default value. Raises OSError."""
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as made:
                winreg.SetValueEx(made, "", 0, winreg.REG_SZ, value)

    def remove(self, key: str) -> None:
        """Remove a key, if it is there. Raises OSError."""
        if sys.platform == "win32":
            import winreg

            try:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            except FileNotFoundError:
                return

    def has_program(self, program: str) -> bool:
        """Tell whether a program is installed, for this account or for all."""
        if sys.platform == "win32":
            import winreg

            for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
                try:
                    winreg.OpenKey(root, rf"{_APP_PATHS}\{program}").Close()
                except OSError:
                    continue
                return True
        return False
