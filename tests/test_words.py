"""Every fact has its words, and the words read well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_card, a_claim, a_full_card, saying
from trainer import words
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty, Label, Note, Substance
from trainer.domain.memory import FOUR_GRADES, Rating
from trainer.domain.moves import Step
from trainer.domain.views import Choice
from trainer.domain.writing import Fault, Trouble, said, troubles


@pytest.mark.parametrize(
    ("names", "facts"),
    [
        (words.CATEGORIES, Category),
        (words.MEANINGS, Category),
        (words.LABELS, Label),
        (words.DEFINITIONS, Label),
        (words.CERTAINTIES, Certainty),
        (words.NOTES, Note),
        (words.STEPS, Step),
        (words.SUBSTANCES, Substance),
        (words.GRADES, FOUR_GRADES),
    ],
)
def test_every_fact_has_words_of_its_own(names, facts):
    assert set(names) == set(facts)
    assert len(set(names.values())) == len(names)
    assert all(text.strip() == text != "" for text in names.values())


@pytest.mark.parametrize("sentences", [words.MEANINGS, words.DEFINITIONS, words.NOTES])
def test_sentences_end_with_a_full_stop(sentences):
    assert all(sentence.endswith(".") for sentence in sentences.values())


@pytest.mark.parametrize("field", words.FIELDS)
@pytest.mark.parametrize("fault", Fault)
def test_every_trouble_is_told_in_whole_sentences(fault, field):
    told = words.trouble(Trouble(fault, field, "400"))
    assert told.startswith(words.FIELDS[field])
    assert told.endswith(".")


@pytest.mark.parametrize("broken", [("a.phrases.toml: no.",), ("a.phrases.toml: no.", "b.phrases.toml is not read.")])
def test_what_is_said_of_phrase_files_holds_for_one_and_for_several(broken):
    told = words.coach_trouble("", broken)
    assert told == f"Not all phrase files of your team can be used. {' '.join(broken)}"
    assert words.coach_trouble("", ()) == ""


def test_a_slot_is_named_with_its_braces():
    assert "{whoever}" in words.trouble(Trouble(Fault.UNKNOWN_SLOT, "reply", "whoever"))
    assert "{product}" in words.trouble(Trouble(Fault.STRAY_BRACE, "reply"))


def test_every_field_that_can_have_a_trouble_has_a_name():
    spoilt = a_card(objection="{", variant="{", reply="{", plain_reply="{", points=("{",) * 9, tells="{")
    empty = a_card(objection="", reply="", facts=(a_claim(),), slots={"region": "{"})
    others = (saying("{whoever}", spot) for spot, _ in said(a_full_card()))
    assert {trouble.field for card in (spoilt, empty, *others) for trouble in troubles(card)} <= set(words.FIELDS)


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice(Rating.AGAIN, minutes=1), "again within 1 minute"),
        (Choice(Rating.AGAIN, minutes=10), "again within 10 minutes"),
        (Choice(Rating.GOOD, days=1), "tomorrow"),
        (Choice(Rating.GOOD, days=2), "in 2 days"),
        (Choice(Rating.GOOD, days=29), "in 29 days"),
        (Choice(Rating.GOOD, days=30), "in 1 month"),
        (Choice(Rating.EASY, days=180), "in 6 months"),
        (Choice(Rating.EASY, days=365), "in 1 year"),
    ],
)
def test_an_interval_is_told_as_a_person_says_it(choice, told):
    assert words.interval(choice) == told


@given(st.integers(1, 344))
def test_a_longer_stretch_never_sounds_shorter(days):
    size = {"day": 1, "month": 30}

    def heard(text):
        number, unit = text.split()
        return int(number) * size[unit.rstrip("s")]

    assert heard(words.span(days)) <= heard(words.span(days + 1)) if days < 344 else True


@pytest.mark.parametrize(("count", "told"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines")])
def test_one_is_one_and_all_else_is_many(count, told):
    assert words.plural(count, "line") == told


def test_an_odd_plural_can_be_given():
    assert [words.plural(count, "reply", "replies") for count in (1, 2)] == ["1 reply", "2 replies"]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 seconds"), (1, "1 second"), (89, "89 seconds"), (90, "2 minutes"), (3600, "60 minutes")],
)
def test_a_duration_is_rounded_to_what_matters(seconds, told):
    assert words.lasted(seconds) == told


def test_a_customers_line_stands_in_curly_quotes():
    assert words.quote("I don't know.") == "“I don’t know.”"


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "yesterday"), (5, "5 days ago"), (61, "2 months ago"), (900, "2 years ago")]
)
def test_how_long_ago(days, said):
    assert words.ago(days) == said


@pytest.mark.parametrize(
    ("times", "told"), [(1, "heard once"), (2, "heard twice"), (3, "heard 3 times"), (41, "heard 41 times")]
)
def test_how_often_a_line_was_heard(times, told):
    assert words.heard(times) == told


@pytest.mark.parametrize(
    ("times", "last_day", "told"),
    [
        (0, 0, "not used yet"),
        (1, 20_000, "used once, last today"),
        (2, 19_999, "used 2 times, last yesterday"),
        (12, 19_998, "used 12 times, last on Wednesday"),
        (12, 19_994, "used 12 times, last on Saturday"),
        (12, 19_993, "used 12 times, last 7 days ago"),
        (3, 20_001, "used 3 times, last today"),
    ],
)
def test_how_often_a_phrase_was_used_and_when_last(times, last_day, told):
    assert words.used(times, last_day, 20_000) == told
    assert words.used(times, last_day, 20_000, measured=False) == told.replace("used", "noticed")


def test_what_became_of_a_line_that_was_heard_is_told_with_the_line():
    assert words.captured("We can't.", 1, is_new=True).startswith("Saved. “We can’t.” is practised once")
    assert words.captured("We can't.", 2, is_new=False) == "Counted. “We can’t.” was heard twice so far."
    told = [words.captured("We can't.", times, is_new=False, is_more=False) for times in (1, 0)]
    assert told == ["Taken back. “We can’t.” was heard once so far.", "Taken back. “We can’t.” is off the list."]


def test_what_a_line_is_like_can_be_counted_from_a_shell():
    told = words.much_like('It\'s "$5", no!')
    assert told == 'It is much like “It’s "$5", no!”; to count it there: trainer heard "It\'s 5 , no"'


def test_what_an_export_leaves_out_is_told_and_nothing_else():
    assert words.left_out(0) == ""
    assert words.left_out(1) == " 1 line without a reply was left out."
    assert words.left_out(2) == " 2 lines without a reply were left out."


@pytest.mark.parametrize(
    ("lines", "minutes", "told"),
    [(8, 5, "8 lines are due, about 5 minutes"), (1, 1, "1 line is due, about 1 minute")],
)
def test_what_a_reminder_says(lines, minutes, told):
    assert words.reminder(lines, minutes) == told


@pytest.mark.parametrize(("minute", "told"), [(0, "00:00"), (510, "08:30"), (1439, "23:59")])
def test_a_time_of_day_is_told_as_a_clock_shows_it(minute, told):
    assert words.time_of_day(minute) == told
