"""A card to be read from top to bottom: its line, its replies, what the line tells, its layers."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from trainer import words
from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.gui.desk import Desk
from trainer.gui.layouts import Item, col
from trainer.gui.widgets.prose import Prose, label


def card_text(desk: Desk, card: Card) -> QBoxLayout:
    """Everything a card says, with its slots filled and the rep's own words for its reply."""
    own = desk.workspace.editing.own_words(card.id)

    def filled(text: str) -> str:
        return slots.fill(text, desk.workspace.preferences().slots, card.slots)

    def part(title: str, *texts: str) -> list[Item]:
        """A title with what stands under it; nothing without a text."""
        said = [Prose(words.curly(filled(text))) for text in texts if text]
        return [label(title, "label", "muted"), 4, *said, 16] if said else []

    def layers() -> list[Item]:
        parts: list[Item] = [label("Four layers down", "label", "muted"), 6] if card.layers else []
        for layer in card.layers:
            parts += [Prose(words.curly(filled(layer.ask)), "body", "muted"), 2]
            parts += [Prose(words.quote(filled(layer.customer)), "speech_s"), 10]
        return parts

    return col(
        Prose(words.quote(filled(card.objection)), "speech_l", hang=card.category),
        20,
        *part("In your words", own),
        *part("One way to say it", card.reply),
        *part("The same without claims", "" if card.claims_are_verified else card.plain_reply),
        *part("Better not", card.bad_reply),
        *part("What the line tells us", card.tells),
        *part("Points", *card.points),
        *layers(),
        gap=0,
    )
