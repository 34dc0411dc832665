"""One valid deck file with known line numbers, and ways to spoil it."""

from __future__ import annotations

from trainer.deckfile import DeckFileError, Problem, loads

VALID = '''\
format = 1
id = "qormn5am7r5p"
title = "Budget"
version = 3
language = "en"
owner = "Sales floor"
credits = ["Ada", "Grace"]
review_by = 2027-05-31
changes = "First edition."

[[card]]
id = "75aiopinn2u2"
category = "budget"
objection = "I don't have any money this fiscal year."
variant = "Nothing is left for {product}."
reply = """
I agree, and {newest_customer} said the same.
What would you want fixed first, "if" you could?"""
plain_reply = "I agree. What would you want fixed first?"
bad_reply = "Everybody has money."
points = [
    "agrees with the worry",
    "asks what waiting costs",
]
softener = "agree"
stage = "interest"
tells = "The money is gone, not the need."
real_pain = "Order errors land on this person."
deflections = ["Let's talk in January."]
likely_in = ["public sector"]
notes = "A note with a tab\\there."
tags = ["BUD-01"]

[card.slots]
region = "the north"

[[card.facts]]
slot = "newest_customer"
means = "They may be named."
verified = true

[[card.layers]]
ask = "What would you want fixed?"
customer = "The way we handle orders in {region}."

[[card.layers]]
ask = "What goes wrong?"
customer = "Somebody stays late."

[[card]]
id = "imlxjtsphvhk"
category = "no_interest"
objection = "We are fine."
reply = "Good to hear. What works best?"
'''


def line_of(start: str, text: str = VALID) -> int:
    """The line of the first line that begins with `start`."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(start))


def spoilt(old: str, new: str) -> bytes:
    """The valid file with its first `old` replaced."""
    assert old in VALID
    return VALID.replace(old, new, 1).encode()


def problems(data: bytes) -> tuple[Problem, ...]:
    """What `loads` says is wrong; nothing when it gives a deck."""
    try:
        loads(data, "some.deck.toml")
    except DeckFileError as error:
        return error.problems
    return ()


def only(data: bytes) -> Problem:
    """The one thing that is wrong."""
    found = problems(data)
    assert len(found) == 1, found
    assert found[0].sentence.endswith((".", "?", "= 1")), found
    return found[0]
