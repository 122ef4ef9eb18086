"""Signatures hold for what was signed, with the key that signed it, and for nothing else."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.desk.program.minisign import SignatureWrong, check, is_key
from tests.signing import Signer

MESSAGE = b'{"version": "0.2.0"}\n'


@pytest.mark.parametrize("prehashed", [True, False])
def test_what_was_signed_holds_in_both_forms(prehashed: bool) -> None:
    signer = Signer()
    signature = signer.sign(MESSAGE, "of the 25th · Ü", prehashed=prehashed)
    assert check(MESSAGE, signature, signer.key) == "of the 25th · Ü"
    assert check(MESSAGE, signature.replace(b"\n", b"\r\n"), f"untrusted comment: minisign public key\n{signer.key}\n")


@pytest.mark.parametrize("prehashed", [True, False])
def test_any_change_is_found(prehashed: bool) -> None:
    signer = Signer()
    signature = signer.sign(MESSAGE, prehashed=prehashed)
    with pytest.raises(SignatureWrong, match="altered after"):
        check(MESSAGE + b" ", signature, signer.key)
    with pytest.raises(SignatureWrong, match="comment"):
        check(MESSAGE, signature.replace(b"timestamp:1", b"timestamp:2"), signer.key)
    with pytest.raises(SignatureWrong, match="another key"):
        check(MESSAGE, signature, Signer(b"otherkey").key)
    with pytest.raises(SignatureWrong, match="altered after"):
        check(MESSAGE, signature, Signer().key)  # that claims to have the same id
    lines = signature.splitlines()
    raw = base64.b64decode(lines[1])
    turned = raw[:1] + (b"d" if prehashed else b"D") + raw[2:]
    with pytest.raises(SignatureWrong):
        check(MESSAGE, b"\n".join([lines[0], base64.b64encode(turned), *lines[2:]]), signer.key)


@pytest.mark.parametrize(
    "signature", [b"", b"\xff\xfe", b"a\nb\nc\nd", b"\n" * 9999, b"u\nRUQ=\ntrusted comment: x\nAAAA"]
)
def test_what_is_no_signature_is_said_to_be_none(signature: bytes) -> None:
    with pytest.raises(SignatureWrong, match="can’t be read"):
        check(MESSAGE, signature, Signer().key)


def test_a_kind_of_the_future_is_not_taken_for_a_known_one() -> None:
    signer = Signer()
    lines = signer.sign(MESSAGE).splitlines()
    raw = base64.b64decode(lines[1])
    with pytest.raises(SignatureWrong, match="type"):
        check(MESSAGE, b"\n".join([lines[0], base64.b64encode(b"XX" + raw[2:]), *lines[2:]]), signer.key)


def test_what_is_a_key() -> None:
    assert is_key(Signer().key)
    for wrong in (
        "",
        "RWQ",
        "not base64!",
        base64.b64encode(b"Ed" + b"0" * 41).decode(),
        base64.b64encode(b"Xd" + b"0" * 40).decode(),
    ):
        assert not is_key(wrong)


@pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is not installed")
@pytest.mark.parametrize("form", [["-H"], ["-l"]])
def test_what_minisign_itself_signs_holds(tmp_path: Path, form: list[str]) -> None:
    (tmp_path / "latest.json").write_bytes(MESSAGE)
    for command in (
        ["-G", "-W", "-p", "key.pub", "-s", "key"],
        ["-S", *form, "-s", "key", "-m", "latest.json", "-t", "a comment"],
    ):
        subprocess.run(["minisign", *command], cwd=tmp_path, capture_output=True, input=b"", timeout=30, check=True)
    key = (tmp_path / "key.pub").read_text()
    assert check(MESSAGE, (tmp_path / "latest.json.minisig").read_bytes(), key) == "a comment"
    with pytest.raises(SignatureWrong):
        check(b"else", (tmp_path / "latest.json.minisig").read_bytes(), key)
