"""The five customers are whole, and what is wrong in their file is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer import paths
from trainer.deckfile import personas
from trainer.deckfile.personas import PersonasError
from trainer.domain.scenes import OWN_SAYINGS, Manner, Saying

SHIPPED = paths.resources() / "scenes" / "personas.toml"


def test_five_customers_are_shipped_and_each_has_something_to_say_to_everything() -> None:
    found = personas.read(SHIPPED).personas
    assert set(found) == set(Manner)
    for manner, persona in found.items():
        assert persona.manner is manner
        assert set(persona.sayings) == set(OWN_SAYINGS)


def test_customers_differ_in_patience_pace_and_words() -> None:
    found = personas.read(SHIPPED).personas
    assert found[Manner.RUSHED].patience < found[Manner.FRIENDLY].patience
    assert found[Manner.RUSHED].pace > 1.0 > found[Manner.ANXIOUS].pace
    assert found[Manner.EXECUTIVE].attention > 0 == found[Manner.FRIENDLY].attention
    assert len({persona.sayings[Saying.DEFLECTION] for persona in found.values()}) == len(Manner)


def test_people_of_both_voices_can_be_met() -> None:
    cast = personas.read(SHIPPED)
    met = {cast.customer(number) for number in range(200)}
    assert {one.voice for one in met} == {"female", "male"}
    assert len({one.name for one in met}) == len(met) >= 20


def test_no_line_has_a_slot_or_is_a_speech() -> None:
    lines = [line for one in personas.read(SHIPPED).personas.values() for said in one.sayings.values() for line in said]
    assert [line for line in lines if "{" in line or len(line) > 90 or line != line.strip()] == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[rushed]", "[hasty]", "“hasty” is missing, or is none of the five manners"),
        ("patience = 3", 'patience = "3"', "[rushed] needs “patience”"),
        ("patience = 3", "patience = 0", "[rushed]: a persona needs patience"),
        ("pace = 1.2", "pace = 9.0", "[rushed]: “pace” goes from 0.5 to 2.0"),
        ("too_long =", "too_long_ago =", "does not say “too_long”"),
        ('cut_in = ["Let me finish.", "I wasn\'t done."]', "cut_in = []", "two lines each for cut_in"),
        ('cut_in = ["Let me finish.", "I wasn\'t done."]', "cut_in = 7", "stands in lists of texts"),
        ('female = ["Marion Okafor"', 'female = [1, "Marion Okafor"', "[people] needs a list of names for each voice"),
        ("format = 1", "format = ", "the file cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_why(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    file = tmp_path / "personas.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PersonasError, match=r"personas\.toml: ") as caught:
        personas.read(file)
    assert sentence in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PersonasError, match=r"personas\.toml: the file cannot be read"):
        personas.read(tmp_path / "personas.toml")
