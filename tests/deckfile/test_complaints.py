"""The customers who are upset are whole, and what is wrong in their file is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer import paths
from trainer.deckfile import complaints
from trainer.deckfile.complaints import ComplaintsError
from trainer.domain.complaint import REACTIONS, Complaint
from trainer.domain.feedback import CoachContext
from trainer.domain.signs import FAULTS, Sign, Step
from trainer.services.coaching import Coaching

SHIPPED = paths.resources() / "scenes" / "complaints.scenes.toml"
SHOWS = {
    Step.INTENT: {Sign.SIDES},
    Step.EMOTION: {Sign.COMPANY, Sign.PERSONAL},
    Step.OWN: {Sign.ACTS},
    Step.ACT: {Sign.ACTS, Sign.GOTCHAS},
    Step.DEBRIEF: {Sign.LOOKS_BACK},
}
"""What a sentence that takes a step does."""


def everything(one: Complaint) -> Iterator[str]:
    told = (one.line, *one.vents, *one.told.values(), one.known, one.issue, one.risk, *one.good.values())
    return iter((*told, *(line for lines in one.says.values() for line in lines)))


def test_five_are_shipped_each_with_something_to_say_to_everything() -> None:
    found = complaints.read(SHIPPED)
    assert len({one.key for one in found}) == 5
    for one in found:
        assert {*one.says} == {*REACTIONS}
        assert {*one.good} == {*Step}
    assert sum(one.is_theirs for one in found) == 1


def test_every_slot_is_filled_and_no_line_is_a_speech() -> None:
    for one in complaints.read(SHIPPED):
        assert [text for text in everything(one) if "{" in text or text != text.strip()] == []
        assert [line for lines in one.says.values() for line in lines if len(line) > 90] == []


def test_what_is_on_file_and_what_is_said_at_first_tells_neither_side_nor_risk() -> None:
    for one in complaints.read(SHIPPED):
        seen = " ".join((one.line, *one.vents, one.known))
        for hidden in (one.company, one.personal, one.gotcha):
            assert not any(sentence.strip() in seen for sentence in hidden.split(".") if sentence.strip())


@pytest.mark.parametrize("one", complaints.read(SHIPPED), ids=lambda one: one.key)
@pytest.mark.parametrize("step", Step)
def test_the_coach_hears_in_every_good_sentence_what_it_does_and_no_fault(one: Complaint, step: Step) -> None:
    coach = Coaching()
    said = one.good[step]
    heard = {shown.sign for shown in coach.shown(said, coach(said, CoachContext(objection=one.line)))}
    assert SHOWS[step] <= heard
    assert not heard & {*FAULTS}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("format = 1", "format = ", "the file cannot be read"),
        ("patience = 5", 'patience = "5"', "scene 1: “patience” is written like 5"),
        ("patience = 5", "patience = 0", "scene 1: a complaint needs patience"),
        ("pace = 1.05", "pace = 9.0", "scene 1: “pace” goes from 0.5 to 2.0"),
        ("gotcha = ", "gotchas = ", "scene 1: nobody asks for “gotchas”"),
        ("issue = ", "tag2 = ", "scene 1: nobody asks for “tag2”"),
        ('tag = "CMP-01"\nline = ', 'tag = "CMP-01"\nline = "" #', "scene 1: “line” is missing, or is no text"),
        ("debrief = ", "review = ", "[scene.good] lacks “debrief”"),
        ("still_no = ", "still_not = ", "nobody asks what is said for “still_not”"),
        ('still_no = ["No. We\'re done for today.", ', "still_no = [", "two lines each for still_no"),
        ('vents = ["Twice. After everything you told us.", ', "vents = [2, ", "scene 1: “vents” needs texts"),
        ('id = "k65v33e5eclp"', 'id = "3jxw5en2ipnd"', "two scenes have the same “id”"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_why(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    file = tmp_path / "complaints.scenes.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ComplaintsError) as told:
        complaints.read(file)
    assert str(told.value).startswith(f"{file.name}: ")
    assert sentence in str(told.value)


def test_a_file_without_a_scene_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "none.scenes.toml"
    file.write_text("format = 1\n[common]\n", "utf-8")
    with pytest.raises(ComplaintsError, match=r"needs \[\[scene\]\] tables"):
        complaints.read(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ComplaintsError, match="cannot be read"):
        complaints.read(tmp_path / "none.toml")
