"""Every phrase file keeps its own promises, and a broken one says what is wrong."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trainer import words
from trainer.coaching.coach import Coach
from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import MAX_PLACES, Family, FamilyError, load_family, load_folder, load_team
from trainer.coaching.normalise import tokens
from trainer.coaching.rules import Rules
from trainer.domain.feedback import Certainty, CoachContext, Label, LabelKind
from trainer.domain.phrases import MAX_BYTES, MAX_FILES

FAMILIES = load_folder(folder())
COACH = Coach(FAMILIES)
RULES = Rules(FAMILIES)
BRIEF = {"open_question": 8, "jargon": 7, "proof_story": 5}
"""Few patterns say much: what begins a question, a list of terms, what begins a story of others."""
TAUGHT = {
    "legitimacy": "softener",
    "hedged_offer": "softener",
    "candour": "softener",
    "ownership": "softener",
    "contract": "move",
    "pre_handle": "move",
    "confirm": "move",
    "arrogant": "fault",
    "jargon": "fault",
    "gives_it_away": "fault",
    "closing": "fault",
    "answers_emotion": "fault",
}
GOOD = """
family = "thanks"
name = "N"
definition = "D"
patterns = ["well done {who}"]
[slots]
who = ["you", "all of you"]
"""


def sentences(which: str) -> list[object]:
    return [
        pytest.param(family, text, id=f"{family.file.split('.')[0]}-{text}")
        for family in FAMILIES
        for text in getattr(family, which)
    ]


def heard(text: str) -> set[str]:
    """What the shipped patterns find in a text, the parts of a softener among it."""
    return {hit.family.key for hit in RULES.hear(tokens(text, everyday().spelling))}


@pytest.mark.parametrize(("family", "text"), sentences("examples"))
def test_example_is_found(family: Family, text: str) -> None:
    assert family.key in heard(text)


@pytest.mark.parametrize(("family", "text"), sentences("near_misses"))
def test_near_miss_is_not_found(family: Family, text: str) -> None:
    assert family.key not in heard(text)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.file)
def test_file_is_generous(family: Family) -> None:
    assert len(family.patterns) >= BRIEF.get(family.key, 12 if family.kind is LabelKind.PART else 15)
    assert len(family.examples) >= 15
    assert len(family.near_misses) >= 12


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.file)
def test_a_definition_is_about_the_sentence_and_never_about_who_said_it(family: Family) -> None:
    said = (family.definition, *family.whys.values())
    assert not [
        text for text in said if re.search(r"\b(reps?|sellers?|salesperson|speaker|bad|poor|wrong)\b", text.lower())
    ]


def test_what_is_measured_has_one_name_everywhere() -> None:
    for family in load_folder(folder()):
        assert family.label is None or family.name == words.LABELS[family.label]


def test_seven_families_and_two_moves_are_measured_by_words_too() -> None:
    assert {family.label for family in FAMILIES if family.label} == {
        *(label for label in Label if label.kind == "softener"),
        Label.OPEN_QUESTION,
        Label.PROOF_STORY,
    }


def test_what_else_the_taxonomy_teaches_is_heard_by_words_alone() -> None:
    taught = {family.key: family for family in FAMILIES if not family.label and family.kind is not LabelKind.PART}
    assert {key: family.kind.value for key, family in taught.items()} == TAUGHT
    assert all(family.only_words for family in FAMILIES if not family.label)


@pytest.mark.parametrize("key", TAUGHT)
def test_what_is_taught_and_not_measured_is_a_suggestion_and_no_label(key: str) -> None:
    example = next(family.examples[0] for family in FAMILIES if family.key == key)
    feedback = COACH(example, CoachContext())
    assert [one.certainty for one in feedback.noticed if one.family == key] == [Certainty.CHECK]
    assert key not in {*feedback.labels}


def test_words_of_the_trade_are_jargon_only_when_the_customer_did_not_use_them() -> None:
    reply = "It's SOC 2 with SSO."
    assert [one.family for one in COACH(reply, CoachContext(objection="Is it safe?")).noticed] == ["jargon"]
    assert COACH(reply, CoachContext(objection="Do you have SOC 2, and what about SSO?")).noticed == ()


def test_parts_of_a_softener_are_not_shown_themselves() -> None:
    feedback = COACH("Thank you for the reminder. We've now completed the security review.", CoachContext())
    assert feedback.noticed == ()


def test_team_folder_adds_to_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "ours.phrases.toml").write_text(GOOD, encoding="utf-8")
    feedback = Coach([*FAMILIES, *load_folder(tmp_path)])("Well done, all of you!", CoachContext())
    assert feedback.labels == (Label.THANKS,)
    assert feedback.findings[0].certainty is Certainty.SURE


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("family = ", "not valid TOML"),
        (GOOD.replace('"thanks"', '"joy"'), "“kind” is one of softener, move"),
        (GOOD.replace('"thanks"', '"Joy!"'), "“Joy!” must be 2 to 40 small letters"),
        (GOOD.replace('name = "N"', ""), "“name” is missing"),
        (GOOD.replace('definition = "D"', "definition = 3"), "“definition” is missing"),
        (GOOD.replace("patterns", "petterns"), "“petterns” is not known"),
        (GOOD.replace('["well done {who}"]', "[]"), "no pattern"),
        (
            GOOD.replace(
                '["well done {who}"]', '[]\nexamples = ["Well done."]\nkind = "move"\nheard = "words"'
            ).replace('"thanks"', '"joy"'),
            "no pattern",
        ),
        ('family = "joy"\nname = "N"\ndefinition = "D"\nkind = "move"\n', "neither an example nor a pattern"),
        (GOOD.replace('["well done {who}"]', '"well done"'), "list of texts"),
        (GOOD.replace("{who}", "{whom}"), "{whom}, which is not defined"),
        (GOOD.replace("{who}", "({who}"), "not closed"),
        (GOOD.replace("{who}", "()"), "empty"),
        (GOOD.replace("{who}", "..."), "gap"),
        (GOOD.replace("well done {who}", "(well)"), "no word that must be there"),
        (GOOD.replace("well done", "well [end] done"), "only behind"),
        (GOOD.replace("well done", "well [a-z]+"), "does not belong"),
        (GOOD.replace("well done", "um done"), "hesitation"),
        (GOOD.replace("well", "word " * 60), "longer than"),
        (GOOD.replace("well", "a " * 30), "too long"),
        (GOOD.replace('"all of you"', '"a b c d e f g h i"'), "at most 8"),
        (GOOD.replace("[slots]", "gap = 99\n[slots]"), "from 1 to 8"),
        (GOOD.replace("[slots]", 'span = "all"\n[slots]'), "“span”"),
        (GOOD.replace("[slots]", 'heard = "loudly"\n[slots]'), "“heard”"),
        (GOOD.replace('"N"', '"""N\nM"""'), "“name” has a line break; it is one line of text."),
        (GOOD.replace('"D"', '"D\\u2028E"'), "“definition” has a line break; it is one line of text."),
        (GOOD.replace("[slots]", 'seed = "on\\n"\n[slots]'), "“seed” has a line break"),
        (GOOD.replace("[slots]", 'examples = ["Well\\ndone, you."]\n[slots]'), "“examples” has a line break"),
        (GOOD.replace("[slots]", 'near_misses = ["a\\rb"]\n[slots]'), "“near_misses” has a line break"),
        (GOOD + '[[near]]\ntext = "t"\nwhy = "a\\nb"', "“near” has a line break"),
        (
            GOOD.replace("[slots]", 'examples = [""]\n[slots]'),
            "“examples” has an entry without a word; write a sentence there, or take it out.",
        ),
        (
            GOOD.replace("[slots]", 'examples = ["Well done, you.", "?!"]\n[slots]'),
            "“examples” has an entry without a word",
        ),
        (GOOD.replace("[slots]", 'near_misses = [" "]\n[slots]'), "“near_misses” has an entry without a word"),
        (GOOD + '[[near]]\ntext = " "\nwhy = "w"', "“near” has an entry without a word"),
        (GOOD + "#" * MAX_BYTES, "larger than"),
        ("a=" + "[" * 20_000, "not valid TOML"),
    ],
)
def test_broken_file_is_refused_in_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "ours.phrases.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FamilyError) as caught:
        load_family(file)
    assert str(caught.value).startswith("ours.phrases.toml: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_no_folder_has_room_for_is_told(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 2):
        (tmp_path / f"f{number:02}.phrases.toml").write_text(GOOD, "utf-8")
    good, broken = load_team(tmp_path)
    assert len(good) == MAX_FILES
    assert broken == (
        "f64.phrases.toml is not read, nor is 1 more: a folder holds at most 64 phrase files; remove some.",
    )
    (tmp_path / "f00.phrases.toml").unlink()
    assert load_team(tmp_path)[1] == (
        "f65.phrases.toml is not read: a folder holds at most 64 phrase files; remove some.",
    )
    (tmp_path / "f01.phrases.toml").unlink()
    assert load_team(tmp_path)[1] == ()


def test_near_misses_may_say_why(tmp_path: Path) -> None:
    file = tmp_path / "ours.phrases.toml"
    why = '[[near]]\ntext = "Well done, them."\nwhy = "nobody who is here"\n'
    file.write_text(GOOD.replace("[slots]", 'near_misses = ["Well."]\n[slots]') + why, encoding="utf-8")
    family = load_family(file)
    assert family.near_misses == ("Well.", "Well done, them.")
    assert family.whys == {"Well done, them.": "nobody who is here"}


@pytest.mark.parametrize(
    "near",
    ['near = "no"', '[[near]]\ntext = "t"', '[[near]]\ntext = 1\nwhy = "w"', '[[near]]\ntext = "t"\nwhy = "w"\nx = 1'],
)
def test_a_near_miss_that_is_written_otherwise_is_refused(tmp_path: Path, near: str) -> None:
    file = tmp_path / "ours.phrases.toml"
    text = near + GOOD if near.startswith("near") else GOOD + near
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FamilyError, match="near"):
        load_family(file)


def test_bytes_that_are_no_text_and_files_that_are_gone(tmp_path: Path) -> None:
    file = tmp_path / "ours.phrases.toml"
    with pytest.raises(FamilyError, match="cannot be read"):
        load_family(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FamilyError, match="not UTF-8"):
        load_family(file)


def test_file_that_spells_out_to_millions_of_words_is_refused(tmp_path: Path) -> None:
    ways = ", ".join(f'"{letter}{number}"' for letter in "abcdef" for number in range(30))
    patterns = ", ".join(f'"w{number} {"{who} " * 20}"' for number in range(300))
    text = f'family="thanks"\nname="N"\ndefinition="D"\npatterns=[{patterns}]\n[slots]\nwho=[{ways}]\n'
    file = tmp_path / "ours.phrases.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FamilyError, match="spell out"):
        load_family(file)


def crowded(count: int, key: str = "ours") -> str:
    """A file whose patterns take ten places each and share none."""
    listed = ", ".join(f'"w{number} ... well"' for number in range(count))
    return f'family="{key}"\nkind="move"\nname="N"\ndefinition="D"\ngap=6\npatterns=[{listed}]\n'


def test_a_file_with_more_patterns_than_can_be_heard_in_time_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ours.phrases.toml"
    file.write_text(crowded(MAX_PLACES // 10), "utf-8")
    assert load_family(file).places == MAX_PLACES
    file.write_text(crowded(MAX_PLACES // 10 + 1), "utf-8")
    with pytest.raises(FamilyError) as caught:
        load_family(file)
    assert str(caught.value) == (
        "ours.phrases.toml: the patterns are too many for one file; "
        "write fewer patterns, or fewer words in brackets and gaps."
    )


def test_of_many_files_those_are_read_that_can_be_heard_in_time_together(tmp_path: Path) -> None:
    for name, count in {"a": 200, "b": 101, "c": 100}.items():
        (tmp_path / f"{name}.phrases.toml").write_text(crowded(count), "utf-8")
    good, (broken,) = load_team(tmp_path)
    assert [family.file for family in good] == ["a.phrases.toml", "c.phrases.toml"]
    assert broken.startswith("b.phrases.toml: the patterns of all your files together are too many; write fewer")


def test_a_pattern_that_is_there_twice_is_heard_once(tmp_path: Path) -> None:
    file = tmp_path / "ours.phrases.toml"
    file.write_text(
        GOOD.replace('"well done {who}"', '"well done {who}", "Well  done, {who}", "well done {who} [end]"')
    )
    assert [pattern.source for pattern in load_family(file).patterns] == ["well done {who}", "well done {who} [end]"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(("name", "told"), [(b"caf\xe9", "caf?"), (b"a:b", "a:b")])
def test_a_file_with_a_name_that_no_backup_can_hold_is_told(tmp_path: Path, name: bytes, told: str) -> None:
    (tmp_path / f"{os.fsdecode(name)}.phrases.toml").write_text(GOOD, "utf-8")
    (tmp_path / "sound.phrases.toml").write_text(GOOD, "utf-8")
    good, broken = load_team(tmp_path)
    assert [family.file for family in good] == ["sound.phrases.toml"]
    assert broken == (f"{told}.phrases.toml: a backup cannot hold a file of this name; rename it.",)


def test_a_team_writes_no_parts(tmp_path: Path) -> None:
    (tmp_path / "ours.phrases.toml").write_text(GOOD.replace('"thanks"', '"our_part"\nkind = "part"'), "utf-8")
    good, (broken,) = load_team(tmp_path)
    assert good == ()
    assert broken.startswith("ours.phrases.toml: “part” is for the families that come with the program")


@given(st.binary(max_size=200) | st.text(max_size=60).map(lambda text: f"{GOOD}\n{text}".encode()))
@example(f"{GOOD}\ngap = {'9' * 5_000}".encode())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_team_file_holds_the_others_are_read(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "odd.phrases.toml").write_bytes(held)
    (tmp_path / "sound.phrases.toml").write_text(GOOD, "utf-8")
    good, broken = load_team(tmp_path)
    assert "sound.phrases.toml" in {family.file for family in good}
    assert len(good) + len(broken) == 2


def test_what_a_team_takes_back_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "ours.phrases.toml").write_text(GOOD.replace("[slots]", 'unless = ["thank you"]\n[slots]'), "utf-8")
    coach = Coach([*FAMILIES, *load_folder(tmp_path)])
    assert coach("Thank you for telling me.", CoachContext()).labels == (Label.THANKS,)
