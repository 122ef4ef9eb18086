"""The signature of programs and installers for Windows, with the certificate that the environment names; without one, a
notice.

    TEARSHEET_SIGNING_CERTIFICATE   a .pfx file TEARSHEET_SIGNING_PASSWORD      its password TEARSHEET_SIGNING_TIMESTAMP
    the address of a time-stamp server; without it the signature ends with the certificate

Windows signs with signtool, other systems with osslsigncode. NSIS calls this file for the uninstaller: ``python
signing.py FILE``.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installers.release import CannotMake, call, tool


def certificate() -> str:
    """The certificate's file, or nothing where nothing is signed."""
    return os.environ.get("TEARSHEET_SIGNING_CERTIFICATE", "")


def sign_programs(payload: Path) -> None:
    """Sign what can be started in a frozen program's folder: the program, and the one for the terminal. Raises
    CannotMake as ``sign``.
    """
    for program in sorted(payload.glob("*.exe")):
        sign(program)


def sign(path: Path) -> bool:
    """Sign that file in its place; gives whether it was signed. Raises CannotMake where a certificate is named and the
    tool refuses.
    """
    if not certificate():
        print(
            f"{path.name}: not signed, TEARSHEET_SIGNING_CERTIFICATE names no certificate. Windows will warn whoever opens it.",
            flush=True,
        )
        return False
    if sys.platform == "win32":
        _with_signtool(path)
    else:
        _with_osslsigncode(path)
    return True


def _with_signtool(path: Path) -> None:
    found = shutil.which("signtool")
    if not found:
        raise CannotMake(
            "it needs signtool, which comes with the Windows SDK: winget install Microsoft.WindowsSDK.10.0.26100"
        )
    command = [found, "sign", "/fd", "sha256", "/d", "Tearsheet", "/f", certificate()]
    command += ["/p", os.environ["TEARSHEET_SIGNING_PASSWORD"]] if os.environ.get("TEARSHEET_SIGNING_PASSWORD") else []
    stamp = os.environ.get("TEARSHEET_SIGNING_TIMESTAMP")
    command += ["/tr", stamp, "/td", "sha256"] if stamp else []
    call(*command, path)


def _with_osslsigncode(path: Path) -> None:
    program = tool("osslsigncode", "osslsigncode")
    with (
        tempfile.TemporaryDirectory() as folder
    ):  # a password on the command line could be read by anyone on the machine
        password, signed = Path(folder, "password"), Path(folder, path.name)
        password.touch(mode=0o600)
        password.write_text(os.environ.get("TEARSHEET_SIGNING_PASSWORD", ""), encoding="utf-8")
        command = [
            program,
            "sign",
            "-h",
            "sha256",
            "-n",
            "Tearsheet",
            "-pkcs12",
            certificate(),
            "-readpass",
            str(password),
        ]
        stamp = os.environ.get("TEARSHEET_SIGNING_TIMESTAMP")
        command += ["-ts", stamp] if stamp else []
        call(*command, "-in", path, "-out", signed)
        shutil.copyfile(signed, path)


if __name__ == "__main__":
    try:
        sign(Path(sys.argv[1]))
    except CannotMake as error:
        raise SystemExit(f"signing.py: {error}") from None
