"""A sound file that appears only once it is whole."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

from trainer.speech.errors import SpeechError, not_saved
from trainer.speech.wav import measure


def finished(part: Path, path: Path, write: Callable[[Path], None]) -> tuple[float, float]:
    """Let a WAV file be written, look at it, and put it where it belongs.

    Args:
        part: Where it is written; nothing stays there.
        path: Where it belongs.
        write: Writes it.

    Returns:
        Seconds of the whole file, and seconds to the end of speech.

    Raises:
        SpeechError: "empty", "failed", "not_saved", or what `write` raises.
    """
    try:
        write(part)
        seconds, end = measure(part)
        if not end:
            raise SpeechError("empty", "There is nothing in this text that can be spoken.")
        part.replace(path)
    except OSError as error:
        raise not_saved(error) from error
    except (wave.Error, EOFError) as error:
        raise SpeechError("failed", "The speech engine returned no sound.") from error
    finally:
        part.unlink(missing_ok=True)
    return seconds, end
