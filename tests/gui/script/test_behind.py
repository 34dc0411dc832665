"""The partner sees what lies behind the objection, and what would open the next layer."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import an_id
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.partner import Script
from trainer.domain.played import Casting
from trainer.gui.script.behind import Behind
from trainer.gui.widgets.prose import Prose

pytestmark = pytest.mark.usefixtures("look")

LAYERS = (Layer("Why that?", "Orders get lost."), Layer("How often?", "Twice a week."))


@pytest.mark.parametrize(
    ("depth", "question"), [(0, "A question like: “Why that?”"), (1, "A question like: “How often?”"), (2, "")]
)
def test_a_question_stands_with_the_layer_that_is_next(qtbot: QtBot, depth: int, question: str) -> None:
    behind = Behind()
    qtbot.addWidget(behind)
    casting = Casting(an_id(1), Category.BUDGET, "No money.", LAYERS, real_pain="It is their name on it.")
    behind.show_script(Script(casting, depth, "No money.", ()))
    read = {prose.accessibleName() for prose in behind.findChildren(Prose)}
    told = {layer.customer for layer in LAYERS} | {casting.real_pain}
    assert told <= read
    assert {text for text in read if text.startswith("A question like")} == ({question} - {""})
