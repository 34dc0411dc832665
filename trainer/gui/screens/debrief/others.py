"""What those beside the rep made of it: of one reply, and of the whole talk. Their marks stand beside the coach's."""

from __future__ import annotations

from trainer import talkwords, words
from trainer.domain.played import Mark, Played, Seat
from trainer.gui.layouts import Item
from trainer.gui.widgets.prose import Prose, label

ROOM = 20
"""Pixels below each part."""


def on_reply(played: Played, place: int) -> tuple[Prose, ...]:
    """Below a reply: what each seat heard in it, and the note on it."""
    lines: list[Prose] = []
    for seat in Seat:
        mark, name = played.mark(seat, place), words.curly(talkwords.seat(played.casting, seat))
        if mark.labels is not None:
            lines.append(Prose(talkwords.heard(name, mark.labels), "small", "muted"))
        if mark.comment:
            lines.append(Prose(f"{name}: {words.quote(mark.comment)}", "small"))
    return tuple(lines)


def on_talk(played: Played) -> tuple[Item, ...]:
    """How far a customer would have believed it and come to trust the rep, beside what the rep guessed."""
    items: list[Item] = []
    for seat in Seat:
        mark = played.mark(seat)
        if mark != Mark(seat):
            name = words.curly(talkwords.seat(played.casting, seat))
            told = talkwords.rating(mark, played.verdict.trust if seat is Seat.PARTNER else 0)
            items += [label(f"What {name} made of it", "strong"), *(Prose(line, "body", "muted") for line in told)]
            items += [Prose(words.quote(mark.comment), "body"), ROOM] if mark.comment else [ROOM]
    return tuple(items)
