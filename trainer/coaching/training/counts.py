"""``python -m trainer.coaching.training.counts``: how many rows and labels there are, as the data card tells."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from trainer.coaching.everyday import folder
from trainer.domain.feedback import Label


def main() -> None:
    print(tables(folder() / "sentences"))


def tables(sentences: Path) -> str:
    """One table with the rows of each file, and one with how often each label was given."""
    replies = {file.name: list(_rows(file)) for file in sorted((sentences / "replies").glob("*.jsonl"))}
    others = {f"{file.parent.name}/{file.name}": list(_rows(file)) for file in _others(sentences)}
    return "\n".join([*_of_replies(replies), "", *_of_others(others), "", *_of_labels(replies)])


def _of_replies(files: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield from _head("replies", "rows", "without a label", "labels", "with their words")
    table = [(f"`{name}`", *_counted(rows)) for name, rows in files.items()]
    yield from map(_line, table)
    yield _line(("all", *_counted(row for rows in files.values() for row in rows)))


def _counted(rows: Iterable[dict[str, Any]]) -> tuple[int, int, int, int]:
    rows = list(rows)
    labels, words = (sum(len(row.get(key) or ()) for row in rows) for key in ("labels", "spans"))
    return len(rows), sum(not row["labels"] for row in rows), labels, words


def _of_others(files: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield from _head("pairs and acts", "rows", "on topic")
    for name, rows in files.items():
        yield _line((f"`{name}`", len(rows), sum(row["on_topic"] for row in rows) if "on_topic" in rows[0] else ""))


def _of_labels(files: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    given = Counter(label for rows in files.values() for row in rows for label in row["labels"])
    yield from _head("label", "kind", "rows")
    yield from (_line((f"`{label}`", label.kind, given[label])) for label in Label)


def _others(sentences: Path) -> Iterator[Path]:
    for name in ("pairs", "acts"):
        yield from sorted((sentences / name).glob("*.jsonl"))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())


def _head(*names: str) -> tuple[str, str]:
    return _line(names), _line(["---"] * len(names))


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
