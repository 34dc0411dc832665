"""What the coach hears in replies that nobody taught it, beside what the phrase files alone hear.

    python -m tests.bench.bench_coach_quality [MODEL_FOLDER]

Sets in tests/coaching/heldout, none of them taught: `unseen`, by which nothing was chosen; in `calibration` those by
which the bands were set (`b.jsonl` of an older author, without words); pairs of line and question; and families with
three examples, those of `acts` and those by which the model's number was set.
Macro-F1 is the mean over labels of 2·TP / (2·TP + FP + FN); "credited" is the share of replies without a softener that
were given one; span is the token-F1 of the words, label by label where both have some.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from trainer.cli.coach import judged
from trainer.coaching import model
from trainer.coaching.coach import Coach
from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import Family, load_folder
from trainer.coaching.kin import Kin
from trainer.coaching.normalise import tokens
from trainer.domain.feedback import FAULTS, MOVES, SOFTENERS, CoachContext, LabelKind

HELD_OUT = Path(__file__).parents[1] / "coaching" / "heldout"
KINDS = {"softening": SOFTENERS, "moves": MOVES, "faults": FAULTS}

Row = dict[str, Any]


def main() -> None:
    families = load_folder(folder())
    shipped = model.load(Path(sys.argv[1]) if sys.argv[1:] else model.folder())
    coaches = {"rules only": Coach(families), "with the model": Coach(families, shipped)}
    print(f"{'':38}softening    moves   faults credited     span")
    for name, some in sets():
        for kind, coach in coaches.items():
            print(f"{f'{name} ({len(some)}), {kind}':38}", *(f"{figure:>8}" for figure in figures(coach, some)))
    labels(coaches["with the model"], list(rows("unseen")))
    for kept in ("topic", "topic_plain"):
        topic(coaches["with the model"], list(rows(kept)), kept)
    for kept in ("acts", "acts_calibration"):
        kin(shipped, kept)


def rows(name: str) -> Iterator[Row]:
    for line in (HELD_OUT / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def sets() -> Iterator[tuple[str, list[Row]]]:
    for file in ("unseen", "calibration/a"):
        for name in ("hard", "natural", "speech"):
            yield f"{file.partition('/')[0]} {name}", [row for row in rows(file) if row["set"] == name]
    yield "calibration older", list(rows("calibration/b"))


def told(coach: Coach, row: Row) -> Row:
    return judged(row["reply"], coach(row["reply"], CoachContext(objection=row["objection"])))


def figures(coach: Coach, some: Sequence[Row]) -> list[str]:
    found = [told(coach, row) for row in some]
    scores = counted(some, found)
    means = [sum(f1(*scores[label]) for label in labels) / len(labels) for labels in KINDS.values()]
    softens = set(SOFTENERS)
    plain = [
        bool(softens & set(one["labels"]))
        for row, one in zip(some, found, strict=True)
        if not softens & set(row["labels"])
    ]
    spans = [
        overlap(one["spans"][label], words)
        for row, one in zip(some, found, strict=True)
        for label, words in row.get("spans", {}).items()
        if label in one["spans"]
    ]
    return [f"{mean:.3f}" for mean in means] + [
        f"{sum(plain) / len(plain):.1%}",
        f"{sum(spans) / max(len(spans), 1):.3f}",
    ]


def counted(some: Iterable[Row], found: Iterable[Row]) -> dict[str, tuple[int, int, int]]:
    """True positives, false positives and misses of each label."""
    hits, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for row, one in zip(some, found, strict=True):
        gold, said = set(row["labels"]), set(one["labels"])
        hits.update(gold & said)
        extra.update(said - gold)
        missed.update(gold - said)
    return {label: (hits[label], extra[label], missed[label]) for labels in KINDS.values() for label in labels}


def f1(hits: int, extra: int, missed: int) -> float:
    return 2 * hits / max(2 * hits + extra + missed, 1)


def overlap(one: str, other: str) -> float:
    first, second = (Counter(re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))) for text in (one, other))
    return 2 * (first & second).total() / max(first.total() + second.total(), 1)


def labels(coach: Coach, some: Sequence[Row]) -> None:
    print(f"\n{'unseen, with the model':24}precision  recall     F1   rows")
    for label, (hits, extra, missed) in counted(some, [told(coach, row) for row in some]).items():
        precision, recall = hits / max(hits + extra, 1), hits / max(hits + missed, 1)
        print(f"{label:24}{precision:9.3f}{recall:8.3f}{f1(hits, extra, missed):7.3f}{hits + missed:7}")


def topic(coach: Coach, some: Sequence[Row], name: str) -> None:
    found = [(row["on_topic"], coach.asks_about(row["reply"], row["customer"])) for row in some]
    right = sum(gold == said for gold, said in found)
    both = sum(gold and said for gold, said in found)
    precision, recall = both / max(sum(said for _, said in found), 1), both / max(sum(gold for gold, _ in found), 1)
    print(f"\nasks about the line ({name}): {right / len(found):.1%} of {len(found)} right,", end=" ")
    print(f"precision {precision:.2f}, recall {recall:.2f}")


def kin(shipped: model.Model, kept: str) -> None:
    """Each family from its three examples: its other sentences against 120 plain replies and its near misses."""
    known, plain = Kin(shipped.encoder), [row["reply"] for row in rows("acts_plain")]

    def hits(family: Family, texts: Iterable[str]) -> int:
        readings = ((shipped.encoder.read(text), tokens(text, everyday().spelling)) for text in texts)
        return sum(one.likeness >= shipped.sheet.kin for some in readings for one in known.related([family], *some))

    scores: dict[str, list[float]] = {"close": [], "free": []}
    for row in rows(kept):
        family = Family("", row["id"], LabelKind.SOFTENER, "", "", "", False, (), (), (), tuple(row["examples"]), ())
        wrong = hits(family, plain) + hits(family, row["near"])
        for wording, values in scores.items():
            right = hits(family, row[wording])
            values.append(f1(right, wrong, len(row[wording]) - right))
    means = (f"{name} {sum(f) / len(f):.3f}" for name, f in scores.items())
    print(f"a new family from 3 examples ({kept}):", *means, sep="  ")


if __name__ == "__main__":
    main()
