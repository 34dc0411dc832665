"""Lines are said with the voice and pace the rep chose, whatever marks they were written with."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.services.speaking import Speaking, chosen
from trainer.settings import Settings
from trainer.speech.errors import SpeechError
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import NARRATOR, Reader, Rendered, Utterance, Voice


class RecordingEngine(SilentEngine):
    """Renders everything into one small file and keeps what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.said: list[Utterance] = []
        self.prefetched: list[Utterance] = []
        self.closed = False
        self._file = folder / "said.wav"
        self._file.write_bytes(b"RIFF")

    def render(self, utterance: Utterance) -> Future[Rendered]:
        self.said.append(utterance)
        done: Future[Rendered] = Future()
        done.set_result(Rendered(self._file, 1.5, (), 1.5))
        return done

    def prefetch(self, utterance: Utterance) -> None:
        self.prefetched.append(utterance)

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("anna", "Anna", "en"),)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def engine(tmp_path: Path) -> RecordingEngine:
    return RecordingEngine(tmp_path)


@pytest.fixture
def speaking(engine: RecordingEngine) -> Speaking:
    return Speaking(engine, lambda: Settings(voice="anna", rate=200))


def test_a_line_is_said_with_the_chosen_voice_and_pace(speaking: Speaking, engine: RecordingEngine) -> None:
    assert speaking.say("No money.").result().seconds == 1.5
    assert engine.said == [Utterance("No money.", "anna", 200)]


def test_typographic_marks_are_said_as_plain_ones(speaking: Speaking, engine: RecordingEngine) -> None:
    speaking.say("“It’s fine” – he said ‘no’.")
    assert engine.said[0].text == "\"It's fine\" - he said 'no'."


def test_what_was_made_ready_is_what_will_be_said(speaking: Speaking, engine: RecordingEngine) -> None:
    speaking.prepare("It’s late.")
    speaking.say("It’s late.")
    assert engine.prefetched == engine.said


def test_there_is_nothing_to_make_ready_after_the_last_line(speaking: Speaking, engine: RecordingEngine) -> None:
    speaking.prepare("")
    assert engine.prefetched == []


def test_settings_that_change_are_heard_at_the_next_line(engine: RecordingEngine) -> None:
    chosen = [Settings(rate=150)]
    speaking = Speaking(engine, lambda: chosen[-1])
    speaking.say("One.")
    chosen.append(replace(chosen[-1], rate=220))
    speaking.say("Two.")
    assert [utterance.rate for utterance in engine.said] == [150, 220]


def test_a_file_is_written_with_the_voice_asked_for(
    speaking: Speaking, engine: RecordingEngine, tmp_path: Path
) -> None:
    speaking.render_to("No money.", tmp_path / "out.wav", "bert", 120)
    speaking.render_to("No money.", tmp_path / "out.wav")
    assert (tmp_path / "out.wav").read_bytes() == b"RIFF"
    assert [(utterance.voice, utterance.rate) for utterance in engine.said] == [("bert", 120), ("anna", 200)]


@pytest.mark.parametrize("place", ["nowhere/out.wav", ""])
def test_a_place_that_cannot_be_written_is_told_as_a_sentence(speaking: Speaking, tmp_path: Path, place: str) -> None:
    with pytest.raises(TrainerError, match="cannot be written"):
        speaking.render_to("No money.", tmp_path / place)


def test_without_a_voice_the_failure_is_in_the_future() -> None:
    failure = Speaking(SilentEngine(), Settings).say("No money.").exception()
    assert isinstance(failure, SpeechError)


