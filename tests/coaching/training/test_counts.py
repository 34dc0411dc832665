"""The data card counts what is there."""

from __future__ import annotations

import json
from pathlib import Path

from trainer.coaching.everyday import folder
from trainer.coaching.training.counts import tables


def test_the_card_has_the_numbers_of_the_files() -> None:
    card = (folder() / "sentences" / "DATA_CARD.md").read_text("utf-8")
    assert tables(folder() / "sentences") in card, "print them with: python -m trainer.coaching.training.counts"


def test_rows_labels_and_words_are_counted(tmp_path: Path) -> None:
    for name in ("replies", "pairs", "acts"):
        (tmp_path / name).mkdir()
    replies = [{"labels": ["agree", "thanks"], "spans": {"agree": "yes"}}, {"labels": []}, {"labels": ["agree"]}]
    (tmp_path / "replies" / "one.jsonl").write_text("\n".join(map(json.dumps, replies)), "utf-8")
    (tmp_path / "pairs" / "two.jsonl").write_text('{"on_topic": true}\n{"on_topic": false}\n', "utf-8")
    (tmp_path / "acts" / "three.jsonl").write_text('{"id": "a"}\n', "utf-8")
    told = tables(tmp_path).splitlines()
    assert "| `one.jsonl` | 3 | 1 | 3 | 1 |" in told
    assert "| all | 3 | 1 | 3 | 1 |" in told
    assert "| `pairs/two.jsonl` | 2 | 1 |" in told
    assert "| `acts/three.jsonl` | 1 |  |" in told
    assert "| `agree` | softener | 2 |" in told
    assert "| `pressure` | fault | 0 |" in told
