"""What a role-play is about is checked where it is put together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_persona, a_scene
from trainer.domain.scenes import NextStep, Saying


def test_a_customer_chooses_among_the_cards_deflections_and_their_own() -> None:
    scene = replace(a_scene(), deflections=("It's just busy.", "deflection 1"))
    assert scene.sayings(Saying.DEFLECTION) == ("It's just busy.", "deflection 1", "deflection 2")
    assert scene.sayings(Saying.NO) == ("no 1", "no 2")


def test_a_scene_goes_down_to_the_pain_or_has_none() -> None:
    with pytest.raises(ValueError, match="real pain"):
        replace(a_scene(), real_pain="")
    with pytest.raises(ValueError, match="real pain"):
        replace(a_scene(layers=2), real_pain="They look bad.")
    with pytest.raises(ValueError, match="1 to 4 layers, not 0"):
        replace(a_scene(layers=2), layers=())


def test_a_customer_never_has_to_say_the_same_twice_running() -> None:
    persona = a_persona()
    with pytest.raises(ValueError, match="two lines each for vent"):
        replace(persona, sayings={**persona.sayings, Saying.VENT: ("Again.", "Again.")})
    with pytest.raises(ValueError, match="patience"):
        a_persona(patience=0)


def test_a_step_tells_what_it_lacks() -> None:
    assert NextStep("a call", " ", "").missing == ("who", "when")
    assert NextStep("a call", "us", "Tuesday").missing == ()
