"""The screen of a review: the lines that are new on the left, one of them on the right, the verdict below it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer import reviewwords
from trainer.domain.remarks import Belief, Kind, State
from trainer.domain.replycheck import ReplyCheck
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.layouts import col, row, wrap
from trainer.gui.screens.review.comments import Comments
from trainer.gui.screens.review.desk import ReviewDesk
from trainer.gui.screens.review.redline import Redline
from trainer.gui.screens.review.signing import Signing
from trainer.gui.screens.review.verdict import Verdict
from trainer.gui.screens.screen import Act, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.focusring import KeyRing
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller
from trainer.services.publishing import Fate, Line, UnderReview

if TYPE_CHECKING:
    from trainer.gui.dialogs.files import Files

FOLD = 720
LEAST_LIST, LEAST_LINE = 190, 320
"""Heights when the line stands below the list, in pixels at 100 %."""

EMPTY = (
    "When somebody hands a deck in, what is new in it is read here, line by line. A team that shares a folder chooses "
    "it in the settings, under Reviews; a deck that came by mail is opened with the button on the left."
)
Step = Callable[[UnderReview], UnderReview]


class ReviewScreen(Screen):
    """Decks that were handed in. Reading and writing their files happens off this thread, one step after the other."""

    name = "review"
    title = "Review"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._team, self._publishing = desk.workspace.team, desk.workspace.publishing
        self._under: UnderReview | None = None
        self._line: Line | None = None
        self._path: Path | None = None
        self._steps: deque[Step] = deque()
        self._is_at_work = False
        self._begun: dict[str, str] = {}
        self._signing = Signing(desk, self)
        self._signing.done.connect(self._on_signed)
        self._signing.failed.connect(self.failed)
        self._desk = ReviewDesk()
        self._desk.deck_chosen.connect(self._read)
        self._desk.line_chosen.connect(self._show_line)
        self._desk.open_requested.connect(self._choose_file)
        self._redline, self._comments, self._verdict = Redline(), Comments(), Verdict()
        self._comments.said.connect(lambda text: self._say(Kind.COMMENT, text))
        self._comments.suggested.connect(lambda text: self._say(Kind.COMMENT, suggestion=text))
        self._verdict.believed.connect(self._believe)
        self._verdict.changes_requested.connect(self._ask_for_changes)
        self._verdict.approved.connect(self._approve)
        self._verdict.withdrawn.connect(self._withdraw)
        self._place = label("", "small", "muted")
        self._next = Button(kind="quiet", icon="chevron-down", name="Next line", key=key("review_next"))
        self._next.clicked.connect(lambda: self._desk.go(1))
        self._empty = Prose(EMPTY, "body", "muted")
        self._page = self._line_page()
        self._fold = Fold(self._desk, self._right(), at=FOLD, shares=(4, 7), gap=0)
        self._fold.turned.connect(self._on_turned)
        self._whole = Scroller(wrap(col((self._fold, 1), gap=0)))
        self.setLayout(col(self._whole, gap=0))
        self._on_turned(self._fold.folded)
        for part in (*self._of_line(), self._empty, self._verdict):  # until it is known what there is
            part.hide()

    # ------------------------------------------------------------ layout

    def _line_page(self) -> Scroller:
        head = row(None, self._place, self._next, gap=6)
        content = col(head, self._redline, 22, self._comments, self._empty, None, gap=0, margins=(40, 30, 36, 24))
        page = Scroller(wrap(content))
        page.setAccessibleName("The chosen line")
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it scrolls; the verdict stays
        KeyRing(page, reach=0)
        return page

    def _right(self) -> QWidget:
        return wrap(col((self._page, 1), self._verdict, gap=0))

    def _of_line(self) -> tuple[QWidget, ...]:
        return self._redline, self._comments, self._place, self._next

    @Slot(bool)
    def _on_turned(self, folded: bool) -> None:
        """Below one another list and line take a good height each, and the page scrolls."""
        look = theme.current()
        self._desk.setContentsMargins(30, 34, 28 if folded else 4, 12)
        self._desk.setLeastHeight(look.px(LEAST_LIST) if folded else 0)
        self._page.setMinimumHeight(look.px(LEAST_LINE) if folded else 0)

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        """Show the deck that was looked at last; `what` is the file of another one."""
        if what is not None:
            self._team.open_file(what)
            self._path = what.absolute()
        self._look()
        self._desk.to_list()

    def on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.team or changes.settings or changes.decks):
            self._look()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("review_next", partial(self._desk.go, 1)),
            Act("review_back", partial(self._desk.go, -1)),
            Act("review_open", self._choose_file),
            Act("ask_changes", self._ask_for_changes, self._may_judge),
            Act("approve", self._verdict.approve, self._may_judge),
            *(
                Act(f"believe_{at + 1}", partial(self._verdict.choose, at), self._may_judge)
                for at in range(len(Belief))
            ),
        )

    def _may_judge(self) -> bool:
        return self._verdict.isVisible()

    def _order_tabs(self) -> None:
        stops = (*self._desk.stops(), self._next, self._redline.stop, *self._comments.stops(), *self._verdict.stops())
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------ reading

    def _look(self) -> None:
        self.desk.tasks.run(self._team.refresh, self._on_looked, self.failed.emit)

    def _on_looked(self, _is_other: bool) -> None:
        """Stay with the deck that is shown; where it is gone, the first one that waits."""
        seen = self._team.seen
        paths = [one.path for one in seen.desk]
        waiting = [one.path for one in seen.waiting]
        chosen = self._path if self._path in paths else next(iter((*waiting, *paths)), None)
        self._desk.show_desk(seen.desk, chosen)
        self._read(chosen)
        if seen.damaged:
            self.noted.emit(seen.damaged[0])

    @Slot(object)
    def _read(self, path: Path | None) -> None:
        self._path = path
        if path is None:
            self._show(None)
        else:
            self.desk.tasks.run(partial(self._publishing.open, path), self._on_read, self.failed.emit)

    def _on_read(self, under: UnderReview) -> None:
        if under.path == self._path and not self._is_at_work:  # else what is being written shows it anew
            self._show(under)

    # ------------------------------------------------------------ showing

    def _show(self, under: UnderReview | None) -> None:
        self._under = under
        by = next((one for one in self._team.seen.desk if under and one.path == under.path), None)
        chosen = self._line.card.id if self._line else ""
        self._desk.show_review(under, by, chosen)
        self._render()

    def _render(self) -> None:
        """What follows from the deck and from who looks at it."""
        under, today = self._under, self.desk.workspace.clock.now().local.date()
        if under is None or not under.lines:
            self._line = None
        for part in self._of_line():
            part.setVisible(self._line is not None)
        self._empty.setVisible(under is None)
        self._verdict.setVisible(under is not None and self._publishing.reviewer() is not None)
        self._verdict.show_days(today)
        if under is not None:
            self._verdict.show_deck(under.missing, is_approved=self._is_ours(under))
        self._order_tabs()

    def _is_ours(self, under: UnderReview) -> bool:
        """Whether the person of this computer has approved the deck as it is."""
        own = self._publishing.reviewer()
        given = under.badge.approval
        return under.state is State.APPROVED and own is not None and given is not None and given.key == own.key

    @Slot(object)
    def _show_line(self, line: Line | None) -> None:
        """A line was come to, or the one that is shown was judged or spoken of."""
        before, self._line = self._line, line
        if line is None or self._under is None:
            return
        is_other = before is None or before.card.id != line.card.id
        if is_other:
            self._keep_begun(before)
            self._comments.begin(self._begun.pop(line.card.id, ""))
            self._page.verticalScrollBar().setValue(0)
        if is_other or before is None or before.card != line.card:
            self._redline.show_line(line, self._under.since)
            check = partial(self.desk.workspace.checking.reply, line.card)
            self.desk.tasks.run(check, partial(self._on_checked, line.card.id), self.failed.emit)
        said = [one for one in self._under.remarks if one.card_id == line.card.id]
        today = self.desk.workspace.clock.now().local.date()
        self._comments.show_remarks(said, line.card.reply, today, may_speak=bool(self._publishing.name()))
        self._verdict.show_line(line.belief, is_asked=line.fate is not Fate.RETIRED)
        place, count = self._desk.place()
        self._place.setText(f"{place} of {count}")

    def _on_checked(self, card_id: str, check: ReplyCheck) -> None:
        if self._line is not None and self._line.card.id == card_id:
            self._redline.show_check(check)

    def _keep_begun(self, line: Line | None) -> None:
        """A comment that was begun is there when its line is come to again."""
        if line is not None and self._comments.begun.strip():
            self._begun[line.card.id] = self._comments.begun

    # ------------------------------------------------------------ saying

    def _say(self, kind: Kind, text: str = "", **more: object) -> None:
        line = self._line
        if line is not None:
            self._comments.begin("")
            self._do(lambda under: self._publishing.say(under, kind, text, line.card.id, **more))

    @Slot(object)
    def _believe(self, belief: Belief) -> None:
        """The answer is kept, and the next line comes."""
        line = self._line
        if line is not None and line.fate is not Fate.RETIRED:
            self._do(lambda under: self._publishing.say(under, Kind.BELIEVED, card_id=line.card.id, belief=belief))
            self._desk.go(1)

    @Slot()
    def _ask_for_changes(self) -> None:
        if self._under is not None:
            self._signing.ask_for_changes(self._take_changes)

    def _take_changes(self, text: str) -> None:
        self._do(lambda under: self._publishing.say(under, Kind.CHANGES_WANTED, text))
        self.noted.emit("Its author sees what you ask for.")

    def _do(self, step: Step) -> None:
        """One step after the other, each with what the one before has left."""
        self._steps.append(step)
        self._go_on()

    def _go_on(self) -> None:
        under = self._under
        if self._steps and under is not None and not self._is_at_work:
            self._is_at_work = True
            step = self._steps.popleft()
            self.desk.tasks.run(lambda: step(under), self._on_done, self._on_failed)

    def _on_done(self, under: UnderReview) -> None:
        self._is_at_work = False
        self._show(under)
        self._go_on()
        if not self._steps:
            self.changed.emit(Changes(team=True))

    def _on_failed(self, error: TrainerError) -> None:
        """What was to follow rests on what failed."""
        self._is_at_work = False
        self._steps.clear()
        self.failed.emit(error)
        self._look()

    # ------------------------------------------------------------ signing

    @Slot(object)
    def _approve(self, until: Any) -> None:
        if self._under is not None and not self._is_at_work:
            self._signing.approve(self._under, until)

    @Slot()
    def _withdraw(self) -> None:
        if self._under is not None and not self._is_at_work:
            self._signing.withdraw(self._under)

    @Slot(object)
    def _on_signed(self, under: UnderReview) -> None:
        """It may lie elsewhere now, where the team fetches it."""
        self._path = under.path
        self._show(under)
        is_shared = self._team.folder is not None and under.path.parent == self._team.folder.approved
        self.noted.emit(reviewwords.signed(under, is_shared=is_shared))
        self.changed.emit(Changes(team=True))
        self._look()

    # ------------------------------------------------------------ files

    @cached_property
    def _files(self) -> Files:
        from trainer.gui.dialogs.files import Files

        return Files(self)

    @Slot()
    def _choose_file(self) -> None:
        self._files.to_read(self.open)
