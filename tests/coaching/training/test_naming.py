"""Lines to say first are learnt from with what the phrase file has."""

from __future__ import annotations

import json
from pathlib import Path

from trainer.coaching.training.naming import rows


def test_taught_lines_come_with_the_examples_and_near_misses_of_the_phrase_file(tmp_path: Path) -> None:
    taught = [{"reply": "You'll ask what it costs.", "names_it": True}, {"reply": "Hello.", "names_it": False}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, taught)) + "\n", "utf-8")
    found = list(rows(tmp_path))
    assert found[:2] == [("You'll ask what it costs.", True), ("Hello.", False)]
    assert {names_it for _, names_it in found[2:]} == {True, False}
