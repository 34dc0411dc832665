"""What can go wrong with a voice, said politely."""

from __future__ import annotations

from typing import Literal

from trainer.errors import TrainerError

Code = Literal[
    "no_voice",  # the computer has no speech engine that works
    "unknown_voice",  # this voice is not on this computer
    "empty",  # nothing in the text can be said
    "too_long",
    "failed",  # the engine refused this text
    "not_saved",  # the sound file could not be written
    "timed_out",
    "died",  # the worker ended twice in the middle of this request
    "closed",
    "no_hearing",  # the extra `speech` is not installed
    "unreadable",  # a file that is no sound
    "no_model",  # the recogniser's model is not here, or damaged
]


class SpeechError(TrainerError):
    """An utterance that will not be heard, and why.

    Attributes:
        code: one of `Code`, for those who find their own words.
    """

    def __init__(self, code: Code, sentence: str) -> None:
        super().__init__(sentence)
        self.code: Code = code


def not_saved(fault: OSError) -> SpeechError:
    """What is said when the disk does not take a sound."""
    return SpeechError("not_saved", f"The sound could not be written to the disk: {fault.strerror or fault}.")
