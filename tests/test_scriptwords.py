"""Whoever plays the customer has words for all that can be done."""

from __future__ import annotations

from tests.builders import a_scene
from trainer import scriptwords
from trainer.domain import partner
from trainer.domain.scenes import Saying
from trainer.domain.talk import Phase, Play


def test_each_cue_and_each_phase_has_words() -> None:
    scene = a_scene()
    state = partner.begin(scene)
    seen = {cue.why for cue in partner.cues(scene, state)}
    for _ in scene.layers:
        state = partner.play(scene, state, Play(Saying.ANSWER, "Because."))
        seen |= {cue.why for cue in partner.cues(scene, state)}
    assert seen <= set(scriptwords.CUES)
    assert set(scriptwords.ADVICE) == set(Phase) - {Phase.VENTING, Phase.GRADING, Phase.ENDED}
