"""A report counts what the log says and nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.builders import FixedClock, a_deck, answer, answer_all, some_cards, take_in
from tests.services.conftest import Home
from trainer.domain.categories import Category
from trainer.domain.feedback import SOFTENERS, Label
from trainer.domain.memory import Rating
from trainer.domain.views import Tally

AGREED, THANKED = "I agree, it is a lot.", "Thanks for telling me."


def test_a_fresh_home_has_an_empty_report_with_every_name_in_it(home: Home) -> None:
    report = home(a_deck()).progress.report()
    assert report.recall == dict.fromkeys(Category, Tally())
    assert [use.label for use in report.phrases] == list(SOFTENERS)
    assert (report.answered, report.recalled, report.practised) == (0, 0, 0)


def test_recall_counts_first_answers_per_category(home: Home) -> None:
    workspace = home(a_deck(*some_cards(2, category=Category.TIME), *some_cards(1, 3, category=Category.FEAR)))
    session = workspace.study.start()
    missed = answer(session, rating=Rating.AGAIN).question
    answer_all(session)
    report = workspace.progress.report()
    right = {Category.TIME: 2, Category.FEAR: 1}
    right[missed.category] -= 1
    assert {kind: tally.recalled for kind, tally in report.recall.items() if tally.answered} == right
    assert (report.answered, report.recalled) == (3, 2)


def test_answers_before_the_first_day_are_left_out(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(5)), new_per_day=1)
    answer(workspace.study.start())
    clock.advance(days=6)
    assert workspace.progress.report(7).practised == 1
    assert workspace.progress.report(6).answered == 0


def test_phrases_are_counted_per_family_with_their_last_day(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(5)))
    session = workspace.study.start()
    first = clock.day
    answer(session, said=f"{AGREED} {THANKED}")
    clock.advance(days=1)
    answer(session, said=AGREED)
    used = {use.label: (use.count, use.last_day) for use in workspace.progress.report().phrases if use.count}
    assert used == {Label.AGREE: (2, first + 1), Label.THANKS: (1, first)}


def test_a_phrase_in_an_answer_that_was_undone_does_not_count(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    answer(session, said=AGREED)
    answer(session, said=THANKED)
    session.undo()
    used = [use.label for use in workspace.progress.report().phrases if use.count]
    assert used == [Label.AGREE]
    assert workspace.progress.report().answered == 1


def test_answers_to_retired_cards_still_count(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck(*some_cards(2)))
    answer_all(workspace.study.start())
    take_in(workspace, a_deck(*some_cards(1)), tmp_path)
    assert workspace.progress.report().answered == 2


def test_days_of_practice_are_counted_once(home: Home, clock: FixedClock) -> None:
    workspace = home(a_deck(*some_cards(9)), new_per_day=2)
    for _ in range(3):
        answer_all(workspace.study.start())
        clock.advance(days=1)
    assert workspace.progress.report().practised == 3
