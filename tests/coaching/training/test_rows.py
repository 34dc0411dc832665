"""What the coach is taught by is whole, said once, and holds nothing that judges it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from trainer.coaching.everyday import folder
from trainer.coaching.outputs import KINDS, LABELS, ON_TOPIC
from trainer.coaching.training import rows
from trainer.coaching.training.rows import RowError
from trainer.domain.categories import Category
from trainer.domain.feedback import Label

SENTENCES = folder() / "sentences"
HELD_OUT = Path(__file__).parents[1] / "heldout"
ALIKE = 0.8
"""Two texts with more of their words in common are near copies."""
ACTS = ("examples", "close", "free", "near")


def lines(place: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(place.rglob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            yield f"{file.relative_to(place)}:{number}", json.loads(line)


def texts(place: Path) -> Iterator[tuple[str, str]]:
    """Every sentence of a folder that a rep might say, and where it stands."""
    for where, row in lines(place):
        said = [row["reply"]] if "reply" in row else [text for key in ACTS for text in row[key]]
        yield from ((where, text) for text in said)


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


TAUGHT = [(where, words(said)) for where, said in texts(SENTENCES)]
REPLIES = list(lines(SENTENCES / "replies"))


def test_every_row_can_be_used() -> None:
    replies = rows.replies(SENTENCES / "replies")
    assert len(replies) == len(REPLIES)
    for row in replies:
        assert row.text == row.text.strip() != ""
        assert all(row.text[start:end] == row.text[start:end].strip() != "" for start, end in row.spans.values())
    assert rows.pairs(SENTENCES / "pairs")
    assert rows.acts(SENTENCES / "acts")


def test_objections_have_a_known_kind_each() -> None:
    lines = rows.objections(SENTENCES / "replies")
    assert len({row.text for row in lines}) == len(lines)
    assert {kind for row in lines for kind in row.holds} == {ON_TOPIC + 1 + place for place in range(len(KINDS))}


def test_a_label_is_given_once() -> None:
    assert [where for where, row in REPLIES if len(set(row["labels"])) != len(row["labels"])] == []


def test_every_row_has_a_name_of_its_own() -> None:
    for kind in ("replies", "pairs", "acts"):
        names = Counter(row["id"] for _, row in lines(SENTENCES / kind))
        assert [name for name, times in names.items() if times > 1] == []


def test_no_reply_is_taught_twice() -> None:
    said = defaultdict(list)
    for where, row in REPLIES:
        said[" ".join(re.findall(r"\w+", row["reply"].casefold()))].append(where)
    assert [places for places in said.values() if len(places) > 1] == []
    pairs = Counter((row["customer"], row["reply"].casefold()) for _, row in lines(SENTENCES / "pairs"))
    assert [pair for pair, times in pairs.items() if times > 1] == []


def near_copies(judging: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Where a text stands, and where one that is taught and has more than `ALIKE` of its words."""
    often = Counter(word for _, taught in TAUGHT for word in taught)
    having = defaultdict(set)
    for place, (_, taught) in enumerate(TAUGHT):
        for word in telling(taught, often):
            having[word].add(place)
    for where, text in judging:
        said = words(text)
        for place in {place for word in telling(said, often) for place in having[word]}:
            if len(said & TAUGHT[place][1]) > ALIKE * len(said | TAUGHT[place][1]):
                yield where, TAUGHT[place][0]


def telling(said: frozenset[str], often: Counter[str]) -> list[str]:
    """The rarest words of a text: so many that a near copy must have one of them."""
    return sorted(said, key=lambda word: (often[word], word))[: len(said) - ceil(ALIKE * len(said)) + 1]


def test_nothing_that_judges_the_coach_is_taught_nor_a_near_copy_of_it() -> None:
    assert list(near_copies(texts(HELD_OUT))) == []


def test_a_near_copy_is_seen() -> None:
    assert len(list(texts(HELD_OUT))) > 1_000
    where, row = max(REPLIES, key=lambda named: len(words(named[1]["reply"])))
    copy = f"Well. {row['reply'].upper()}!"
    assert list(near_copies([("here", copy)])) == [("here", f"replies/{where}")]


def write(place: Path, **row: object) -> Path:
    whole = {
        "id": "1",
        "objection": "Too dear.",
        "category": "price",
        "reply": "I agree. Why now?",
        "labels": [],
        **row,
    }
    (place / "some.jsonl").write_text(json.dumps(whole) + "\n\n", "utf-8")
    return place


def test_a_reply_knows_its_labels_and_their_words(tmp_path: Path) -> None:
    (row,) = rows.replies(write(tmp_path, labels=["agree", "open_question"], spans={"agree": "I agree"}))
    agree, question = LABELS.index(Label.AGREE), LABELS.index(Label.OPEN_QUESTION)
    assert (row.text, row.customer) == ("I agree. Why now?", "Too dear.")
    assert row.holds == {agree, question}
    assert row.known == set(range(len(LABELS)))
    assert row.spans == {agree: (0, 7)}


@pytest.mark.parametrize(
    "wrong",
    [{"labels": ["agreed"]}, {"labels": ["agree"], "spans": {"agree": "I disagree"}}, {"spans": {"agree": "I agree"}}],
    ids=["unknown label", "words that were not said", "words without their label"],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(RowError, match=r"some\.jsonl:1: "):
        rows.replies(write(tmp_path, **wrong))


def test_a_pair_knows_whether_the_reply_is_on_topic(tmp_path: Path) -> None:
    (true,) = rows.pairs(write(tmp_path, customer="It broke.", on_topic=True))
    (false,) = rows.pairs(write(tmp_path, customer="It broke.", on_topic=False))
    assert (true.customer, true.known, true.holds) == ("It broke.", {ON_TOPIC}, {ON_TOPIC})
    assert (false.known, false.holds) == ({ON_TOPIC}, set())


def test_an_objection_that_many_replies_answer_is_taught_once(tmp_path: Path) -> None:
    line = json.dumps({"objection": "Too dear.", "category": "price"})
    (tmp_path / "some.jsonl").write_text(f"{line}\n{line}\n", "utf-8")
    (row,) = rows.objections(tmp_path)
    assert row.holds == {ON_TOPIC + 1 + KINDS.index(Category.PRICE)}


def test_a_near_miss_of_an_act_stands_alone(tmp_path: Path) -> None:
    groups = rows.acts(write(tmp_path, examples=["a", "b"], close=["c"], free=["d"], near=["e", "f"]))
    assert groups == [["a", "b", "c", "d"], ["e"], ["f"]]
