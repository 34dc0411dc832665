"""The columns are a promise between who teaches the encoder and who runs it."""

from __future__ import annotations

from trainer.coaching.outputs import COLUMNS, KINDS, LABELS, ON_TOPIC
from trainer.domain.categories import Category
from trainer.domain.feedback import Label


def test_labels_come_first_then_the_topic_then_the_kinds() -> None:
    assert tuple(Label) == LABELS
    assert tuple(Category) == KINDS
    assert (ON_TOPIC, COLUMNS) == (17, 25)
