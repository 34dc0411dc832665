"""What was put back is told, and what was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.wear import NOON_MS
from trainer import mended
from trainer.domain.days import Moment
from trainer.services.backups import Restored
from trainer.store.enclosures import Returned

BACK = "; cards, flags, stars and the lines you heard are as they were then, too."


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (Restored(Moment(NOON_MS, 60), 1), f"You are back at Monday 2 March 2026, 13:00, with 1 answer{BACK}"),
        (Restored(None, 20), f"The file that you chose is in place, with 20 answers{BACK}"),
        (
            Restored(Moment(NOON_MS), 2, damaged=Path("home/trainer.damaged-1.sqlite3")),
            f"You are back at Monday 2 March 2026, 12:00, with 2 answers{BACK} "
            "The damaged file is kept as trainer.damaged-1.sqlite3.",
        ),
        (
            Restored(None, 1, phrases=Returned(("a.phrases.toml", "b.phrases.toml"))),
            f"The file that you chose is in place, with 1 answer{BACK} 2 phrase files of your team came back.",
        ),
        (
            Restored(None, 1, phrases=Returned(ours=("a.phrases.toml",), failed=("b.phrases.toml",), why="Read-only")),
            f"The file that you chose is in place, with 1 answer{BACK} a.phrases.toml stays as it is, though the "
            "backup has another version; to have that one, remove yours and put the same backup back once more. "
            "b.phrases.toml could not be written (Read-only); put the same backup back once more when that is mended.",
        ),
        (
            Restored(None, 1, phrases=Returned(ours=("a", "b", "c", "d"))),
            f"The file that you chose is in place, with 1 answer{BACK} 4 phrase files stay as they are, though the "
            "backup has another version; to have that one, remove yours and put the same backup back once more.",
        ),
    ],
    ids=["a backup", "any file", "after damage", "with phrases", "with phrases of ours", "with many of ours"],
)
def test_what_putting_a_backup_back_led_to(done: Restored, told: str) -> None:
    assert mended.restored(done) == told
