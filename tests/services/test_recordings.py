"""What was said is kept as sound by who wants that, never grows beyond its size, and goes when it is told to."""

from __future__ import annotations

import os
import wave
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_deck, some_cards
from tests.services.conftest import Home
from tests.services.test_roleplay import PLAYED
from tests.services.test_takes import spoken_talk
from tests.store.test_takes import a_spoken, answered
from trainer.bootstrap import Workspace
from trainer.domain.feedback import Feedback
from trainer.domain.memory import Rating
from trainer.domain.spoken import Held, Spoken
from trainer.domain.views import Attempt, Undone
from trainer.errors import TrainerError
from trainer.services.recordings import Recordings
from trainer.services.session import StudySession
from trainer.services.talking import Talk
from trainer.settings import Settings

MB = 1_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


@pytest.fixture
def recordings(folder: Path) -> Recordings:
    return Recordings(folder, lambda: Settings(recordings=True, recordings_mb=50))


def of(size: int) -> Spoken:
    return replace(a_spoken(), pcm=bytes(size))


def test_nothing_is_kept_until_somebody_wants_it(folder: Path) -> None:
    Recordings(folder, Settings).keep("a", a_spoken())
    assert not folder.exists()


def test_a_reply_is_a_sound_file_that_others_can_play(recordings: Recordings, folder: Path) -> None:
    recordings.keep("a", a_spoken())
    (file,) = folder.iterdir()
    with wave.open(str(file), "rb") as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 16_000)
        assert sound.readframes(sound.getnframes()) == a_spoken().pcm
    assert recordings.sound("a") == a_spoken().pcm
    assert recordings.held() == Held(1, file.stat().st_size)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's own folders to themselves")
def test_nobody_else_may_look_into_the_folder(recordings: Recordings, folder: Path) -> None:
    recordings.keep("a", a_spoken())
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("spoken", [None, a_spoken().without_sound()])
def test_what_was_typed_or_has_no_sound_leaves_nothing(
    recordings: Recordings, folder: Path, spoken: Spoken | None
) -> None:
    recordings.keep("a", spoken)
    assert not folder.exists()


@pytest.mark.parametrize("name", ["../../escaped", "/etc/passwd", "a" * 400, "..", ""])
def test_no_name_leads_out_of_the_folder(recordings: Recordings, folder: Path, name: str) -> None:
    recordings.keep(name, a_spoken())
    assert [file for file in folder.parent.rglob("*.wav") if file.parent != folder] == []
    assert recordings.sound(name) in (a_spoken().pcm, b"")


def test_the_oldest_make_room(recordings: Recordings, folder: Path) -> None:
    for number in range(6):
        recordings.keep(str(number), of(10 * MB))
        os.utime(folder / f"{number}-0.wav", (number, number))
    assert [recordings.has(str(number)) for number in range(6)] == [False, False, True, True, True, True]
    assert recordings.held().size <= 50 * MB


def test_the_newest_stays_however_long_it_is(recordings: Recordings) -> None:
    recordings.keep("long", of(60 * MB))
    assert recordings.held().count == 1


def test_one_goes_and_the_others_stay(recordings: Recordings) -> None:
    for number in range(3):
        recordings.keep("talk", a_spoken(), number)
    recordings.delete("talk", 1)
    assert [recordings.has("talk", number) for number in range(3)] == [True, False, True]
    assert recordings.sound("talk", 1) == b""


def test_all_of_them_go_with_what_was_begun(recordings: Recordings, folder: Path) -> None:
    recordings.keep("a", a_spoken())
    (folder / "b-0.part").write_bytes(b"RIFF")
    recordings.delete_all()
    assert list(folder.iterdir()) == []
    recordings.delete_all()
    assert recordings.held() == Held(0, 0)


@pytest.mark.parametrize("bytes_there", [b"", b"RIFF", b"no sound at all"])
def test_a_damaged_file_is_silent(recordings: Recordings, folder: Path, bytes_there: bytes) -> None:
    folder.mkdir()
    (folder / "a-0.wav").write_bytes(bytes_there)
    assert recordings.sound("a") == b""


