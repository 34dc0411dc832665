"""What a start builds, what it leaves for later, and what it gives back."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_deck, an_id, answer, asked, open_home
from trainer import bootstrap, paths
from trainer.bootstrap import open_workspace
from trainer.domain.feedback import CoachContext, Feedback, Label
from trainer.errors import TrainerError
from trainer.services.coaching import Coaching
from trainer.settings import Preferences
from trainer.speech.silence import SilentEngine

LATER = (
    "alembic",
    "trainer.coaching.coach",
    "trainer.speech",
    "trainer.services.progress",
    "PySide6",
    "onnxruntime",
    "numpy",
    "tokenizers",
)
SECOND_START = """
import sys
from pathlib import Path
from trainer.bootstrap import open_workspace
with open_workspace(Path(sys.argv[1])) as workspace:
    assert workspace.study.start().next() is not None
    print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


class Engine(SilentEngine):
    """Remembers what became of it."""

    made: list[Engine] = []

    def __init__(self, cache_dir: Path | None = None) -> None:
        super().__init__(cache_dir)
        self.cache_dir, self.closed = cache_dir, False
        self.made.append(self)

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def _no_engine_yet() -> None:
    Engine.made.clear()


# ---------------------------------------------------------------- a start


def test_a_fresh_home_has_seven_decks_to_practise(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "new" / "home") as workspace:
        assert len(workspace.library.decks()) == 7
        assert workspace.study.start().next() is not None


def test_what_was_done_is_there_at_the_next_start(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        answer(workspace.study.start())
        workspace.preferences.change(product="Orbit")
    with open_workspace(tmp_path) as workspace:
        assert workspace.study.today().done == 1
        assert workspace.preferences().product == "Orbit"
        assert len(workspace.library.decks()) == 7


def test_a_home_with_a_deck_of_its_own_gets_no_others(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck())
    assert [deck.title for deck in workspace.library.decks()] == ["Deck 1"]
    workspace.close()


def test_a_setting_that_is_changed_holds_at_once_for_every_service(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    workspace = bootstrap.start(tmp_path, clock=FixedClock(), make_engine=SilentEngine, preferences=preferences)
    preferences.change(new_per_day=3)
    assert workspace.study.today().lines == 3
    workspace.close()


def test_the_time_is_told_by_the_clock_that_was_given(tmp_path: Path) -> None:
    clock = FixedClock()
    workspace = open_home(tmp_path, a_deck(), clock=clock)
    before = workspace.study.today().day
    clock.advance(days=3)
    assert workspace.study.today().day == before + 3
    workspace.close()


def test_a_folder_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("I am no folder.")
    with pytest.raises(TrainerError, match="choose another folder"):
        bootstrap.start(tmp_path / "home")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_fresh_home_is_for_nobody_but_the_person(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_workspace(home) as workspace:
        answer(workspace.study.start())
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (home, *home.iterdir())}
    database = {f"trainer.sqlite3{end}": 0o600 for end in ("", "-wal", "-shm")}
    assert modes == {"home": 0o700, "logs": 0o700} | database


def test_a_damaged_shipped_deck_is_told_in_a_sentence_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "decks" / "time.deck.toml"
    damaged.parent.mkdir()
    damaged.write_text("format = 1\n")
    monkeypatch.setattr(paths, "shipped_decks", lambda: damaged.parent)
    with pytest.raises(TrainerError) as refusal:
        bootstrap.start(tmp_path / "home", make_engine=SilentEngine)
    assert (
        str(refusal.value) == f"{damaged}: This deck came with the trainer and is damaged; install the trainer again."
    )
    assert [file.name for file in (tmp_path / "home").glob("trainer.sqlite3*")] == ["trainer.sqlite3"]


# ---------------------------------------------------------------- left for later


def test_the_first_line_waits_for_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    with open_workspace(tmp_path):
        pass
    command = [sys.executable, "-c", SECOND_START, str(tmp_path), *LATER]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert ran.stdout.split() == []


def test_who_never_listens_never_starts_a_voice(tmp_path: Path) -> None:
    workspace = bootstrap.start(tmp_path, make_engine=Engine)
    answer(workspace.study.start())
    workspace.close()
    assert Engine.made == []


def test_the_voice_is_made_once_with_its_cache_in_the_home_and_ends_with_it(tmp_path: Path) -> None:
    workspace = bootstrap.start(tmp_path, make_engine=Engine)
    for line in ("We have no money.", "Not now."):
        workspace.speaking.prepare(line)
    workspace.care.examine()
    (engine,) = Engine.made
    assert engine.cache_dir
    assert tmp_path in engine.cache_dir.parents
    assert not engine.closed
    workspace.close()
    assert engine.closed


def test_the_database_is_one_whole_file_once_it_was_given_back(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck())
    answer(workspace.study.start())
    assert len(list(tmp_path.glob("trainer.sqlite3*"))) > 1
    workspace.close()
    assert [file.name for file in tmp_path.glob("trainer.sqlite3*")] == ["trainer.sqlite3"]


def test_a_script_that_fails_gives_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "_choir", lambda _, cache: Engine(cache))

    def script() -> None:
        with open_workspace(tmp_path) as workspace:
            workspace.speaking.prepare("We have no money.")
            raise LookupError("a fault of the script")

    with pytest.raises(LookupError, match="a fault of the script"):
        script()
    assert [engine.closed for engine in Engine.made] == [True]


# ---------------------------------------------------------------- the coach


def test_the_coach_is_the_one_that_the_session_asks(tmp_path: Path) -> None:
    workspace = open_home(tmp_path, a_deck())
    session = workspace.study.start()
    said = "I understand. What would you want fixed first?"
    found = session.feedback(asked(session), said)
    assert Label.OPEN_QUESTION in found.labels
    assert workspace.coach(said, CoachContext()).labels == found.labels
    assert workspace.library.card(an_id(1))
    workspace.close()


def test_the_coach_may_be_asked_from_many_threads_at_once() -> None:
    coach, found = Coaching(), list[Feedback]()
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        found.append(coach("Thank you for telling me.", CoachContext()))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [feedback.labels for feedback in found] == [(Label.THANKS,)] * 8
