"""A team's families are tried, kept, shared, taken in and taken back; what does not keep its promises is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import FixedClock, a_deck, answer, some_cards
from tests.hearing import a_model, with_model
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.feedback import FAULTS, MOVES, SOFTENERS, CoachContext, Label, LabelKind
from trainer.domain.phrases import Draft, NearMiss
from trainer.errors import TrainerError
from trainer.services.phrases import KnownFamily, Phrases

OURS = Draft(
    name="Our fault",
    definition="You take it on yourself.",
    examples=("That one is on me.", "It is on us, we will fix it."),
    near=(NearMiss("Somebody will look into it.", "nobody takes it on"), NearMiss("Open a ticket.")),
    patterns=("(is) on (me|us)",),
)
BY_MEANING = Draft(
    name="Our fault",
    definition="You take it on yourself.",
    examples=("leave it with me today", "leave that with me today", "leave this with me now"),
)


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(a_deck(*some_cards(5)))


@pytest.fixture
def phrases(workspace: Workspace) -> Phrases:
    return with_model(workspace, a_model())


def ours(phrases: Phrases) -> list[KnownFamily]:
    return [known for known in phrases.shelf().families if known.is_ours]


# ---------------------------------------------------------------- the shelf


def test_measured_softeners_come_first_then_moves_and_faults_and_the_team_s_last(phrases: Phrases) -> None:
    phrases.save(OURS)
    labels = [known.label for known in phrases.shelf().families]
    order = [*SOFTENERS, *MOVES, *FAULTS, None]
    assert labels == sorted(labels, key=order.index)
    assert set(SOFTENERS) <= set(labels)
    assert [known.is_ours for known in phrases.shelf().families][-2:] == [False, True]


def test_a_family_is_shown_as_its_file_says_it(phrases: Phrases) -> None:
    thanks = next(known for known in phrases.shelf().families if known.label is Label.THANKS)
    assert thanks.draft.seed.startswith("Thank you for reminding me")
    assert len(thanks.draft.examples) >= 15
    assert len(thanks.draft.near) >= 12


def test_no_part_of_a_phrase_is_shown_as_a_family(phrases: Phrases) -> None:
    assert LabelKind.PART not in {known.draft.kind for known in phrases.shelf().families}


def test_it_is_told_how_often_a_family_was_used_and_when_last(workspace: Workspace, clock: FixedClock) -> None:
    workspace.phrases.save(OURS)
    session = workspace.study.start()
    answer(session, said="I agree. That one is on me.")
    clock.advance(days=1)
    answer(session, said="I agree, it is a lot.")
    used = {known.draft.family: (known.uses, known.last_day) for known in workspace.phrases.shelf().families}
    assert used["agree"] == (2, clock.day)
    assert used["our_fault"] == (1, clock.day - 1)
    assert used["permission"] == (0, 0)
    assert workspace.phrases.shelf().day == clock.day


@pytest.mark.parametrize(
    ("family", "said"), [("thanks", "Thank you for telling me."), ("candour", "You heard it from me.")]
)
def test_a_file_that_adds_to_a_family_of_the_program_is_counted_with_it(
    workspace: Workspace, family: str, said: str
) -> None:
    file = workspace.phrases.save(replace(OURS, family=family)).file
    answer(workspace.study.start(), said=f"{said} That one is on me.")
    known = [one for one in workspace.phrases.shelf().families if one.draft.family == family]
    assert [(one.file, one.uses, one.adds) for one in known] == [("", 1, False), (file, 0, True)]


def test_a_file_that_cannot_be_used_is_named_and_the_others_are_there(phrases: Phrases, workspace: Workspace) -> None:
    phrases.save(OURS)
    (workspace.home.phrases / "torn.phrases.toml").write_text("family = ", "utf-8")
    assert [known.draft.name for known in ours(phrases)] == ["Our fault"]
    assert [sentence.partition(":")[0] for sentence in phrases.shelf().broken] == ["torn.phrases.toml"]


# ---------------------------------------------------------------- trying


@pytest.mark.parametrize("change", [{"name": ""}, {"near": (NearMiss("It is on me."),)}])
def test_what_does_not_keep_its_promises_is_not_kept(phrases: Phrases, change: dict[str, object]) -> None:
    draft = replace(OURS, **change)  # type: ignore[arg-type]
    with pytest.raises(TrainerError) as refused:
        phrases.save(draft)
    assert str(refused.value) == phrases.check(draft).missing != ""
    assert ours(phrases) == []


def crowded(name: str, count: int) -> Draft:
    """A family whose patterns take eight places each."""
    patterns = tuple(f"{name}{number} ... well" for number in range(count))
    return Draft(name, "D", LabelKind.MOVE, (f"{name}0 well",), patterns=patterns, gap=6)


def test_what_would_be_left_out_or_push_another_out_is_not_kept(phrases: Phrases, tmp_path: Path) -> None:
    file = phrases.save(crowded("m", 200)).file
    told = "he patterns of all your files together are too many; write fewer"
    with pytest.raises(TrainerError, match=f"^T{told}"):
        phrases.save(crowded("a", 200))
    phrases.share(KnownFamily("", replace(crowded("a", 200), family="a_key")), tmp_path / "sent.phrases.toml")
    with pytest.raises(TrainerError, match=f"cannot be taken in as it is. T{told}"):
        phrases.preview(tmp_path / "sent.phrases.toml")
    assert [known.file for known in ours(phrases)] == [file]
    assert phrases.save(crowded("m", 210), file).file == file
    assert phrases.shelf().broken == ()


def test_two_families_have_two_names(phrases: Phrases) -> None:
    phrases.save(OURS)
    assert phrases.check(replace(OURS, name="OWNERSHIP")).missing.startswith("There is a family “OWNERSHIP” already")
    assert phrases.check(ours(phrases)[0].draft, ours(phrases)[0].file).missing == ""


# ---------------------------------------------------------------- keeping


def test_what_is_kept_is_there_again_and_the_coach_begins_anew(phrases: Phrases) -> None:
    kept = phrases.save(OURS)
    assert kept.file == "our_fault.phrases.toml"
    assert kept.changes.phrases
    [known] = ours(phrases)
    assert known.draft == replace(OURS, family="our_fault", near=tuple(reversed(OURS.near)))
    assert phrases._coach.renewed == 1  # type: ignore[attr-defined]


def test_the_coach_hears_it_from_the_next_reply_on(workspace: Workspace) -> None:
    heard = lambda: [one.name for one in workspace.coach("That one is on me.", CoachContext()).noticed]  # noqa: E731
    assert "Our fault" not in heard()
    workspace.phrases.save(OURS)
    assert "Our fault" in heard()
    workspace.phrases.undo()
    assert "Our fault" not in heard()


def test_an_edited_family_stays_in_its_file_under_its_key(phrases: Phrases) -> None:
    file = phrases.save(OURS).file
    phrases.save(replace(ours(phrases)[0].draft, name="Mine"), file)
    assert [(known.file, known.draft.family, known.draft.name) for known in ours(phrases)] == [
        (file, "our_fault", "Mine")
    ]


def test_what_the_editor_does_not_show_stays_in_the_file(phrases: Phrases, workspace: Workspace) -> None:
    whole = replace(OURS, loose=("blame {who}",), unless=("not on me",), slots={"who": ("me", "us")}, gap=2)
    whole = replace(whole, seed="It is on me.", span="sentence", only_words=True)
    file = phrases.save(whole).file
    phrases.save(replace(ours(phrases)[0].draft, name="Mine"), file)
    again = ours(phrases)[0].draft
    for name in ("loose", "unless", "slots", "gap", "seed", "span", "only_words"):
        assert getattr(again, name) == getattr(whole, name)


def test_a_key_of_the_program_is_never_taken(phrases: Phrases) -> None:
    phrases.save(replace(OURS, name="Over-promise!"))
    phrases.save(replace(OURS, name="Pressure", examples=("It is on me.",), near=()))
    assert {known.draft.family for known in ours(phrases)} == {"over_promise", "pressure_2"}


def test_a_copy_is_small_and_keeps_its_promises(phrases: Phrases) -> None:
    for known in phrases.shelf().families:
        copy = phrases.start_from(replace(known.draft, name="Ours"))
        assert (copy.name, copy.kind, copy.only_words) == ("Ours", known.draft.kind, known.draft.only_words)
        assert 3 <= len(copy.examples) <= 5
        assert copy.family == ""
        assert phrases.check(copy).missing == ""


# ---------------------------------------------------------------- taking back


Do = Callable[[Phrases], object]


def emptied(phrases: Phrases) -> None:
    phrases.remove(ours(phrases)[0].file)


def renamed(phrases: Phrases) -> None:
    [known] = ours(phrases)
    phrases.save(replace(known.draft, name="Mine"), known.file)


@pytest.mark.parametrize("do", [emptied, renamed])
def test_what_was_done_last_can_be_taken_back_and_done_again(phrases: Phrases, do: Do) -> None:
    phrases.save(OURS)
    before = ours(phrases)
    do(phrases)
    after = ours(phrases)
    assert after != before
    for turn, there in ((phrases.undo, before), (phrases.redo, after), (phrases.undo, before)):
        assert turn()
        assert ours(phrases) == there


def test_one_thing_after_the_other_is_taken_back(phrases: Phrases) -> None:
    phrases.save(OURS)
    renamed(phrases)
    emptied(phrases)
    names = [[known.draft.name for known in ours(phrases)] for _ in range(3) if phrases.undo()]
    assert names == [["Mine"], ["Our fault"], []]
    assert phrases.undo() is None


def test_what_was_taken_back_cannot_be_done_again_after_something_else(phrases: Phrases) -> None:
    phrases.save(OURS)
    phrases.undo()
    phrases.save(replace(OURS, name="Mine"))
    assert phrases.redo() is None


# ---------------------------------------------------------------- what was begun


def test_what_was_begun_is_there_again_until_it_is_settled(phrases: Phrases, workspace: Workspace) -> None:
    phrases.begin("new", OURS)
    again = with_model(workspace, None)
    assert again.begun("new") == OURS
    assert again.begun("our_fault.phrases.toml") is None
    again.begin("new", None)
    assert phrases.begun("new") is None


def test_a_file_of_what_was_begun_that_makes_no_sense_holds_nothing(phrases: Phrases, workspace: Workspace) -> None:
    workspace.home.drafts.write_text('{"phrases new": "[1]", "phrases old": "{}"}', "utf-8")
    assert phrases.begun("new") is None
    assert phrases.begun("old") is None


# ---------------------------------------------------------------- files


def test_what_is_shared_can_be_taken_in_elsewhere(phrases: Phrases, home: Home, tmp_path: Path) -> None:
    phrases.save(OURS)
    phrases.share(ours(phrases)[0], tmp_path / "sent.phrases.toml")
    phrases.remove(ours(phrases)[0].file)
    incoming = phrases.preview(tmp_path / "sent.phrases.toml")
    assert incoming.replaces is None
    assert ours(phrases) == []
    assert phrases.take_in(incoming).changes.phrases
    assert [known.draft.name for known in ours(phrases)] == ["Our fault"]


def test_what_is_shared_is_heard_elsewhere_as_it_is_heard_here(phrases: Phrases, tmp_path: Path) -> None:
    phrases.save(replace(OURS, only_words=True))
    phrases.share(ours(phrases)[0], tmp_path / "sent.phrases.toml")
    assert phrases.preview(tmp_path / "sent.phrases.toml").draft == ours(phrases)[0].draft
    assert ours(phrases)[0].draft.only_words


def test_a_newer_file_takes_the_place_of_the_family_with_its_key(phrases: Phrases, tmp_path: Path) -> None:
    file = phrases.save(OURS).file
    known = ours(phrases)[0]
    phrases.share(replace(known, draft=replace(known.draft, definition="Newer.")), tmp_path / "sent.phrases.toml")
    incoming = phrases.preview(tmp_path / "sent.phrases.toml")
    assert incoming.replaces == known
    assert phrases.take_in(incoming).file == file
    assert [known.draft.definition for known in ours(phrases)] == ["Newer."]


def test_two_files_may_add_to_a_family_that_is_measured(phrases: Phrases, tmp_path: Path) -> None:
    phrases.save(replace(OURS, family="thanks"))
    sent = replace(OURS, family="thanks", name="Cheers", examples=("Ta, it is on me.",))
    phrases.share(KnownFamily("", sent), tmp_path / "sent.phrases.toml")
    incoming = phrases.preview(tmp_path / "sent.phrases.toml")
    assert incoming.replaces is None
    phrases.take_in(incoming)
    assert [(known.file, known.draft.name) for known in ours(phrases)] == [
        ("thanks.phrases.toml", "Our fault"),
        ("thanks_2.phrases.toml", "Cheers"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("family = ", "sent.phrases.toml: the file is not valid TOML"),
        ('family = "x"', "sent.phrases.toml: “name” is missing"),
        (None, "sent.phrases.toml: the file cannot be read"),
        (
            'family = "own"\nname = "N"\ndefinition = "D"\nkind = "move"\npatterns = ["on me"]\n'
            'examples = ["on me"]\nnear_misses = ["It is on me."]',
            "sent.phrases.toml cannot be taken in as it is. “It is on me.” is heard",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_in_a_sentence(
    phrases: Phrases, tmp_path: Path, text: str | None, says: str
) -> None:
    file = tmp_path / "sent.phrases.toml"
    if text is not None:
        file.write_text(text, "utf-8")
    with pytest.raises(TrainerError) as refused:
        phrases.preview(file)
    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)
    assert ours(phrases) == []


def test_a_place_where_nothing_can_be_written_is_told(phrases: Phrases, tmp_path: Path) -> None:
    phrases.save(OURS)
    with pytest.raises(TrainerError, match="could not be written"):
        phrases.share(ours(phrases)[0], tmp_path / "nowhere" / "a.phrases.toml")
