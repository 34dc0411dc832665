"""A fault is told with the words that showed it, and with a sentence that does better where there is one."""

from __future__ import annotations

import pytest

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.feedback import FAULTS, Label
from trainer.gui.advice import advice
from trainer.services.coaching import Coaching

pytestmark = pytest.mark.usefixtures("look")


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_every_fault_has_a_better_sentence_for_every_kind(fault: Label) -> None:
    for kind in Category:
        name, why, say = (line.text() for line in advice(Coaching(), fault, "so there", kind))
        assert name == f"{words.LABELS[fault]}: “so there”"
        assert why
        assert say.startswith("“")


def test_what_is_no_fault_stands_alone() -> None:
    assert len(advice(Coaching(), Label.THANKS, "thank you", Category.PRICE)) == 1
