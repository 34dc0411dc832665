"""What is to be said, and the sound that came of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from trainer.speech.errors import SpeechError

LONGEST_TEXT = 4_000  # characters; about four minutes of speech
SLOWEST, FASTEST = 80, 450  # words per minute: what espeak-ng can do, and more than anybody wants
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # control characters and lone surrogates


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text and how to say it.

    Attributes:
        text: plain text; markup in it is read out like any other character.
        voice: the id of a `Voice`; empty for the engine's own choice.
        rate: words per minute, held between `SLOWEST` and `FASTEST`.
    """

    text: str
    voice: str = ""
    rate: int = 170

    def cleaned(self) -> Utterance:
        """The same utterance as an engine may have it.

        Control characters become spaces one for one, so that the positions in `WordTime` hold for the text as given.

        Raises:
            SpeechError: "empty" or "too_long".
        """
        if len(self.text) > LONGEST_TEXT:
            raise SpeechError("too_long", f"This text is too long to be spoken: at most {LONGEST_TEXT:,} characters.")
        text = _UNSPEAKABLE.sub(" ", self.text)
        if not text.strip():
            raise SpeechError("empty", "There is no text to speak.")
        return replace(self, text=text, rate=min(max(int(self.rate), SLOWEST), FASTEST))

    def key(self, driver: str) -> str:
        """The name of this sound in a cache: 64 hexadecimal digits, different for each driver version."""
        return hashlib.sha256(json.dumps([self.text, self.voice, self.rate, driver]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class WordTime:
    """When a word begins.

    Attributes:
        start_ms: milliseconds from the start of the sound.
        char: position of the word's first character in the text, from 0.
        length: characters.
    """

    start_ms: int
    char: int
    length: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sound file that is ready to be played.

    Attributes:
        path: a WAV file; it belongs to the cache, so copy it rather than keep its name.
        seconds: length of the whole file.
        words: in the order they are spoken; empty where the engine does not tell (Windows, macOS, natural
            voices).
        speech_end_seconds: where the speech truly ends; what follows is silence.
        excuse: why another voice speaks than the one that was asked for; empty where that one does.
    """

    path: Path
    seconds: float
    words: tuple[WordTime, ...]
    speech_end_seconds: float
    excuse: str = ""

    def facts(self) -> dict[str, Any]:
        """What holds for the file, as JSON can carry it: everything but its path and an excuse."""
        return {
            "seconds": self.seconds,
            "speech_end_seconds": self.speech_end_seconds,
            "words": [[word.start_ms, word.char, word.length] for word in self.words],
        }

    @classmethod
    def from_facts(cls, path: Path, facts: dict[str, Any]) -> Self:
        """The inverse of `facts`.

        Raises:
            KeyError, TypeError, ValueError: `facts` are not what `facts()` made.
        """
        words = tuple(WordTime(*map(int, word)) for word in facts["words"])
        return cls(path, float(facts["seconds"]), words, float(facts["speech_end_seconds"]))


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of this computer.

    Attributes:
        id: what `Utterance.voice` takes.
        name: for a person, such as "English (Great Britain)".
        language: a BCP 47 tag in lower case, such as "en-gb".
        gender: "female" or "male"; empty where the system does not tell.
    """

    id: str
    name: str
    language: str
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is to be heard.

    Attributes:
        suits: what the voice is to be like, a gender or a word of its name; empty for the usual one.
        is_other: somebody else than the one whom that suits, told apart from them wherever there are two voices.
    """

    suits: str = ""
    is_other: bool = False


NARRATOR = Reader()
"""Nobody in particular: the usual voice."""
