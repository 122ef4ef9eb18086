"""The system's speech program at work: one process at a time, never waited for, which ends with the window."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QLocale, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from reader.desk.speech.programs import Saying, SpeechProgram, saying, voices_in

SILENCE_MS = 700
"""How long the end of the window waits at most for what silences a program."""
ANSWER_MS = 3000
"""After so long a program that was to silence another, or to list its voices, is ended: the next sentence waits for it."""
LONG_CHARACTERS, SILENT_MS, MAX_SILENT = 40, 500, 3
"""After so many sentences in a row of at least so many characters that a program said in less time than this, it is
taken to have no sound: espeak-ng ends well where it finds no device to play on."""


class Voice(QObject):
    """``said`` comes when a sentence was spoken to its end, ``failed`` when the program cannot speak, with its last words;
    neither comes after ``stop``.
    """

    said = Signal()
    failed = Signal(str)

    def __init__(self, program: SpeechProgram, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._process: QProcess | None = None
        self._silencing: QProcess | None = None
        self._waiting: tuple[str, str, int] | None = None
        self._voices: dict[str, str] | None = None
        self._speaks = False
        self._text = ""
        self._clock = QElapsedTimer()
        self._silent = 0

    @property
    def is_speaking(self) -> bool:
        """Whether a sentence is being said, or is about to be."""
        return self._speaks

    def say(self, text: str, language: str, speed: int) -> None:
        """Say a sentence in place of what is being said, at a speed in percent."""
        self._end()
        self._speaks = True
        self._waiting = (text, language, speed)
        self._say_waiting()

    def stop(self) -> None:
        """Be silent at once."""
        was = self._speaks
        self._speaks, self._waiting = False, None
        self._end(silence=was)
        if self._process is not None:  # one that is kept ends, too, or it would speak on
            self._drop()

    def close(self) -> None:
        """Be silent, and leave no process behind."""
        self.stop()
        if self._silencing is not None:
            self._silencing.waitForFinished(SILENCE_MS)

    # --- processes -----------------------------------------------------------------------------------------------------

    def _end(self, *, silence: bool | None = None) -> None:
        """End what is being said. A program that was let alone in between says the next sentence, too, if it is kept."""
        if silence is None:
            silence = self._speaks
        if self._process is None or not silence:
            return
        self._drop()
        if self._program.silence and self._silencing is None:
            # It silences whatever is spoken when it runs: the next sentence waits for it.
            program, *arguments = self._program.silence
            self._silencing = process = self._made()
            process.finished.connect(self._silenced)
            process.errorOccurred.connect(lambda _error: self._silenced())
            process.start(program, arguments)
            QTimer.singleShot(ANSWER_MS, process, process.kill)

    def _silenced(self) -> None:
        if self._silencing is not None:
            self._silencing.deleteLater()
            self._silencing = None
            self._say_waiting()

    def _say_waiting(self) -> None:
        if self._waiting is None or self._silencing is not None:
            return
        if self._program.list_of_voices and self._voices is None:
            self._ask_for_voices()
            return
        (text, language, speed), self._waiting = self._waiting, None
        self._text = text
        self._clock.start()
        own = language == QLocale.system().name()[:2]  # the system's own voice is the one that its person chose
        voice = "" if own or self._voices is None else self._voices.get(language, "")
        told = saying(self._program, text, language, speed, voice)
        if self._process is None:
            self._begin(told)
        self._hand_over(told)

    def _begin(self, told: Saying) -> None:
        self._process = process = self._made()
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._troubled)
        if self._program.kept:
            process.readyReadStandardOutput.connect(self._line_said)
        program, *arguments = self._program.command
        process.start(program, [*arguments, *told.arguments])

    def _hand_over(self, told: Saying) -> None:
        if self._process is not None:
            self._process.write(told.input)
            if not self._program.kept:
                self._process.closeWriteChannel()

    def _ask_for_voices(self) -> None:
        program, *arguments = self._program.list_of_voices
        process = self._made()

        def answered() -> None:
            self._voices = voices_in(bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace"))
            process.deleteLater()
            self._say_waiting()

        process.finished.connect(answered)
        process.errorOccurred.connect(lambda _error: answered())
        process.start(program, arguments)
        QTimer.singleShot(ANSWER_MS, process, process.kill)

    def _made(self) -> QProcess:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        before = environment.value("LD_LIBRARY_PATH_ORIG")  # a package leads to its own libraries, which are not theirs
        if before:
            environment.insert("LD_LIBRARY_PATH", before)
        elif environment.contains("_PYI_APPLICATION_HOME_DIR"):
            environment.remove("LD_LIBRARY_PATH")
        process.setProcessEnvironment(environment)
        return process

    def _drop(self) -> None:
        """End the process, whose last words nobody hears any more."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._troubled)
            if self._program.kept:
                process.readyReadStandardOutput.disconnect(self._line_said)
            process.kill()
            process.finished.connect(process.deleteLater)
            if process.state() == QProcess.ProcessState.NotRunning:
                process.deleteLater()

    def _line_said(self) -> None:
        if self._process is not None and bytes(self._process.readAllStandardOutput().data()).strip() and self._speaks:
            self._is_said()

    def _is_said(self) -> None:
        """Pass on that a sentence was spoken, unless several were over sooner than anybody can say them."""
        quick = len(self._text) >= LONG_CHARACTERS and self._clock.elapsed() < SILENT_MS
        self._silent = self._silent + 1 if quick else 0
        self._speaks = False
        if self._silent < MAX_SILENT:
            self.said.emit()
        else:
            self._silent = 0
            self.failed.emit("")

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code == 0 and status == QProcess.ExitStatus.NormalExit and not self._program.kept:
            if self._process is not None:
                self._process.deleteLater()
                self._process = None
            self._is_said()
        else:
            self._failed()

    def _troubled(self, error: QProcess.ProcessError) -> None:
        """Tell of a program that isn’t there. One that ends before it has read everything says why only when it has ended."""
        if error == QProcess.ProcessError.FailedToStart:
            self._failed()
        elif error == QProcess.ProcessError.WriteError and self._program.kept and self._process is not None:
            self._process.kill()

    def _failed(self) -> None:
        if self._process is None:
            return
        words = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").split("\n")
        self._drop()
        self._speaks = False
        self.failed.emit(next((line.strip() for line in reversed(words) if line.strip()), ""))
