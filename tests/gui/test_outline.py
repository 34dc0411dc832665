"""A meeting on one page, whatever was written and whatever was not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import an_id
from tests.gui.test_paper import read
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.paper import as_text
from trainer.domain.prehandle import MOST, Foreseen, Plan
from trainer.gui.outline import outline
from trainer.gui.paper import as_pdf

FIRST = Foreseen(an_id(1), Category.PRICE, "You are too dear.", "Before you ask: yes, we cost more.")
BARE = Foreseen(an_id(2), Category.TIME, "No time.")
PLAN = Plan("u", Moment(0), "Ms Berger", "Who decides", "Half an hour, and a no is fine.", (FIRST, BARE))
ASKS = ("Compared with what?", "What takes the time?")


def test_a_page_has_what_it_is_for_what_to_say_first_what_to_ask_and_a_step_to_fill_in() -> None:
    told = as_text(outline(PLAN, ASKS))
    lines = told.splitlines()
    order = [
        "Ms Berger",
        "To find out",
        "Who decides",
        "How it opens",
        "Half an hour, and a no is fine.",
        "Say it first",
        "Before you ask: yes, we cost more.",
        "Price: “You are too dear.”",
        "May come up as well",
        "* “No time.”",
        "If it comes up all the same, ask",
        "* Compared with what?",
        "The next step, if there is one",
    ]
    places = [lines.index(line) for line in order]
    assert places == sorted(places)
    assert all(f"{part}: ____" in told for part in ("What", "Who", "By when"))


def test_what_was_not_written_has_no_heading() -> None:
    told = as_text(outline(Plan("u", Moment(0)), ()))
    assert told.startswith("A meeting\n")
    for heading in ("To find out", "How it opens", "Say it first", "May come up", "ask"):
        assert heading not in told


@pytest.mark.usefixtures("look")
def test_as_many_lines_as_there_may_be_still_fit_on_one_page() -> None:
    line = "You may be thinking that this will slow everybody down. For two weeks it will, and then it is done. " * 2
    many = tuple(replace(FIRST, card_id=an_id(at), objection="You are dear, " * 8, first=line) for at in range(MOST))
    full = replace(PLAN, objective="Who decides, " * 12, contract="Half an hour. " * 12, foreseen=many)
    pages, text = read(as_pdf(outline(full, ("What would have to be true for that to be worth your while?",) * 3)))
    assert pages == 1
    assert "Before" not in text.split("By when")[1]
