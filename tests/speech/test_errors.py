"""A speech error is a sentence with a code."""

from trainer.errors import TrainerError
from trainer.speech.errors import SpeechError


def test_it_reads_as_its_sentence_and_keeps_its_code() -> None:
    error = SpeechError("no_voice", "No voice here.")
    assert isinstance(error, TrainerError)
    assert (str(error), error.code) == ("No voice here.", "no_voice")
