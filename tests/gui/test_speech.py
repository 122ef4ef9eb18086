"""Reading aloud: sentence after sentence is lit and said by the system's program, which ends when it is told to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.speech.programs import SpeechProgram
from reader.gui.speech import controller as speech_controller
from reader.gui.speech.controller import SpeechController
from reader.gui.speech.voice import Voice
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block
from tests.gui.resizing import resize
from tests.making import TEXT, add_article

SENTENCES = [
    "Third ferry returns",
    "The ferry left pier four at ten past six on Tuesday morning.",
    "Both engines had stopped in the middle of the channel.",
    "Mechanics worked through the night under floodlights.",
    "The authority promised an inspection of all vessels.",
]


class Actor(QObject):
    """A voice that says what it is told to when the test lets it."""

    said = Signal()
    failed = Signal(str)

    def __init__(self, _program: object, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[tuple[str, str, int]] = []
        self.is_speaking = False

    def say(self, text: str, language: str, speed: int) -> None:
        self.lines.append((text, language, speed))
        self.is_speaking = True

    def end(self) -> None:
        self.is_speaking = False
        self.said.emit()

    def stop(self) -> None:
        self.is_speaking = False

    close = stop


PROGRAM = SpeechProgram("espeak-ng", ("espeak-ng",))


@pytest.fixture
def speech(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> SpeechController:
    monkeypatch.setattr(speech_controller, "Voice", Actor)
    made = window.modes.speech
    monkeypatch.setattr(made, "_find", lambda without: None if PROGRAM.kind in without else PROGRAM)
    return made


def actor(speech: SpeechController) -> Actor:
    assert isinstance(speech._voice, Actor)
    return speech._voice


def lit(window: MainWindow) -> str:
    start, end = window.page.text.marks.spans[1]
    assert window.page.article is not None
    return window.page.article.text[start:end]


def test_sentences_are_said_in_order_from_the_title_and_each_is_lit(
    window: MainWindow, speech: SpeechController
) -> None:
    window.actions_["read_aloud"].trigger()
    shown = [lit(window)]
    for _ in SENTENCES[1:]:
        actor(speech).end()
        shown.append(lit(window))
    assert [line[0] for line in actor(speech).lines] == SENTENCES
    assert {line[1:] for line in actor(speech).lines} == {("en", 100)}
    assert shown == ["", *SENTENCES[1:]]
    assert speech.bar.isVisible()


def test_it_begins_at_the_sentence_that_is_selected(window: MainWindow, speech: SpeechController) -> None:
    cursor = window.page.text.textCursor()
    at = window.page.text.typesetter.position_of(TEXT.index("worked"))
    cursor.setPosition(at)
    cursor.setPosition(at + 6, cursor.MoveMode.KeepAnchor)
    window.page.text.setTextCursor(cursor)
    speech.toggle()
    assert actor(speech).lines[-1][0] == SENTENCES[3]


def test_a_pause_keeps_the_sentence_and_going_on_says_it_again(window: MainWindow, speech: SpeechController) -> None:
    speech.toggle()
    actor(speech).end()
    speech.toggle()
    assert not actor(speech).is_speaking
    assert lit(window) == SENTENCES[1]
    window.actions_["speech_next"].trigger()
    assert not actor(speech).is_speaking  # a step in a pause moves the light alone
    assert lit(window) == SENTENCES[2]
    speech.toggle()
    assert actor(speech).lines[-1][0] == SENTENCES[2]
    window.actions_["speech_previous"].trigger()
    assert actor(speech).lines[-1][0] == SENTENCES[1]


def test_the_next_article_follows_from_its_title_where_that_is_wanted(
    window: MainWindow, speech: SpeechController
) -> None:
    speech.toggle()
    for _ in SENTENCES:
        actor(speech).end()
    assert window.page.article is not None
    assert window.page.article.row.title == "Second ferry returns"
    assert actor(speech).lines[-1][0] == "Second ferry returns"
    speech.bar.going_on.click()
    assert not window.desk.settings["speech_goes_on"]
    for _ in SENTENCES:
        actor(speech).end()
    assert window.page.article.row.title == "Second ferry returns"
    assert not speech.is_on
    assert not speech.bar.isVisible()
    assert lit(window) == ""


def test_an_article_that_a_person_turns_to_ends_it_and_a_tag_does_not(
    window: MainWindow, speech: SpeechController, qtbot: QtBot
) -> None:
    speech.toggle()
    actor(speech).end()
    window.changes.tag([window.reading.article_id], ["boats"])
    qtbot.waitUntil(lambda: window.page.article is not None and window.page.article.row.tags == ("boats",))
    assert actor(speech).is_speaking
    window.commands.step(1)
    assert not speech.is_on
    assert not actor(speech).is_speaking


def test_escape_ends_it_and_the_keyboard_stays_in_the_article(window: MainWindow, speech: SpeechController) -> None:
    window.pages.focus()
    speech.toggle()
    speech.bar.stop.setFocus()
    QTest.keyClick(speech.bar.stop, Qt.Key.Key_Escape)
    assert not speech.is_on
    assert window.focusWidget() is window.page.text


def test_stopping_by_the_mouse_moves_the_keyboard_nowhere(window: MainWindow, speech: SpeechController) -> None:
    window.list.take_focus()
    speech.toggle()
    speech.bar.stop.click()
    assert not speech.is_on
    assert window.focusWidget() is window.list.view


def test_another_speed_says_the_sentence_again_and_is_kept(window: MainWindow, speech: SpeechController) -> None:
    speech.toggle()
    speech.bar.speed_chosen.emit(150)
    assert window.desk.settings["speech_speed"] == 150
    assert actor(speech).lines[-1] == (SENTENCES[0], "en", 150)


def test_a_machine_without_a_voice_says_what_to_install(
    window: MainWindow, speech: SpeechController, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "_find", lambda _without: None)
    speech.toggle()
    assert "install speech-dispatcher" in window.toast.words.text()
    assert not speech.bar.isVisible()


def test_a_voice_that_fails_is_told_and_looked_for_again(window: MainWindow, speech: SpeechController) -> None:
    speech.toggle()
    actor(speech).failed.emit("Failed to connect to Speech Dispatcher")
    assert "no voice that works. Failed to connect to Speech Dispatcher" in window.toast.words.text()
    assert speech._voice is None


def test_where_one_program_fails_another_reads_from_the_same_sentence(
    window: MainWindow, speech: SpeechController, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = [SpeechProgram("spd-say", ("spd-say",)), PROGRAM]
    monkeypatch.setattr(
        speech, "_find", lambda without: next((one for one in programs if one.kind not in without), None)
    )
    speech.toggle()
    first = actor(speech)
    first.failed.emit("Autospawn failed")
    assert actor(speech) is not first
    assert actor(speech).lines == [(SENTENCES[0], "en", 100)]
    actor(speech).end()
    actor(speech).failed.emit("gone")  # after it has spoken, nothing stands in for it
    assert not speech.is_on
    assert "no voice that works. gone" in window.toast.words.text()


def test_every_part_of_the_bar_has_a_name_and_says_its_key(window: MainWindow, speech: SpeechController) -> None:
    speech.toggle()
    bar = speech.bar
    for button in (bar.previous, bar.play, bar.next, bar.stop):
        assert button.accessibleName()
        assert button.toolTip().startswith(button.accessibleName() + " (")
    assert bar.play.accessibleName() == "Pause"
    speech.toggle()
    assert bar.play.accessibleName() == "Go on reading aloud"
    assert bar.speed.accessibleName() == "Speed"


# --- the program -------------------------------------------------------------------------------------------------------

READS = "import sys\nopen(sys.argv[1], 'ab').write(sys.stdin.buffer.read() + b'|')\n"
FAILS = "import sys\nsys.exit('no sound card')\n"
WAITS = "import sys\nopen(sys.argv[1], 'ab').write(b'begun')\nsys.stdin.read()\nimport threading\nthreading.Event().wait()\n"
KEPT = """import sys
for line in sys.stdin.buffer:
    open(sys.argv[1], 'ab').write(line)
    print('said', flush=True)
