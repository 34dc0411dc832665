"""The child process that hears, so that no model can freeze or crash the window: `python -m trainer.speech.hearer`.

One JSON object a line, each request answered by one reply with the same id:

    {"id", "op": "load", "model"}           → {"id"}
    {"id", "op": "hear", "model", "pcm"}    → {"id", "words": [[text, start_ms, end_ms], …]}
    {"id", "op": "decode", "path"}          → {"id", "pcm"}
    anything that fails                     → {"id", "code", "error", "detail"}

`model` is a folder; `pcm` is base64 of samples as a `trainer.speech.microphone` gives them, thirty seconds at most.
Nothing is written to the disk, and nothing fetched. It ends with its standard input, that is, with its parent.
"""

from __future__ import annotations

import base64
import os
from typing import Any

from trainer.speech.errors import SpeechError
from trainer.speech.microphone import HERTZ
from trainer.speech.serving import serve

THREADS = min(os.cpu_count() or 1, 4)
BEAM = 5
"""Of the guesses that are followed at once; 5 is what Whisper itself begins with."""

UNLIKELY_SPEECH = 0.6
"""From this share on the model itself takes a sound for no speech. Whisper's own choice."""

LONGEST_S = 601
"""Seconds of a sound file that are handed on: a turn takes ten minutes, and one more shows that there is more."""

TEMPERATURE = 0.0
"""It guesses once. Whisper itself does so up to six times, more freely each time, when it doubts what it heard: over a
sound that is no speech that takes many seconds, and in one that is it finds no word more (`bench_hearing`)."""

TOKENS_A_SECOND, TOKENS_AT_LEAST = 10, 24
"""Eight are 300 words a minute; over a sound that is no speech it may never end otherwise."""

WORDS_A_SECOND, WORDS_AT_LEAST = 6, 2
"""More than anybody says. Over a burst of music or noise Whisper makes up whole sentences."""


class Listener:
    """One recogniser, loaded with the first request."""

    failure = "The recogniser failed; what you say can be typed."

    def __init__(self) -> None:
        self._folder = ""
        self._model: Any = None

    def do(self, request: dict[str, Any]) -> dict[str, Any]:
        """Make ready, decode a file or hear a sound; see `Servant`."""
        if request["op"] == "decode":
            return {"pcm": _decoded(request["path"])}
        self._load(request["model"])
        return {"words": self._hear(request["pcm"])} if request["op"] == "hear" else {}

    def _load(self, folder: str) -> None:
        if folder == self._folder:
            return
        self._model, self._folder = None, ""
        library = _library()
        try:
            self._model = library.WhisperModel(
                folder, device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
            )
        except Exception as error:  # whatever a damaged file makes of it
            sentence = "The hearing model is damaged; fetch it again in the settings."
            raise SpeechError("no_model", sentence) from error
        self._folder = folder

    def _hear(self, pcm: str) -> list[tuple[str, int, int]]:
        import numpy as np

        sound = np.frombuffer(base64.b64decode(pcm), np.int16).astype(np.float32) / 32768
        segments, _ = self._model.transcribe(
            sound,
            language="en",
            beam_size=BEAM,
            condition_on_previous_text=False,
            no_speech_threshold=UNLIKELY_SPEECH,
            temperature=TEMPERATURE,
            max_new_tokens=TOKENS_AT_LEAST + TOKENS_A_SECOND * len(sound) // HERTZ,
            word_timestamps=True,
        )
        words = [
            (word.word.strip(), round(word.start * 1000), round(word.end * 1000))
            for segment in segments
            for word in segment.words or ()
            if word.word.strip()
        ]
        return words if len(words) <= WORDS_AT_LEAST + WORDS_A_SECOND * len(sound) / HERTZ else []


def _library() -> Any:
    try:
        import faster_whisper
    except ImportError as error:
        raise SpeechError("no_hearing", "Hearing is not installed; what you say can be typed.") from error
    return faster_whisper


def _decoded(path: str) -> str:
    """A sound file of any kind, as a microphone would have given it."""
    library = _library()
    if not os.path.isfile(path):
        raise SpeechError("unreadable", f"{path} is not there; name a sound file.")
    try:
        sound = library.decode_audio(path, sampling_rate=HERTZ)[: LONGEST_S * HERTZ]
    except Exception as error:  # whatever a file that is no sound makes of it
        raise SpeechError("unreadable", f"{path} cannot be read as a sound; save it as WAV.") from error
    return base64.b64encode((sound * 32767).astype("<i2").tobytes()).decode("ascii")


def main() -> None:
    """Hear until the parent closes our standard input."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # the library that finds models must not look for them elsewhere
    serve(Listener())


if __name__ == "__main__":
    main()
