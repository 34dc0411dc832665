"""A full disk loses no answer: the one at hand is stored in room that was kept, and so are some hundred more."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from tests.builders import FixedClock, a_deck, answer, asked, open_home, some_cards
from tests.disks import LONG, SmallDisk, cramped, disk
from trainer.bootstrap import Workspace
from trainer.domain.writing import LONGEST_TEXT
from trainer.errors import DiskFullError
from trainer.services.session import StudySession
from trainer.store import reserve, reviews

__all__ = ["disk"]

PROMISED = 200


def stored(workspace: Workspace) -> int:
    """Answers in the log."""
    with workspace._database.reading() as tx:
        return reviews.count(tx)


def full_home(place: Path, cards: int = 250) -> tuple[Workspace, StudySession]:
    """A home with a reserve, and a session over everything."""
    workspace = open_home(place, a_deck(*some_cards(cards)), clock=FixedClock())
    workspace.room.keep()
    return workspace, workspace.study.more(cards)


# ---------------------------------------------------------------- SQLite refuses


def test_the_answer_that_is_refused_is_stored_in_the_room_that_was_kept(tmp_path: Path) -> None:
    workspace, session = full_home(tmp_path)
    cramped(workspace._database)
    answer(session, said=LONG)
    assert stored(workspace) == 1
    assert not workspace.home.reserve.exists()
    workspace.close()


def test_a_refusal_without_a_reserve_stores_nothing_and_may_be_repeated(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck(*some_cards(3)))
    session = workspace.study.start()
    workspace.home.reserve.mkdir()  # cannot be given up, and the disk stays full
    cramped(workspace._database)
    question = asked(session)
    with pytest.raises(DiskFullError, match="make some"):
        answer(session, question, said=LONG)
    assert stored(workspace) == 0
    workspace.home.reserve.rmdir()
    answer(session, question, said=LONG)
    assert stored(workspace) == 1
    workspace.close()


def test_an_answer_that_was_begun_is_kept_in_the_room_that_was_kept(tmp_path: Path) -> None:
    workspace, session = full_home(tmp_path)
    cramped(workspace._database)
    question = asked(session)
    session.keep_draft(question, LONG)
    assert asked(session).draft == LONG.strip()
    workspace.close()


def test_whatever_else_is_refused_works_when_it_is_done_again(tmp_path: Path) -> None:
    workspace, session = full_home(tmp_path)
    cramped(workspace._database)
    card_id, words = asked(session).card_id, "a" * LONGEST_TEXT
    with pytest.raises(DiskFullError, match="do that again"):
        workspace.editing.keep_own_words(card_id, words)
    workspace.editing.keep_own_words(card_id, words)
    assert workspace.editing.own_words(card_id) == words
    workspace.close()


def test_what_is_taken_back_is_taken_back_at_once(tmp_path: Path) -> None:
    """Whoever had to press Undo twice would take back what was done before, too."""
    workspace, session = full_home(tmp_path)
    card_id, words = asked(session).card_id, "a" * LONGEST_TEXT
    workspace.editing.keep_own_words(card_id, words)
    workspace.editing.keep_own_words(card_id, "")
    cramped(workspace._database)
    workspace.editing.turn()
    assert workspace.editing.own_words(card_id) == words
    workspace.close()


def test_the_last_room_is_told_of_until_there_is_plenty_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, session = full_home(tmp_path)
    assert not workspace.room.is_short()
    cramped(workspace._database)
    with monkeypatch.context() as full:
        full.setattr("trainer.store.reserve.Reserve._free", lambda _: 0)
        answer(session, said=LONG)
        assert workspace.room.is_short()
    workspace.room.keep()
    assert not workspace.room.is_short()
    assert workspace.home.reserve.exists()
    workspace.close()


def test_nobody_waits_for_whoever_puts_room_aside_already(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes long on a slow disk, and those who would wait are wanted for other work."""
    workspace, _ = full_home(tmp_path)
    assert workspace._database.reserve
    workspace._database.reserve.give_up()
    begun, go_on, filled = Event(), Event(), reserve._fill

    def fill(path: Path) -> None:
        begun.set()
        go_on.wait(5)
        filled(path)

    monkeypatch.setattr(reserve, "_fill", fill)
    other = Thread(target=workspace.room.keep)
    other.start()
    assert begun.wait(5)
    workspace.room.keep()
    assert workspace.room.is_short()
    go_on.set()
    other.join()
    assert not workspace.room.is_short()
    workspace.close()


def test_a_start_on_a_full_disk_with_no_reserve_left_is_short_of_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_home(tmp_path, a_deck())
    with monkeypatch.context() as full:
        full.setattr("trainer.store.reserve.Reserve._free", lambda _: 2_000_000)
        workspace.room.keep()
        assert workspace.room.is_short()
    workspace.room.keep()
    assert not workspace.room.is_short()
    workspace.close()


def test_a_home_that_is_opened_on_a_full_disk_gives_its_reserve_up_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_home(tmp_path)[0].close()
    monkeypatch.setattr("trainer.store.reserve.Reserve._free", lambda _: 0)
    workspace = open_home(tmp_path)
    assert workspace.room.is_short()
    workspace.close()
    with pytest.raises(DiskFullError, match="no room on the disk"):
        open_home(tmp_path)


# ---------------------------------------------------------------- a disk that is really full


def test_on_a_full_disk_this_answer_and_200_more_are_stored(disk: SmallDisk) -> None:
    workspace, session = full_home(disk.folder / "home")
    disk.fill()
    for number in range(1 + PROMISED):
        answer(session, said="I understand. What would you want fixed first?")
        assert stored(workspace) == number + 1
    assert workspace.room.is_short()
    disk.empty()
    workspace.room.keep()
    assert not workspace.room.is_short()
    assert workspace.home.reserve.exists()
    workspace.close()


def test_on_a_disk_that_is_full_from_the_start_200_answers_are_stored(disk: SmallDisk) -> None:
    full_home(disk.folder / "home")[0].close()
    disk.fill()
    workspace = open_home(disk.folder / "home", clock=FixedClock())
    session = workspace.study.more(PROMISED)
    for _ in range(PROMISED):
        answer(session, said="I understand. What would you want fixed first?")
    assert stored(workspace) == PROMISED
    workspace.close()


def test_a_disk_that_is_full_to_the_brim_refuses_and_loses_nothing(disk: SmallDisk) -> None:
    workspace, session = full_home(disk.folder / "home", cards=300)
    answer(session)
    workspace.home.reserve.unlink()
    disk.fill()
    question = asked(session)
    with pytest.raises(DiskFullError, match="no room on the disk"):
        answer(session, question, said=LONG)
    assert stored(workspace) == 1
    disk.empty()
    answer(session, question, said=LONG)
    assert stored(workspace) == 2
    workspace.close()
