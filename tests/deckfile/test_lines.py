from __future__ import annotations

import pytest

from trainer.deckfile.lines import LineIndex, Place

TEXT = '''\
title = "x" # [[card]]
"quoted" = 1
[[card]]
id = "a"
reply = """
[[card]]
id = "no"
"""
points = [
  "one", # "remark"
  """two
  and""", 'three',
]
slots.a = "b"
[[card.layers]]
ask = "?"
[card.slots]
b = "c"
[[card]]
[[card.layers]]
[[card.layers]]
  ask = 'why'
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("title",), 1),
        (("quoted",), 2),
        (("card",), 3),
        (("card", 0), 3),
        (("card", 0, "reply"), 5),
        (("card", 0, "points"), 9),
        (("card", 0, "points", 0), 10),
        (("card", 0, "points", 1), 11),
        (("card", 0, "points", 2), 12),
        (("card", 0, "slots", "a"), 14),
        (("card", 0, "layers", 0, "ask"), 16),
        (("card", 0, "slots", "b"), 18),
        (("card", 1), 19),
        (("card", 1, "layers", 1, "ask"), 22),
        (("card", 1, "layers", 1, "customer"), 21),
        (("card", 1, "id"), 19),
        (("owner",), 1),
    ],
)
def test_every_place_has_its_line(place: Place, line: int) -> None:
    assert LineIndex(TEXT).of(place) == line


def test_a_statement_covers_its_lines() -> None:
    index = LineIndex(TEXT)
    assert [index.statement(line) for line in (1, 4, 7, 8, 12, 13, 99)] == [1, 4, 5, 5, 9, 9, 22]


@pytest.mark.parametrize("text", ["", '"""', "'''\n\n", "a = [\n[[x]]", "]]]\n=\n[[", 'a = "\\', "[]\n[[]]\n. = 1"])
def test_broken_text_is_walked_all_the_same(text: str) -> None:
    assert LineIndex(text).of(("card", 3)) >= 1
