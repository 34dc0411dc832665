"""When to be reminded, and whether the program stays beside the clock."""

from __future__ import annotations

from trainer import words
from trainer.domain.reminders import LATEST, OFF
from trainer.gui.screens.settings.controls import Controls, Group
from trainer.gui.tray import Tray
from trainer.gui.widgets.picker import Picker

NO_TRAY = "This desktop has no tray for an icon. A reminder stands in the open window instead."


class EverydayGroup(Group):
    """A reminder and the tray."""

    def __init__(self, controls: Controls, tray: Tray | None) -> None:
        there = tray is not None and tray.is_available()
        stay = controls.switch("tray")
        stay.setEnabled(there)
        super().__init__(
            "Every day",
            "" if there else NO_TRAY,
            (
                "Remind me",
                _times(controls),
                "While the program runs, when something is due, and never while you practise.",
            ),
            ("Stay in the tray", stay, "Closing the window keeps the program running beside the clock."),
        )


def _times(controls: Controls) -> Picker:
    """Never, or a time of the day."""
    chosen = controls.now.reminder
    times = Picker(name="Remind me")
    times.addItem("Never", OFF)
    for minute in sorted({*range(0, LATEST, 30), max(chosen, 0)}):
        times.addItem(f"at {words.time_of_day(minute)}", minute)
    times.setCurrentIndex(times.findData(chosen))
    times.activated.connect(lambda place: controls.keep(reminder=times.itemData(place)))
    return times
