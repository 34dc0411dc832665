"""A speech error is a sentence with a code."""

import pytest

from trainer.errors import TrainerError
from trainer.speech.errors import SpeechError, not_saved


def test_it_reads_as_its_sentence_and_keeps_its_code() -> None:
    error = SpeechError("no_voice", "No voice here.")
    assert isinstance(error, TrainerError)
    assert (str(error), error.code) == ("No voice here.", "no_voice")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [(OSError(28, "No space left on device", "a.wav"), "No space left on device"), (OSError("Gone"), "Gone")],
)
def test_a_disk_that_takes_no_sound_is_told_with_its_reason(fault: OSError, reason: str) -> None:
    error = not_saved(fault)
    assert (str(error), error.code) == (f"The sound could not be written to the disk: {reason}.", "not_saved")
