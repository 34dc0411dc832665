"""The child process that speaks, so that no engine can freeze or crash the window: `python -m trainer.speech.worker`.

One JSON object a line, each request answered by one reply with the same id:

    {"id", "op": "render", "text", "voice", "rate", "part", "path"} → {"id", "seconds", "speech_end_seconds", "words"}
    {"id", "op": "voices", "language"}                  → {"id", "voices": [[id, name, language, gender], …]}
    anything that fails                                 → {"id", "code", "error", "detail"}

It ends with its standard input, that is, with its parent.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

from trainer.speech.errors import Code, SpeechError, not_saved
from trainer.speech.finishing import finished
from trainer.speech.serving import serve
from trainer.speech.utterance import Rendered, WordTime

AFCONVERT = "/usr/bin/afconvert"  # part of macOS
# What an engine would take for a command rather than for text: SAPI reads XML, macOS reads [[embedded commands]].
COMMANDS = {"sapi5": "<", "nsss": "[["}


class Mouth:
    """One pyttsx3 engine, started with the first request."""

    failure = "The speech engine failed; the objection can still be read."

    def __init__(self) -> None:
        # pyttsx3 itself only keeps a weak reference, and says nothing more once the engine is gone.
        self._engine: Any = None
        self._driver = ""
        self._default_voice = ""
        self._voice = ""
        self._words: list[WordTime] = []
        self._fault: Exception | None = None

    def do(self, request: dict[str, Any]) -> dict[str, Any]:
        """List the voices, or write down how a text sounds; see `Servant`."""
        self._start()
        return self._list(request) if request["op"] == "voices" else self._render(request)

    def _start(self) -> None:
        if self._engine is not None:
            return
        try:
            import pyttsx3

            self._driver = _driver()
            self._engine = pyttsx3.init(self._driver)
            self._default_voice = self._voice = self._engine.getProperty("voice") or ""
        except Exception as error:  # whatever an operating system throws when it has no voice
            sentence = "No speech engine works on this computer; the objections can still be read."
            raise SpeechError("no_voice", sentence) from error
        self._engine.connect("started-word", self._on_word)
        self._engine.connect("error", self._on_error)

    def _on_word(self, location: int, length: int, start_ms: int | None = None, **_: object) -> None:
        # Only our own driver knows milliseconds; the others tell the word as if it were being spoken now.
        if start_ms is not None:
            self._words.append(WordTime(start_ms, location, length))

    def _on_error(self, exception: Exception, **_: object) -> None:
        self._fault = self._fault or exception

    def _run(self, code: Code, sentence: str) -> None:
        """Let the engine finish what it was told; its error, if any, becomes a `SpeechError`."""
        self._engine.runAndWait()
        if isinstance(self._fault, OSError):
            raise not_saved(self._fault) from self._fault
        if self._fault is not None:
            raise SpeechError(code, sentence) from self._fault

    def _list(self, request: dict[str, Any]) -> dict[str, Any]:
        there = self._engine.getProperty("voices")
        voices = [(voice.id, voice.name, _tag(voice.languages), _gender(voice.gender)) for voice in there]
        spoken = [voice for voice in voices if _speaks(voice[2], request["language"])]
        return {"voices": sorted(spoken, key=lambda voice: (voice[0] != self._default_voice, voice[1]))}

    def _render(self, request: dict[str, Any]) -> dict[str, Any]:
        # Here rather than in `_run`: an idle pyttsx3 obeys, and fails, before it is told to run.
        self._fault = None
        self._words.clear()
        path = Path(request["path"])
        seconds, end = finished(Path(request["part"]), path, partial(self._speak, request))
        return Rendered(path, seconds, tuple(self._words), end).facts()

    def _speak(self, request: dict[str, Any], part: Path) -> None:
        self._choose(request["voice"] or self._default_voice)
        self._save(request["text"], int(request["rate"]), part)

    def _choose(self, voice: str) -> None:
        if voice == self._voice:
            return
        self._engine.setProperty("voice", voice)
        self._run("unknown_voice", "The chosen voice is not on this computer; choose another one in the settings.")
        self._voice = voice

    def _save(self, text: str, rate: int, part: Path) -> None:
        aiff = part.with_name(f"{part.name}.aiff")
        self._engine.setProperty("rate", rate)
        self._engine.save_to_file(_plain(text, self._driver), str(aiff if self._driver == "nsss" else part))
        self._run("failed", "The speech engine could not speak this text.")
        if self._driver == "nsss":
            _convert(aiff, part)


def _driver() -> str:
    """The name of the pyttsx3 driver for this operating system."""
    if sys.platform in ("win32", "darwin"):
        return {"win32": "sapi5", "darwin": "nsss"}[sys.platform]
    from trainer.speech import espeak

    return espeak.install()


def _plain(text: str, driver: str) -> str:
    """The text with nothing in it that this engine would obey; as long as before."""
    command = COMMANDS.get(driver, "")
    return text.replace(command, " " * len(command)) if command else text


def _tag(languages: list[Any]) -> str:
    """The first language of a voice as a lower-case tag; drivers give bytes, "en_US" or "en-US"."""
    first = languages[0] if languages else ""
    return (first.decode(errors="replace") if isinstance(first, bytes) else str(first)).replace("_", "-").lower()


def _gender(told: str | None) -> str:
    """As drivers tell it: "Female", "VoiceGenderMale", or nothing."""
    plain = (told or "").lower()
    return "female" if plain.endswith("female") else "male" if plain.endswith("male") else ""


def _speaks(tag: str, language: str) -> bool:
    # A subtag of four letters is a script: en-shaw is English for those who write it in the Shavian alphabet.
    first, *rest = tag.split("-")
    return first == language and not any(len(subtag) == 4 and subtag.isalpha() for subtag in rest[:1])


def _convert(aiff: Path, part: Path) -> None:
    """AIFF to WAV; nsss writes nothing but AIFF, whatever the name."""
    import subprocess

    try:
        command = [AFCONVERT, "-f", "WAVE", "-d", "LEI16", str(aiff), str(part)]
        subprocess.run(command, check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        raise SpeechError("failed", "macOS could not convert the sound.") from error
    finally:
        aiff.unlink(missing_ok=True)


def main() -> None:
    """Speak until the parent closes our standard input."""
    serve(Mouth())


if __name__ == "__main__":
    main()
