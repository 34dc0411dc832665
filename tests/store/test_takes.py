"""What was spoken is kept with its answer, and what was taken back is not what is usual."""

from __future__ import annotations

from pathlib import Path

from tests.builders import FixedClock, a_deck, open_home, some_cards
from trainer.bootstrap import Workspace
from trainer.domain.delivery import Delivery
from trainer.domain.memory import Rating
from trainer.domain.spoken import Spoken
from trainer.domain.transcript import Transcript, Word
from trainer.domain.views import Attempt
from trainer.store import takes


def a_spoken(pause_ms: int = 900) -> Spoken:
    words = Transcript((Word("Fair", 100, 400), Word("enough.", 400, 900)))
    return Spoken(words, Delivery(pause_ms, 700, 800, 2, 9.5, 0), 1200, b"\0\0" * 100)


def answered(workspace: Workspace, count: int, pause_ms: int = 900) -> None:
    session = workspace.study.start()
    for place in range(count):
        question = session.next()
        assert question is not None
        reveal = session.reveal(question, Attempt("Fair enough.", spoken=a_spoken(pause_ms + place)))
        session.grade(reveal, Rating.GOOD, None)


def kept(workspace: Workspace) -> tuple[Delivery, ...]:
    with workspace._database.reading() as tx:
        return takes.recent(tx, 10)


def test_an_answer_that_was_spoken_is_kept_with_its_words_and_figures(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck(*some_cards(3)), clock=FixedClock())
    answered(workspace, 1)
    assert kept(workspace) == (a_spoken().delivery,)
    workspace.close()


def test_the_latest_come_last(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck(*some_cards(3)), clock=FixedClock())
    answered(workspace, 3)
    assert [delivery.pause_ms for delivery in kept(workspace)] == [900, 901, 902]
    with workspace._database.reading() as tx:
        assert [delivery.pause_ms for delivery in takes.recent(tx, 2)] == [901, 902]
    workspace.close()


def test_what_was_taken_back_is_told_no_more_and_comes_back_with_it(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck(*some_cards(3)), clock=FixedClock())
    answered(workspace, 2)
    session = workspace.study.start()
    session.undo()
    assert len(kept(workspace)) == 1
    session.redo()
    assert len(kept(workspace)) == 2
    workspace.close()


def test_a_turn_of_a_role_play_is_kept_by_its_place(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck(*some_cards(1)), clock=FixedClock())
    now = workspace.clock.now()
    with workspace._database.writing() as tx:
        takes.put(tx, "talk", "", now, a_spoken(), place=2)
        takes.put(tx, "talk", "", now, a_spoken(500), place=4)
    with workspace._database.reading() as tx:
        assert takes.of(tx, "talk", 2) == a_spoken().without_sound()
        assert takes.of(tx, "talk", 3) is None
        assert [delivery.pause_ms for delivery in takes.recent(tx, 9)] == [900, 500]
    workspace.close()
