"""Snapshots add up."""

from trainer.domain.categories import Category
from trainer.domain.views import Counts, Today


def test_counts_add_up():
    assert Counts(1, 2, 3) + Counts(10, 20, 30) == Counts(11, 22, 33)


def test_todays_lines_are_those_of_all_categories():
    planned = dict.fromkeys(Category, 2)
    assert Today(day=0, counts={}, planned=planned, minutes=9, waiting=0, done=0).lines == 14
