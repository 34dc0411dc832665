"""A family is heard in a sentence by its patterns, or by what its examples do, as the coach would hear it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hearing import WordEncoder, a_model
from trainer.coaching.families import Family, parsed
from trainer.coaching.promises import Ears, Heard

EXAMPLES = ("leave it with me today", "leave that with me today", "purple monkey dishwasher")
OWN = EXAMPLES[0]


def family(*, key: str = "our_fault", patterns: str = "", near: str = "") -> Family:
    examples = ", ".join(f'"{example}"' for example in EXAMPLES)
    body = f'family = "{key}"\nname = "N"\ndefinition = "D"\nkind = "softener"\nexamples = [{examples}]\n'
    return parsed("a", f"{body}patterns = [{patterns}]\nnear_misses = [{near}]\n".encode())


def heard(ears: Ears, known: Family, sentence: str) -> Heard | None:
    return ears.hear(known, [sentence])[sentence]


@pytest.mark.parametrize("model", [None, a_model()], ids=["by words alone", "by meaning, too"])
def test_a_pattern_is_heard_with_or_without_a_model(model: object) -> None:
    found = heard(Ears(model), family(patterns='"on me"'), "Well, that one is on me.")  # type: ignore[arg-type]
    assert found == Heard("on me", "on me")


def test_without_a_pattern_and_without_a_model_nothing_is_heard() -> None:
    assert not Ears(None).hear_meaning
    assert heard(Ears(None), family(), OWN) is None


def test_an_example_is_heard_by_its_meaning_and_the_one_most_like_it_is_told() -> None:
    assert heard(Ears(a_model()), family(), OWN) == Heard(OWN, like=EXAMPLES[1])


def test_an_example_that_the_others_would_not_hear_stands_alone() -> None:
    found = heard(Ears(a_model()), family(), EXAMPLES[2])
    assert found
    assert found.alone


def test_somebody_else_s_words_are_heard_when_they_do_the_same() -> None:
    found = heard(Ears(a_model()), family(), "Good. Leave this with me today.")
    assert found == Heard("Leave this with me today", like=EXAMPLES[0])


@pytest.mark.parametrize("sentence", ["", "?!", "something quite different", "🙂"])
def test_what_does_something_else_is_not_heard(sentence: str) -> None:
    assert heard(Ears(a_model()), family(), sentence) is None


def test_a_near_miss_is_not_heard_unless_it_is_all_but_an_example() -> None:
    known = family(near='"leave him alone today", "leave it with me today please"')
    assert heard(Ears(a_model()), known, "leave him alone today") is None
    assert heard(Ears(a_model()), known, "leave it with me today please") is not None


def test_a_family_that_is_measured_is_heard_by_its_patterns_alone() -> None:
    assert heard(Ears(a_model()), family(key="thanks", patterns='"on me"'), OWN) is None


def test_a_family_that_is_heard_by_its_words_alone_is_not_heard_by_its_meaning() -> None:
    known = replace(family(patterns='"on me"'), only_words=True)
    assert heard(Ears(a_model()), known, OWN) is None
    assert heard(Ears(a_model()), known, "it is on me") == Heard("on me", "on me")


def test_each_sentence_is_read_once_however_often_it_is_tried() -> None:
    encoder = WordEncoder()
    ears = Ears(a_model(encoder))
    ears.hear(family(), EXAMPLES)
    ears.hear(family(near='"no"'), [*EXAMPLES, "one more"])
    assert sorted(encoder.read_texts) == sorted([*EXAMPLES, "one more", "no"])


def test_of_other_scripts_nothing_is_heard_by_its_meaning() -> None:
    known = parsed(
        "a", 'family = "x1"\nname = "N"\ndefinition = "D"\nkind = "move"\nexamples = ["мы виноваты"]'.encode()
    )
    assert heard(Ears(a_model()), known, "мы виноваты") is None
