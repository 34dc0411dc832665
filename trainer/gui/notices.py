"""The strip of the window: what was said last, and behind it what holds until it is mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot

from trainer.errors import TrainerError
from trainer.gui.widgets.strip import Strip

LOOKING = "The folder with your cards may only be read. Look around; to practise, allow writing to it and start again."
LAST_ROOM = "The disk is full: this is saved, and there is room for about 200 answers more. Make room on it soon."
LITTLE_ROOM = "The disk is nearly full. Answers are still saved, but not for long: make room on it soon."
BACKING_UP = "One moment; a backup is being made."
DAMAGED = "The file with your answers is damaged. Repair it now; what can be read comes back."

UNDO, REDO = "Undo", "Redo"

_OF_KEYS = {"undo": UNDO, "redo": REDO}
_QUIT, _REPAIR, _BACK_UP, _AGAIN, _PRACTISE = "Quit", "Repair", "Back up now", "Try again", "Practise now"


@dataclass(frozen=True)
class Offer:
    """A sentence, and one thing that can be done about it: the words of its button and what that does.

    The keys that undo and redo press a button that says so.
    """

    sentence: str
    action: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Lasting:
    """A sentence on what is amiss, which holds until the person has put it away; an empty one when nothing is."""

    sentence: str


class Notices(Strip):
    """Says one thing at a time.

    Signals:
        quit_wanted, repair_wanted, backup_wanted, again_wanted, practice_wanted: The button of a sentence was pressed.
    """

    quit_wanted = Signal()
    repair_wanted = Signal()
    backup_wanted = Signal()
    again_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._standing: Callable[[], None] | None = None
        self._room = ""
        self._failure = ""
        self._amiss = ""
        self._wanted = self.quit_wanted
        self._offer: Offer | None = None
        self._said = ""
        self.acted.connect(self._on_acted)
        self.backup_wanted.connect(self._on_backup_wanted)
        self.closed.connect(self._on_put_away)

    def clear(self) -> None:
        """Nothing to say any more but what still holds."""
        super().clear()
        if self._standing is not None:
            self._standing()
        elif self._room:
            self.say(self._room, "warning")
        elif self._failure:
            self._wanted = self.backup_wanted
            self.say(self._failure, "warning", action=_BACK_UP)
        elif self._amiss:
            self.say(self._amiss, "warning")

    def refuse(self, sentence: str) -> None:
        """Nothing can be done here but to leave."""
        self._wanted = self.quit_wanted
        self.say(sentence, action=_QUIT)

    def refuse_for_now(self, sentence: str) -> None:
        """Nothing can be done here before something else is mended; holds until then."""
        self._standing, self._wanted = partial(self.refuse_for_now, sentence), self.again_wanted
        self.say(sentence, action=_AGAIN)

    def look_only(self) -> None:
        """The home may only be read."""
        self._standing = self.look_only
        self.say(LOOKING, "warning")

    def offer_repair(self) -> None:
        """The database is damaged."""
        self._standing, self._wanted = self.offer_repair, self.repair_wanted
        self.say(DAMAGED, action=_REPAIR)

    @Slot(str)
    def remind(self, sentence: str) -> None:
        """Something is due."""
        self._wanted = self.practice_wanted
        self.say(sentence, "neutral", action=_PRACTISE)

    def forget(self) -> None:
        """What held holds no longer."""
        self._standing, self._room, self._failure, self._amiss = None, "", "", ""
        self.clear()

    @Slot(str)
    def tell_backup(self, failure: str) -> None:
        """Why there is no backup, which holds until this is said with an empty sentence."""
        before, self._failure = self._failure, failure
        self._tell(failure, before)

    @Slot(str)
    def tell_room(self, shortage: str) -> None:
        """How short the room on the disk is, which holds until there is some again or the person has put it away."""
        before, self._room = self._room, shortage
        self._tell(shortage, before)

    def _tell(self, now: str, before: str) -> None:
        if now or self.sentence() in (before, BACKING_UP):
            self.clear()

    @Slot(object)
    def fail(self, error: TrainerError) -> None:
        """What could not be done."""
        self.say(str(error))

    @Slot(object)
    def note(self, said: str | Offer | Lasting) -> None:
        """One sentence; an empty one clears the strip but for what still holds."""
        if isinstance(said, Lasting):
            before, self._amiss = self._amiss, said.sentence
            self._tell(said.sentence, before)
        elif isinstance(said, Offer):
            self.say(said.sentence, "neutral", said.action)
            self._offer = said
        else:
            self.say(said, "neutral") if said else self.clear()

    def say(self, sentence: str, kind: str = "danger", action: str = "") -> None:
        """Say something else; what was offered before is offered no longer."""
        self._offer, self._said = None, sentence
        super().say(sentence, kind, action)

    def does(self, name: str) -> bool:
        """Do what is offered, if that is what the action of a key is about; False when it is not."""
        offer = self._offer
        if self.isHidden() or offer is None or offer.action != _OF_KEYS.get(name):
            return False
        offer.run()
        return True

    def last(self) -> Offer:
        """What was said last, put away or not, and what could be done about it."""
        return self._offer or Offer(self._said, self._action.text(), self._wanted.emit)

    @Slot()
    def _on_put_away(self) -> None:
        """Whoever has put the shortage away knows of it; who has put another sentence away, of that one."""
        if self._said == self._room:
            self._room = ""
        if self._said == self._amiss:
            self._amiss = ""

    @Slot()
    def _on_backup_wanted(self) -> None:
        """What comes of it may be said in the same words as before: that it was tried is to be seen all the same."""
        self.note(BACKING_UP)

    @Slot()
    def _on_acted(self) -> None:
        self.last().run()