"""


def program(tmp_path: Path, code: str, kind: str = "espeak-ng") -> SpeechProgram:
    script = tmp_path / "speak.py"
    script.write_text(code, encoding="utf-8")
    return SpeechProgram(kind, (sys.executable, str(script), str(tmp_path / "heard")))  # type: ignore[arg-type]


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard"


def test_a_program_gets_the_sentence_as_it_is_and_ends(tmp_path: Path, heard: Path, qtbot: QtBot) -> None:
    voice = Voice(program(tmp_path, READS))
    with qtbot.waitSignal(voice.said):
        voice.say("--version; $(reboot) “ж”", "en", 100)
    assert heard.read_text(encoding="utf-8") == "--version; $(reboot) “ж”|"
    assert not voice.is_speaking


def test_one_process_says_all_sentences_where_it_is_kept(tmp_path: Path, heard: Path, qtbot: QtBot) -> None:
    voice = Voice(program(tmp_path, KEPT, "sapi"))
    for sentence in ("One.", "Two."):
        with qtbot.waitSignal(voice.said):
            voice.say(sentence, "en", 100)
    process = voice._process
    assert process is not None
    assert heard.read_text(encoding="utf-8") == "0\ten\tOne.\n0\ten\tTwo.\n"
    with qtbot.waitSignal(process.finished):
        voice.stop()


def test_stopping_ends_the_process_and_says_nothing_more(tmp_path: Path, heard: Path, qtbot: QtBot) -> None:
    voice = Voice(program(tmp_path, WAITS))
    told: list[str] = []
    voice.said.connect(lambda: told.append("said"))
    voice.failed.connect(told.append)
    voice.say("A long sentence.", "en", 100)
    qtbot.waitUntil(lambda: heard.exists() and heard.read_bytes() == b"begun")
    process = voice._process
    assert process is not None
    with qtbot.waitSignal(process.finished):
        voice.close()
    assert told == []
    assert not voice.is_speaking


def test_a_program_that_fails_or_is_not_there_is_told_once_with_its_words(tmp_path: Path, qtbot: QtBot) -> None:
    voice = Voice(program(tmp_path, FAILS))
    with qtbot.waitSignal(voice.failed) as told:
        voice.say("Hello.", "en", 100)
    assert told.args == ["no sound card"]
    gone = Voice(SpeechProgram("espeak-ng", (str(tmp_path / "nowhere"),)))
    with qtbot.waitSignal(gone.failed):
        gone.say("Hello.", "en", 100)


def test_a_server_is_silenced_before_the_next_sentence(tmp_path: Path, heard: Path, qtbot: QtBot) -> None:
    code = (
        "import sys, threading\n"
        "said = sys.argv[-1]\n"
        "open(sys.argv[1], 'a').write(said + '|')\n"
        "if said == 'First': threading.Event().wait()\n"
    )
    voice = Voice(program(tmp_path, code, "spd-say"))
    voice.say("First", "en", 100)
    qtbot.waitUntil(lambda: heard.exists() and heard.read_text() == "First|")
    with qtbot.waitSignal(voice.said):
        voice.say("Second", "en", 100)
    assert heard.read_text() == "First|-S|Second|"


def test_a_program_that_never_ends_silencing_holds_up_no_sentence(
    tmp_path: Path, heard: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.gui.speech.voice.ANSWER_MS", 50)
    code = (
        "import sys, threading\n"
        "said = sys.argv[-1]\n"
        "open(sys.argv[1], 'a').write(said + '|')\n"
        "if said in ('First', '-S'): threading.Event().wait()\n"
    )
    voice = Voice(program(tmp_path, code, "spd-say"))
    voice.say("First", "en", 100)
    qtbot.waitUntil(lambda: heard.exists() and heard.read_text() == "First|")
    with qtbot.waitSignal(voice.said):
        voice.say("Second", "en", 100)
    assert heard.read_text().endswith("Second|")


def test_a_program_without_sound_is_not_taken_to_have_read_the_article(tmp_path: Path) -> None:
    voice = Voice(program(tmp_path, READS))
    told: list[str] = []
    voice.said.connect(lambda: told.append("said"))
    voice.failed.connect(lambda _words: told.append("failed"))
    for _ in range(3):
        voice._text = "A sentence that nobody says within a blink of an eye."
        voice._clock.start()
        voice._is_said()
    assert told == ["said", "said", "failed"]


def test_a_sentence_under_the_bar_is_scrolled_into_sight(
    desk: Desk, window: MainWindow, speech: SpeechController, qtbot: QtBot
) -> None:
    words = "The ferry waits for the tide at the second pier. " * 40
    blocks = tuple(Block("paragraph", words.strip()) for _ in range(4))
    long = add_article(desk.library, "Long", "\n\n".join(block.text for block in blocks), blocks=blocks)
    window.lists.open_article(long)
    resize(window, qtbot, 1000, 600)
    bar = window.page.verticalScrollBar()
    qtbot.waitUntil(
        lambda: window.page.article is not None and window.page.article.row.id == long and bar.maximum() > 900
    )
    speech.toggle()
    for _ in range(60):
        actor(speech).end()
        one = speech.utterance
        assert one is not None
        qtbot.waitUntil(
            lambda one=one: (
                bar.value()  # type: ignore[misc]
                <= window.page.position.top_of(one.start)
                <= speech.bar.y() - window.page.text.line_at(one.start).height() + bar.value()
            )
        )
