"""The coach as the program knows it: with its model, without it, and with a team's phrases."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from trainer.coaching.families import parsed
from trainer.coaching.model import ENCODER, MEND, SHEET, TOKENIZER, folder
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty, CoachContext, Label
from trainer.services.coaching import Coaching

OURS = """
family = "own_fault"
kind = "softener"
name = "Our fault"
definition = "The rep says that it went wrong on our side."
examples = ["That was our mistake, I should have rung you.", "I got the date wrong, that's on me."]
"""
ANYBODYS_WORDS = "Ye've walked straight into the thing I'd wake up at night over, so ta for saying it out loud."


@pytest.fixture(scope="module")
def coach() -> Coaching:
    return Coaching()


def test_with_its_model_it_hears_by_meaning(coach: Coaching) -> None:
    assert coach.condition.hears_meaning
    assert Label.THANKS in coach(ANYBODYS_WORDS, CoachContext()).labels


def test_several_threads_at_once_are_told_what_one_is_told(coach: Coaching) -> None:
    asked = [ANYBODYS_WORDS, "I agree, thanks. What comes first?", "It is what it is. Sign today.", "Hm."] * 8

    def told(by: Coaching, reply: str) -> tuple[object, ...]:
        meaning = by.meaning(reply)
        kind = meaning and (meaning.kind, meaning.likelihood, meaning.vector.tobytes())
        line = CoachContext(objection="It costs too much.")
        return by(reply, line), by.nearest(Label.THANKS, reply), by.asks_about(reply, line.objection), kind

    fresh = Coaching()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(partial(told, fresh), asked))
    assert together == [told(coach, reply) for reply in asked]


def test_without_its_model_it_hears_the_known_phrases_and_says_why(tmp_path: Path) -> None:
    coach = Coaching(model=tmp_path)
    assert not coach.condition.hears_meaning
    assert coach.condition.trouble.endswith("Install the program again to get it back.")
    assert coach("Thank you for reminding me to discuss this.", CoachContext()).labels == (Label.THANKS,)
    assert coach.meaning("It costs too much.") is None
    assert coach.asks_about("What happened then?", "They left us alone with it.")


def test_a_damaged_model_is_not_believed(tmp_path: Path) -> None:
    shutil.copytree(folder(), tmp_path / "model")
    with (tmp_path / "model" / ENCODER).open("ab") as file:
        file.write(b"more")
    assert "damaged" in Coaching(model=tmp_path / "model").condition.trouble


@pytest.mark.parametrize("file", [ENCODER, TOKENIZER, SHEET])
@pytest.mark.parametrize("kept", [None, 0.5], ids=["missing", "cut off"])
def test_whichever_file_of_the_model_is_harmed_the_known_phrases_are_heard_and_what_to_do_is_told(
    tmp_path: Path, file: str, kept: float | None
) -> None:
    harmed = shutil.copytree(folder(), tmp_path / "model") / file
    data = harmed.read_bytes()
    harmed.unlink()
    if kept:
        harmed.write_bytes(data[: int(len(data) * kept)])
    coach = Coaching(model=tmp_path / "model")
    assert Label.THANKS in coach("Thank you for telling me. What would help?", CoachContext()).labels
    assert not coach.condition.hears_meaning
    assert coach.condition.trouble.endswith(f"{MEND}.")


def test_a_team_family_is_heard_by_its_examples_after_it_was_added(tmp_path: Path) -> None:
    coach, said = Coaching(tmp_path / "phrases"), "I got the price wrong, that one's on me."
    assert "own_fault" not in {one.family for one in coach(said, CoachContext()).noticed}
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "ours.phrases.toml").write_text(OURS, "utf-8")
    coach.renew()
    noticed = coach(said, CoachContext()).noticed
    assert [one.name for one in noticed if one.family == "own_fault"] == ["Our fault"]
    assert Label("thanks") not in coach(said, CoachContext()).labels


def test_what_a_team_gives_as_words_of_a_softener_is_that_softener(tmp_path: Path) -> None:
    """Though the encoder hears nothing in them; what it would be told of other words stays as it was."""
    ours = OURS.replace("own_fault", "excited") + 'patterns = ["ring the bell"]\nloose = ["put a pin on the map"]\n'
    coach = Coaching(tmp_path / "phrases")
    said = "On that point we ring the bell. For the depot we put a pin on the map."
    assert Label.EXCITED not in coach(said, CoachContext()).labels
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "ours.phrases.toml").write_text(ours, "utf-8")
    coach.renew()
    found = coach(said, CoachContext()).findings
    given = [(said[one.start : one.end], one.certainty) for one in found if one.label is Label.EXCITED]
    assert given == [("ring the bell", Certainty.SURE), ("put a pin on the map", Certainty.LIKELY)]
    assert Label.EXCITED not in coach("We do not ring the bell on that point.", CoachContext()).labels


def test_a_broken_team_file_is_named_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "ours.phrases.toml").write_text("family = ", "utf-8")
    coach = Coaching(tmp_path)
    assert coach.condition.broken[0].startswith("ours.phrases.toml: the file is not valid TOML")
    assert coach.condition.team == 0
    assert Label.THANKS in coach("Thank you for telling me.", CoachContext()).labels


def test_one_family_can_be_held_to_its_own_sentences(coach: Coaching) -> None:
    ours = parsed("ours.phrases.toml", OURS.encode())
    heard = coach.ears().hear(ours, [*ours.examples, "The invoice goes out on the first."])
    assert [bool(one) for one in heard.values()] == [True, True, False]


def test_what_was_read_is_not_read_again_because_a_file_has_changed() -> None:
    coach = Coaching()
    ears = coach.ears()
    coach.renew()
    assert coach.ears() is ears


def test_without_its_model_a_family_is_heard_by_its_words_alone(tmp_path: Path) -> None:
    ours = parsed("ours.phrases.toml", OURS.encode())
    assert Coaching(model=tmp_path).ears().hear(ours, ours.examples) == dict.fromkeys(ours.examples)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("You cost twice what the others do.", Category.PRICE),
        ("There is nothing left in the pot this year.", Category.BUDGET),
        ("Call me after the harvest, we're flat out.", Category.TIME),
    ],
)
def test_it_tells_the_kind_of_a_line(coach: Coaching, line: str, kind: Category) -> None:
    meaning = coach.meaning(line)
    assert meaning is not None
    assert meaning.kind is kind


def test_only_a_question_about_the_matter_asks_about_it(coach: Coaching) -> None:
    said = "Last time the rollout took nine weeks, and I was the one who had to explain it."
    assert coach.asks_about("What did explaining it cost you?", said)
    assert not coach.asks_about("When can we start?", said)
    assert not coach.asks_about("That sounds hard.", said)


def test_the_nearest_known_phrase_does_the_same(coach: Coaching) -> None:
    assert coach.nearest(Label.THANKS, "thanks for being straight with me") == "Cheers for being straight with me."


def test_for_each_fault_there_is_something_better_to_say_and_for_nothing_else(coach: Coaching) -> None:
    better = coach.instead_of(Label.PRESSURE)
    assert better is not None
    assert better.instead
    assert set(better.say) == set(Category)
    assert coach.instead_of(Label.THANKS) is None
