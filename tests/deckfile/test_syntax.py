from __future__ import annotations

import pytest

from tests.deckfile.samples import VALID, line_of, only, problems, spoilt


@pytest.mark.parametrize(
    ("old", "new", "start", "says"),
    [
        ('title = "Budget"', 'title = "Budget', "title", "not closed; put a quotation mark at its end"),
        ('title = "Budget"', "title = 'Budget", "title", "not closed; put a quotation mark at its end"),
        ('title = "Budget"', "title = Budget", "title", "missing or not in quotation marks"),
        ('title = "Budget"', "title =", "title", "missing or not in quotation marks"),
        ('title = "Budget"', "title = “Budget”", "title", "curly quotation marks here; write straight ones"),
        ('title = "Budget"', "title = Bud“g”et", "title", "missing or not in quotation marks"),
        ('title = "Budget"', 'title "Budget"', "title", "no '=' after the key"),
        ('title = "Budget"', 'title = "the "big" one"', "title", 'write quotation marks inside a text as \\"'),
        ('title = "Budget"', 'title = "C:\\docs"', "title", "lone backslash"),
        ('title = "Budget"', 'title = "\\uD800"', "title", "half of a character"),
        ('title = "Budget"', 'title = "\\u12"', "title", "lacks its four digits"),
        ('title = "Budget"', '= "Budget"', "title", "neither a key nor a section"),
        ("version = 3", 'id = "again"', "version", "already there above; keep one"),
        ('credits = ["Ada", "Grace"]', 'credits = ["Ada" "Grace"]', "credits", "a comma is missing"),
        ("review_by = 2027-05-31", "review_by = 2027-02-31", "review_by", "no day of the calendar"),
        ("[card.slots]", "[card.slots", "[card.slots", "brackets are not closed"),
        ("[card.slots]", "[card]", "[card.slots", "two brackets, as in [[card]]"),
        ("[card.slots]", "[card.reply]", "[card.slots", "already there above"),
    ],
)
def test_broken_toml_is_said_in_a_persons_words(old: str, new: str, start: str, says: str) -> None:
    found = only(spoilt(old, new))
    assert found.line == line_of(start)
    assert says in found.sentence


def test_a_key_used_twice_is_named_where_its_second_text_begins() -> None:
    again = 'real_pain = """\none\ntwo"""\n'
    found = only(spoilt("real_pain", f"{again}real_pain"))
    assert found.line == line_of("real_pain") + 3
    found = only(spoilt('tells = "The', f'{again}{again}tells = "The'))
    assert found.line == line_of("tells") + 3


def test_rubbish_is_refused_on_line_1() -> None:
    assert only(b"%PDF-1.7 and so on").line == 1
    assert {found.line for found in problems(b"\x01\x02\x03")} == {1}


def test_a_file_cut_off_inside_a_long_text_names_its_end_and_its_beginning() -> None:
    found = only(VALID[: VALID.index("you could?")].encode())
    assert found.line == line_of("What would")
    assert found.sentence == (
        f"The file ends in the middle of what begins on line {line_of('reply')}; "
        "fetch it again if it was cut off, or write the missing mark."
    )


def test_a_file_cut_off_inside_a_line_names_it() -> None:
    found = only(VALID[: VALID.index("fiscal")].encode())
    assert found.line == line_of("objection")
    assert found.sentence.startswith("The file ends in the middle of this line;")


def test_a_file_cut_off_between_two_lines_lacks_what_followed() -> None:
    found = problems(VALID[: VALID.index('objection = "We are')].encode())
    assert {problem.line for problem in found} == {line_of('id = "imlx') - 1}
    assert [problem.sentence.split(";")[0] for problem in found] == [
        "The objection is missing",
        "The reply is missing",
    ]


@pytest.mark.parametrize("end", range(0, len(VALID), 7))
def test_wherever_a_file_is_cut_off_its_problems_name_a_line_that_exists(end: int) -> None:
    text = VALID[:end]
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems(text.encode()))