def test_without_a_voice_no_file_is_written(tmp_path: Path) -> None:
    with pytest.raises(SpeechError):
        Speaking(SilentEngine(), Settings).render_to("No money.", tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()


def test_closing_ends_the_voice(speaking: Speaking, engine: RecordingEngine) -> None:
    assert [voice.id for voice in speaking.voices()] == ["anna"]
    speaking.close()
    assert engine.closed


LOW, HIGH, SCOT = (
    Voice("us", "American", "en-us", "male"),
    Voice("us-high", "American, female", "en-us", "female"),
    Voice("scot-high", "Scottish, female", "en-scotland", "female"),
)
JOE, AMY = (
    Voice("piper:joe", "Joe, natural", "en-us", "male"),
    Voice("piper:amy", "Amy, natural", "en-gb", "female"),
)
HER, OTHER = Reader("female"), Reader("female", is_other=True)


@pytest.mark.parametrize(
    ("reader", "voices", "usual", "voice"),
    [
        (NARRATOR, (LOW, HIGH), "us-high", "us-high"),
        (HER, (LOW, SCOT, HIGH), "us", "us-high"),
        (HER, (LOW, SCOT, HIGH), "scot-high", "scot-high"),
        (HER, (LOW, SCOT, HIGH), "", "us-high"),
        (HER, (LOW,), "us", "us"),
        (HER, (), "us", "us"),
        (OTHER, (LOW, SCOT, HIGH), "us", "us"),
        (OTHER, (LOW, SCOT, HIGH), "us-high", "us"),
        (OTHER, (HIGH, SCOT), "us-high", "scot-high"),
        (OTHER, (LOW,), "us", "us"),
        (Reader("male", is_other=True), (LOW, SCOT, HIGH), "us", "us-high"),
        (Reader(), (LOW, HIGH), "", ""),
        (Reader(is_other=True), (LOW, HIGH), "us", "us-high"),
        (HER, (LOW, HIGH, JOE), "piper:joe", "us-high"),
        (Reader("male"), (LOW, HIGH, JOE, AMY), "piper:joe", "piper:joe"),
        (HER, (LOW, HIGH, JOE, AMY), "piper:joe", "piper:amy"),
        (OTHER, (LOW, HIGH, JOE, AMY), "piper:amy", "piper:joe"),
        (HER, (LOW, HIGH, JOE, AMY), "us", "us-high"),
        (HER, (LOW, HIGH, JOE, AMY), "", "us-high"),
        (Reader("female"), (Voice("z", "Zoe (female)", "en"), Voice("y", "Female Anna", "en")), "z", "y"),
    ],
)
def test_a_voice_suits_its_reader_and_two_readers_are_told_apart(
    reader: Reader, voices: tuple[Voice, ...], usual: str, voice: str
) -> None:
    assert chosen(reader, voices, usual) == voice


def test_a_line_of_a_reader_is_said_in_their_voice_from_the_first_one_on(tmp_path: Path) -> None:
    class TwoVoices(RecordingEngine):
        def voices(self) -> tuple[Voice, ...]:
            return LOW, HIGH

    engine = TwoVoices(tmp_path)
    speaking = Speaking(engine, Settings)
    assert speaking.say("One.", reader=HER).result(timeout=10).seconds == 1.5
    speaking.say("Two.", reader=OTHER).result(timeout=10)
    speaking.prepare("Three.", reader=HER)
    assert [one.voice for one in engine.said] == ["us-high", "us"]
    assert [one.voice for one in engine.prefetched] == ["us-high"]
    speaking.close()


def test_where_nobody_knows_the_voices_the_usual_one_speaks(tmp_path: Path) -> None:
    class Mute(RecordingEngine):
        def voices(self) -> tuple[Voice, ...]:
            raise SpeechError("died", "It has ended.")

    engine = Mute(tmp_path)
    Speaking(engine, lambda: Settings(voice="anna")).say("One.", reader=HER).result(timeout=10)
    assert engine.said[0].voice == "anna"


def test_a_voice_that_came_later_is_known_once_the_voices_were_listed(tmp_path: Path) -> None:
    there = [LOW, JOE]

    class Growing(RecordingEngine):
        def voices(self) -> tuple[Voice, ...]:
            return tuple(there)

    engine = Growing(tmp_path)
    speaking = Speaking(engine, lambda: Settings(voice="piper:joe"))
    speaking.say("One.", reader=HER).result(timeout=10)
    there.append(AMY)
    speaking.voices()
    speaking.say("Two.", reader=HER).result(timeout=10)
    assert [one.voice for one in engine.said] == ["piper:joe", "piper:amy"]
    speaking.close()


def test_a_folder_without_a_voice_is_told_with_what_a_voice_is(speaking: Speaking, tmp_path: Path) -> None:
    (tmp_path / "alba.onnx").touch()
    with pytest.raises(TrainerError, match=r"no English voice in “.*”; a voice is a file NAME\.onnx with"):
        speaking.voices_in(tmp_path)
    (tmp_path / "alba.onnx.json").write_text('{"language": {"code": "en_GB"}}')
    assert [voice.name for voice in speaking.voices_in(tmp_path)] == ["Alba, natural"]
