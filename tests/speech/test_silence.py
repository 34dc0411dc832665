"""No voice is said politely."""

from trainer.speech.errors import SpeechError
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Utterance


def test_every_rendering_says_that_there_is_no_voice() -> None:
    engine = SilentEngine()
    error = engine.render(Utterance("hello")).exception()
    assert isinstance(error, SpeechError)
    assert error.code == "no_voice"
    assert engine.voices() == ()
    engine.prefetch(Utterance("hello"))
    engine.close()
