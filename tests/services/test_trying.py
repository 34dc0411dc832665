"""A family is tried on its own sentences; one sentence says what keeps it from being kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hearing import GivenCoach, a_model
from trainer.coaching.everyday import folder
from trainer.coaching.families import Family, load_folder, parsed
from trainer.coaching.model import Model
from trainer.deckfile.phrases import dumps
from trainer.domain.phrases import Draft, NearMiss
from trainer.services.trying import Trial, draft_of, tried

OURS = Draft(
    name="Our fault",
    definition="It takes the fault on.",
    examples=("That one is on me.", "It is on us, we will fix it."),
    near=(NearMiss("Somebody will look into it.", "nobody takes it on"), NearMiss("Open a ticket.")),
    patterns=("(is) on (me|us)",),
)
BY_MEANING = Draft(
    name="Our fault",
    definition="It takes the fault on.",
    examples=("leave it with me today", "leave that with me today", "leave this with me now"),
)
MODEL = a_model()


def trial_of(draft: Draft, *others: str, model: Model | None = MODEL) -> Trial:
    return tried(draft, others, GivenCoach(model))


def test_each_sentence_is_tried() -> None:
    trial = trial_of(OURS)
    assert trial.missing == ""
    said = {sentence: bool(heard) for sentence, heard in trial.heard.items()}
    assert said == dict.fromkeys(OURS.examples, True) | {near.text: False for near in OURS.near}


def test_three_examples_without_a_pattern_are_heard_by_their_meaning() -> None:
    trial = trial_of(BY_MEANING)
    assert trial.missing == ""
    assert all(heard and not heard.pattern for heard in trial.heard.values())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": " "}, "Give the family a name."),
        ({"name": "our_fault"}, ""),
        ({"definition": ""}, "Say in one line what such a phrase does."),
        ({"examples": ()}, "Write a sentence that is an example; three are a good start."),
        ({"examples": (), "patterns": ()}, "Write a sentence that is an example; three are a good start."),
        ({"examples": ("?!",)}, "“Examples” has an entry without a word; write a sentence there, or take it out."),
        ({"near": (NearMiss("?!"),)}, "“Close, but not it” has an entry without a word; write a sentence there"),
        ({"near": (NearMiss("?!", "no word"),)}, "“Close, but not it” has an entry without a word; write a sentence"),
        (
            {"patterns": ("on me",) * 2 + tuple(f"on {n}" for n in range(400))},
            "“Patterns” has 401 entries",
        ),
        ({"family": "thanks", "patterns": ()}, "There is no pattern; write at least one under “Patterns”."),
        ({"patterns": ("(on",)}, "The pattern “(on” has a bracket that is not closed."),
        ({"patterns": ("on {whom}",)}, "The pattern “on {whom}” uses the slot {whom}, which is not defined."),
        ({"near": (NearMiss("It is on me."),)}, "“It is on me.” is heard, though it should not be: change it, "),
    ],
)
def test_one_sentence_says_what_is_missing(change: dict[str, object], says: str) -> None:
    draft = replace(OURS, **change)  # type: ignore[arg-type]
    missing = trial_of(draft).missing
    assert missing.startswith(says) if says else missing == ""


def test_what_is_not_written_yet_keeps_no_sentence_from_being_tried() -> None:
    trial = trial_of(Draft(examples=("It is on me.",), patterns=("on me",)))
    assert trial.missing == "Give the family a name."
    assert trial.heard["It is on me."]


def test_without_the_model_a_family_needs_a_pattern() -> None:
    assert "needs a pattern for now" in trial_of(BY_MEANING, model=None).missing
    assert trial_of(OURS, model=None).missing == ""


def test_an_example_of_a_measured_family_needs_a_pattern() -> None:
    draft = replace(OURS, family="thanks", patterns=("on me",))
    assert trial_of(draft).missing == "“It is on us, we will fix it.” is not heard: add a pattern for it."


def test_a_family_that_is_heard_by_its_words_alone_needs_a_pattern_for_each_example() -> None:
    assert trial_of(replace(BY_MEANING, patterns=("leave it with me",))).missing == ""
    draft = replace(BY_MEANING, patterns=("leave it with me",), only_words=True)
    assert trial_of(draft).missing == "“leave that with me today” is not heard: add a pattern for it."


def test_two_families_have_two_names() -> None:
    assert trial_of(OURS, "OUR FAULT").missing.startswith("There is a family “Our fault” already")
    assert trial_of(OURS, "Our faults").missing == ""


@pytest.mark.parametrize("family", load_folder(folder()), ids=lambda family: family.file)
def test_a_family_that_is_written_is_the_same_family_when_it_is_read_again(family: Family) -> None:
    again = parsed(family.file, dumps(draft_of(family)))
    assert again == family
    assert draft_of(again) == draft_of(family)
