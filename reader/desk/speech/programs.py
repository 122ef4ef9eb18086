"""The speech programs of the three systems, and how each is told to say a sentence."""

from __future__ import annotations

import math
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

SPEEDS = (75, 100, 125, 150, 175, 200)
"""How fast may be read, in percent of a voice's own speed."""

Kind = Literal["spd-say", "espeak-ng", "say", "sapi"]


class SpeechProgram(NamedTuple):
    """A program that speaks. ``command`` is its file, with arguments that come before ours.

    One that is ``kept`` says line after line of its standard input and writes a line after each; any other says one
    sentence and ends.
    """

    kind: Kind
    command: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether one process says all sentences."""
        return self.kind == "sapi"

    @property
    def silence(self) -> tuple[str, ...]:
        """The command that ends what is being said where ending the process does not; empty where it does."""
        return (*self.command, "-S") if self.kind == "spd-say" else ()

    @property
    def list_of_voices(self) -> tuple[str, ...]:
        """The command whose output ``voices_in`` reads; empty where the program finds a language's voice by itself."""
        return (*self.command, "-v", "?") if self.kind == "say" else ()


class Saying(NamedTuple):
    """How a sentence is said: the arguments of the program, and what it gets on its standard input."""

    arguments: tuple[str, ...]
    input: bytes


# Set in English, without double quotation marks, which Windows' rules for command lines would need escaped.
_SAPI = (
    "$ErrorActionPreference='Stop';Add-Type -AssemblyName System.Speech;"
    "$in=New-Object System.IO.StreamReader([Console]::OpenStandardInput(),[Text.Encoding]::UTF8);"
    "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;$s.SetOutputToDefaultAudioDevice();"
    "while(($line=$in.ReadLine()) -ne $null){$p=$line.Split([char[]]@([char]9),3);$s.Rate=[int]$p[0];"
    "if($p[1] -and $s.Voice.Culture.TwoLetterISOLanguageName -ne $p[1]){"
    "$v=$s.GetInstalledVoices()|Where-Object{$_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq $p[1]}"
    "|Select-Object -First 1;if($v){$s.SelectVoice($v.VoiceInfo.Name)}}"
    "$s.Speak($p[2]);[Console]::Out.WriteLine('said')}"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_VOICE = re.compile(r"^(?P<name>\S.*?)\s+(?P<language>[a-z]{2,3})[_-][\w-]+\s+#", re.MULTILINE)
_DROPPED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffc\ufffd\ufeff]+")
_ESPEAK_WORDS_A_MINUTE, _SAY_WORDS_A_MINUTE = 175, 180
_SPD_FASTEST, _SPD_SLOWEST = 2.3, 0.47
"""What the ends of speech-dispatcher's scale are to its middle, as espeak-ng takes them."""


def find_program(
    system: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
    environment: Mapping[str, str] = os.environ,
    without: Collection[str] = (),
) -> SpeechProgram | None:
    """Return the speech program of this machine, None where it has none; ``without`` are kinds that failed."""
    return next((one for one in _programs(system, which, environment) if one.kind not in without), None)


def _programs(
    system: str, which: Callable[[str], str | None], environment: Mapping[str, str]
) -> Iterator[SpeechProgram]:
    if system == "darwin":
        found = which("/usr/bin/say")
        if found:
            yield SpeechProgram("say", (found,))
    elif system == "win32":
        # By its full path: Windows looks in the current folder first.
        folder = Path(environment.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "WindowsPowerShell" / "v1.0"
        found = which(str(folder / "powershell.exe"))
        if found:
            yield SpeechProgram("sapi", (found, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", _SAPI))
    else:
        kinds: tuple[tuple[str, Kind], ...] = (
            ("spd-say", "spd-say"),
            ("espeak-ng", "espeak-ng"),
            ("espeak", "espeak-ng"),
        )
        for name, kind in kinds:
            found = which(name)
            if found:
                yield SpeechProgram(kind, (found,))


def voices_in(listed: str) -> dict[str, str]:
    """Return a voice for each language of macOS's list, by ISO 639-1 code: the first that is not one of many of its kind,
    which bear their language in brackets.
    """
    voices: dict[str, str] = {}
    for match in _VOICE.finditer(listed):
        name, language = match["name"], match["language"]
        if language not in voices or ("(" in voices[language] and "(" not in name):
            voices[language] = name
    return voices


def saying(program: SpeechProgram, text: str, language: str, speed: int, voice: str = "") -> Saying:
    """Return how a sentence is said, in a language (ISO 639-1, or "" for the system's) and at a speed in percent.
    ``voice`` is the name of one of macOS's, "" for the system's.
    """
    words = spoken(text)
    language = language if _LANGUAGE.fullmatch(language) else ""
    by = speed / 100
    if program.kind == "spd-say":
        scale = _SPD_FASTEST - 1 if by > 1 else 1 - _SPD_SLOWEST
        rate = max(-100, min(100, round(100 * (by - 1) / scale)))
        chosen = ("-l", language) if language else ()
        return Saying(("-w", "-N", "tearsheet", "-r", str(rate), *chosen, "--", words), b"")
    data = words.encode("utf-8", "replace")
    if program.kind == "espeak-ng":
        chosen = ("-v", language) if language else ()
        return Saying((*chosen, "-s", str(round(_ESPEAK_WORDS_A_MINUTE * by)), "--stdin"), data)
    if program.kind == "say":
        chosen = ("-v", voice) if voice else ()
        rate_of = ("-r", str(round(_SAY_WORDS_A_MINUTE * by))) if speed != 100 else ()
        return Saying((*chosen, *rate_of, "-f", "-"), data)
    rate = max(-10, min(10, round(10 * math.log(by, 3))))
    return Saying((), f"{rate}\t{language}\t".encode() + data + b"\n")


def spoken(text: str) -> str:
    """Return a text in one line, without what a program could take for a command of its own."""
    words = " ".join(_DROPPED.sub(" ", text.encode("utf-8", "replace").decode()).split())
    while "[[" in words:
        words = words.replace("[[", "[ [")
    return words
