"""What to say instead of a fault: there for each of them, short, about the sentence, and free of faults itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.coaching.alternatives import FILE, LONGEST, AlternativesError, alternatives, load
from trainer.coaching.coach import Coach
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
from trainer.domain.categories import Category
from trainer.domain.feedback import FAULTS, CoachContext, Label, LabelKind

COACH = Coach(load_folder(folder()))
WHOLE = (folder() / FILE).read_text("utf-8")


def test_each_fault_has_advice_and_nothing_else_has() -> None:
    assert tuple(alternatives()) == FAULTS
    assert alternatives() is alternatives()


@pytest.mark.parametrize("fault", FAULTS)
def test_advice_is_one_short_sentence_that_blames_nobody(fault: Label) -> None:
    instead = alternatives()[fault].instead
    assert len(instead) <= LONGEST
    assert instead.count(".") == 1
    assert instead.endswith(".")
    assert not {"you", "your", "you're", "yours"} & set(instead.casefold().rstrip(".").split())


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", Category)
def test_what_to_say_to_each_kind_of_objection_commits_no_fault(fault: Label, kind: Category) -> None:
    feedback = COACH(alternatives()[fault].say[kind], CoachContext())
    assert all(label.kind is not LabelKind.FAULT for label in feedback.labels)
    assert all(noticed.kind is not LabelKind.FAULT for noticed in feedback.noticed)


def test_nothing_is_said_twice() -> None:
    said = [sentence for advice in alternatives().values() for sentence in advice.say.values()]
    assert len(set(said)) == len(said) == len(FAULTS) * len(Category)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[defensive", "cannot be read"),
        (WHOLE.replace("[excuse", "[excuses"), "for each fault and nothing else"),
        (WHOLE.replace("[excuse", "[thanks"), "for each fault and nothing else"),
        (WHOLE.replace("Say what happens next", "Say " * 40), "at most 90 characters"),
        (WHOLE.replace("instead = ", "insted = ", 1), "“defensive” needs “instead”"),
        (WHOLE.replace("budget = ", "money = ", 1), "“defensive” needs “say”"),
        (WHOLE.replace("budget = ", "budget = 7 # ", 1), "“defensive” needs “say”"),
        ("defensive = 3\n" + WHOLE.partition("[dismissive]")[1] + WHOLE.partition("[dismissive]")[2], "“instead”"),
    ],
)
def test_broken_file_is_refused_in_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / FILE
    file.write_text(text, encoding="utf-8")
    with pytest.raises(AlternativesError, match=says) as caught:
        load(file)
    assert str(caught.value).startswith(f"{FILE}: ")
    assert "\n" not in str(caught.value)


def test_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(AlternativesError, match="cannot be read"):
        load(tmp_path / FILE)