def test_what_cannot_be_kept_is_told_and_costs_no_answer(home: Home) -> None:
    workspace = home(a_deck(*some_cards(3)))
    workspace.preferences.change(recordings=True)
    workspace.recordings.folder.write_text("in the way")
    answered(workspace, 1)
    assert "could not be kept as sound" in workspace.recordings.trouble
    assert len(workspace.takes.compare(a_spoken())[0].earlier) == 1
    workspace.recordings.folder.unlink()
    answered(workspace, 1)
    assert workspace.recordings.trouble == ""
    assert workspace.recordings.held().count == 1


def test_what_cannot_be_deleted_is_told(recordings: Recordings, folder: Path) -> None:
    (folder / "a-0.wav").mkdir(parents=True)
    with pytest.raises(TrainerError, match="cannot be deleted"):
        recordings.delete("a")


@pytest.fixture
def talked(home: Home) -> tuple[Workspace, Talk]:
    workspace = home(a_deck(PLAYED, *some_cards(8)[1:]))
    workspace.preferences.change(recordings=True)
    return workspace, spoken_talk(workspace)


def test_the_replies_of_a_talk_are_kept_by_their_turns(talked: tuple[Workspace, Talk]) -> None:
    workspace, talk = talked
    played = workspace.recordings.filled_talk(workspace.roleplay.played(talk.uuid))
    assert [turn.spoken.pcm for turn in played.turns if turn.spoken] == [a_spoken().pcm] * 2


def test_a_talk_that_is_taken_away_takes_its_sound_along_and_brings_it_back(talked: tuple[Workspace, Talk]) -> None:
    workspace, talk = talked
    gone = workspace.roleplay.forget(talk.uuid)
    assert workspace.recordings.held().count == 0
    workspace.preferences.change(recordings=False)
    workspace.roleplay.bring_back(gone)
    assert workspace.recordings.held().count == 2


def test_earlier_takes_of_a_card_are_those_that_can_be_heard(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(1)))
    card_id = some_cards(1)[0].id
    for recorded in (True, False, True):
        workspace.preferences.change(recordings=recorded)
        answered(workspace, 1)
        clock.advance(days=400)
    kept = workspace.takes.kept(card_id)
    assert [one.length_ms for one in kept] == [1200, 1200]
    assert kept[0].day - kept[1].day == 800
    workspace.recordings.delete(kept[0].of_uuid)
    assert workspace.takes.kept(card_id) == kept[1:]


def test_an_answer_that_was_taken_back_is_no_earlier_take(home: Home) -> None:
    workspace = home(a_deck(*some_cards(2)))
    workspace.preferences.change(recordings=True)
    answered(workspace, 1)
    card_id = next(card.id for card in some_cards(2) if workspace.takes.kept(card.id))
    workspace.study.start().undo()
    assert workspace.takes.kept(card_id) == ()


@pytest.fixture
def taken_back(home: Home) -> tuple[Workspace, StudySession, Undone]:
    """A spoken answer of a session that goes on, taken back."""
    workspace = home(a_deck(*some_cards(2)))
    workspace.preferences.change(recordings=True)
    session = workspace.study.start()
    answer(session, Attempt("I see.", spoken=a_spoken()))
    undone = session.undo()
    assert isinstance(undone, Undone)
    return workspace, session, undone


def answer(session: StudySession, attempt: Attempt) -> None:
    question = session.next()
    assert question is not None
    session.grade(session.reveal(question, attempt), Rating.GOOD, Feedback())


def test_who_grades_again_keeps_what_was_said(taken_back: tuple[Workspace, StudySession, Undone]) -> None:
    workspace, session, undone = taken_back
    assert undone.attempt.spoken == a_spoken()
    session.grade(session.reveal(undone.question, undone.attempt), Rating.HARD, Feedback())
    (kept,) = workspace.takes.kept(undone.question.card_id)
    assert workspace.recordings.sound(kept.of_uuid) == a_spoken().pcm
    assert workspace.recordings.held().count == 1
    assert len(workspace.takes.compare(a_spoken())[0].earlier) == 1


def test_an_answer_that_stands_again_is_heard_again(taken_back: tuple[Workspace, StudySession, Undone]) -> None:
    workspace, session, undone = taken_back
    session.redo()
    answer(session, Attempt("Fair enough."))
    assert len(workspace.takes.kept(undone.question.card_id)) == 1


def test_what_was_taken_back_for_good_leaves_no_sound(taken_back: tuple[Workspace, StudySession, Undone]) -> None:
    workspace, session, _ = taken_back
    answer(session, Attempt("Fair enough."))
    assert workspace.recordings.held().count == 0
