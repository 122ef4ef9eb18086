"""How each system's speech program is found and told what to say: an article's words are never an option or a command."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.desk.speech.programs import SPEEDS, SpeechProgram, find_program, saying, spoken, voices_in

SPD = SpeechProgram("spd-say", ("/usr/bin/spd-say",))
ESPEAK = SpeechProgram("espeak-ng", ("/usr/bin/espeak-ng",))
SAY = SpeechProgram("say", ("/usr/bin/say",))
SAPI = SpeechProgram("sapi", ("powershell.exe", "-Command", "…"))
ALL = (SPD, ESPEAK, SAY, SAPI)


def having(*names: str) -> Callable[[str], str | None]:
    return lambda asked: f"/bin/{asked}" if any(asked.endswith(name) for name in names) else None


def test_speech_dispatcher_comes_before_a_bare_synthesizer_and_no_program_is_none() -> None:
    assert find_program("linux", having("spd-say", "espeak-ng")) == SpeechProgram("spd-say", ("/bin/spd-say",))
    found = find_program("linux", having("espeak"))
    assert found is not None
    assert found.kind == "espeak-ng"
    after = find_program("linux", having("spd-say", "espeak-ng"), without={"spd-say"})
    assert after is not None
    assert after.kind == "espeak-ng"
    assert find_program("linux", having()) is None
    assert find_program("darwin", having("espeak-ng")) is None
    assert find_program("win32", having("espeak-ng")) is None


def test_windows_powershell_is_called_by_its_full_path_with_a_script_of_no_article() -> None:
    asked = []

    def which(name: str) -> str:
        asked.append(name)
        return name

    found = find_program("win32", which, {"SYSTEMROOT": "D:/Windows"})
    assert found is not None
    assert found.kept
    assert asked[0].startswith("D:/Windows")
    assert '"' not in found.command[-1]
    assert "System.Speech" in found.command[-1]


@pytest.mark.parametrize("program", ALL, ids=lambda program: program.kind)
@pytest.mark.parametrize("text", ["-v evil", "--stop", "!-! QUIT", "$(reboot)", "`reboot`; reboot", "a\nb\x00c\td"])
def test_words_of_an_article_are_never_an_option_or_a_line_of_their_own(program: SpeechProgram, text: str) -> None:
    said = saying(program, text, "en", 100)
    if program.kind == "spd-say":
        assert said.arguments[-2:] == ("--", spoken(text))
        assert not said.input
    else:
        assert not any(text in argument for argument in said.arguments)
        assert said.input.strip().endswith(spoken(text).encode())
    assert "\x00" not in "".join(said.arguments)
    assert b"\x00" not in said.input
    assert said.input.count(b"\n") == int(program.kept)


def test_commands_that_a_synthesizer_would_take_from_a_text_are_broken_up() -> None:
    assert "[[" not in spoken("[[slnc 5000]] and [[[rate 1]]")
    assert spoken("one\u2028two \ufffc three\ud800") == "one two three?"


def test_the_language_chooses_the_voice_and_what_is_no_language_is_left_out() -> None:
    assert "-l" in saying(SPD, "Hallo", "de", 100).arguments
    assert saying(ESPEAK, "Hallo", "de", 100).arguments[:2] == ("-v", "de")
    assert saying(SAPI, "Hallo", "de", 100).input == b"0\tde\tHallo\n"
    assert saying(SAY, "Hallo", "de", 100, "Anna").arguments[:2] == ("-v", "Anna")
    for program in ALL:
        said = saying(program, "Hallo", "-rf", 100)
        assert "-rf" not in said.arguments
        assert b"-rf" not in said.input


@pytest.mark.parametrize("program", ALL, ids=lambda program: program.kind)
def test_every_speed_is_its_own_and_within_what_the_program_takes(program: SpeechProgram) -> None:
    told = [saying(program, "Hello", "en", speed) for speed in SPEEDS]
    assert len(set(told)) == len(SPEEDS)
    if program.kind == "spd-say":
        rates = [int(said.arguments[said.arguments.index("-r") + 1]) for said in told]
        assert rates == sorted(rates)
        assert -100 <= rates[0] < rates[1] == 0 < rates[-1] <= 100
    if program.kind == "sapi":
        rates = [int(said.input.split(b"\t")[0]) for said in told]
        assert rates == sorted(rates)
        assert rates[1] == 0


def test_a_voice_of_macos_is_found_for_each_language_the_plain_ones_first() -> None:
    listed = (
        "Alice               it_IT    # Ciao! Mi chiamo Alice.\n"
        "Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.\n"
        "Anna                de_DE    # Hallo! Ich heiße Anna.\n"
        "Bad News            en_US    # Hello! My name is Bad News.\n"
        "Majed               ar_001   # مرحبًا! اسمي ماجد.\n"
        "not a voice\n"
    )
    assert voices_in(listed) == {"it": "Alice", "de": "Anna", "en": "Bad News", "ar": "Majed"}
