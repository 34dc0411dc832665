"""Getting ready for a meeting: the meetings there are, one of them to be written, or its lines to be said."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from trainer.domain.prehandle import Plan
from trainer.errors import TrainerError
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, wrap
from trainer.gui.notices import UNDO, Offer
from trainer.gui.screens.meeting.drill import Drill
from trainer.gui.screens.meeting.editor import Editor
from trainer.gui.screens.meeting.plans import Plans
from trainer.gui.screens.screen import Act, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import label
from trainer.gui.widgets.scroller import EDGE, Scroller

if TYPE_CHECKING:
    from trainer.domain.paper import Paper
    from trainer.gui.paper import Takeaway

MARGINS = (44, 40, 40, 36)
KEEP_MS = 500
"""What is written is kept so soon, whether typing rests or goes on."""
NO_LINE = "Write a line to say first; then it can be drilled."
GONE = "The meeting was taken away."


class MeetingScreen(Screen):
    """Three pages. A plan is kept while it is written; a blank one is not."""

    name = "meeting"
    title = "Before a meeting"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plan: Plan | None = None
        self._is_kept = True
        self._editor: Editor | None = None
        self._drill: Drill | None = None
        self._main: Button | None = None
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keeping.timeout.connect(self._keep_quietly)
        self._body = col(gap=0)
        self._page = Scroller(wrap(self._body))
        self.setLayout(col(self._page, gap=0))

    # ------------------------------------------------------------ coming and going

    def open(self, what: Any = None) -> None:
        """Where one was last; at first the meetings there are."""
        if self._plan is not None:
            self._write(self._plan)
        else:
            self._list()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", self._press_main),
            Act("new_plan", self._begin),
            Act("search", lambda: self._editor.to_search() if self._editor else None, lambda: self._editor is not None),
            Act("drill", self._start_drill, lambda: self._editor is not None),
            Act("plan_pdf", self._to_pdf, lambda: self._plan is not None),
            Act("plan_text", self._to_text, lambda: self._plan is not None),
            Act("leave", self._go_back, lambda: self._plan is not None),
        )

    def _press_main(self) -> None:
        main = self._drill.main if self._drill else self._main
        if main is not None:
            main.click()

    def leave(self) -> None:
        """What was written is there again; raises when it cannot be kept."""
        super().leave()
        self._keeping.stop()
        self._keep()

    @Slot()
    def _keep_quietly(self) -> None:
        with suppress(TrainerError):  # it is told when the rep leaves
            self._keep()

    def _keep(self) -> None:
        """What cannot be kept is tried again the next time; of what is blank again nothing stays."""
        if self._plan is not None and not self._is_kept:
            prehandling = self.desk.workspace.prehandling
            if self._plan.is_blank:
                prehandling.forget(self._plan.uuid)
            else:
                prehandling.keep(self._plan)
            self._is_kept = True

    def _go_back(self) -> None:
        """From the drill to the plan, and from there to the list."""
        if self._plan is not None and self._drill is not None:
            self._write(self._plan)
        else:
            self._to_list()

    # ------------------------------------------------------------ pages

    def _show(self, page: QWidget, first: QWidget, main: Button | None) -> None:
        clear(self._body)
        page.layout().setContentsMargins(*MARGINS)  # type: ignore[union-attr]
        self._body.addWidget(page)
        page.show()  # what is not to be seen yet takes no keyboard
        self._page.verticalScrollBar().setValue(0)
        self._main = main
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _to_list(self) -> None:
        """Nothing that was written is left behind."""
        try:
            self.leave()
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self._list()

    def _list(self) -> None:
        self._plan, self._is_kept, self._editor, self._drill = None, True, None, None
        page = Plans(self.desk.workspace.prehandling.all())
        page.new.clicked.connect(self._begin)
        page.chosen.connect(self._write)
        self._show(page, page.new, page.new)

    @Slot()
    def _begin(self) -> None:
        self._write(self.desk.workspace.prehandling.begin())

    @Slot(object)
    def _write(self, plan: Plan) -> None:
        self._plan, self._drill = plan, None
        self._editor = editor = Editor(self.desk, plan)
        editor.edited.connect(self._on_edited)
        editor.grew.connect(lambda part: self._page.reach(part, EDGE))
        page = wrap(col(label(self.title, "label", "muted"), 6, self._buttons(), 22, editor, None, gap=4))
        self._show(page, editor, None)

    def _buttons(self) -> Flow:
        drill = Button("Drill the lines", "primary", "repeat", key=key("drill"))
        pdf = Button("Save as PDF", "plain", "file-text", key=key("plan_pdf"))
        text = Button("Save as text", "quiet", key=key("plan_text"))
        away = Button("Take away", "quiet", "trash-2")
        every = Button("All meetings", "quiet", "undo-2", key=key("leave"))
        deeds = {drill: self._start_drill, pdf: self._to_pdf, text: self._to_text, away: self._forget}
        deeds[every] = self._to_list
        for button, deed in deeds.items():
            button.clicked.connect(deed)
        return Flow(*deeds, gap=8)

    @Slot(object)
    def _on_edited(self, plan: Plan) -> None:
        self._plan, self._is_kept = plan, False
        if not self._keeping.isActive():
            self._keeping.start()

    # ------------------------------------------------------------ saying the lines

    @Slot()
    def _start_drill(self) -> None:
        if self._plan is None or not self._plan.ready:
            self.noted.emit(NO_LINE)
            return
        self._editor = None
        self._drill = drill = Drill(self.desk, self._plan)
        drill.done.connect(self._on_drilled)
        page = wrap(col(label("Say it first", "label", "muted"), 10, drill, None, gap=4))
        self._show(page, drill, None)
        drill.begin()

    @Slot(str)
    def _on_drilled(self, told: str) -> None:
        if self._plan is not None:
            self._write(self._plan)
            self.noted.emit(told)

    # ------------------------------------------------------------ taking it along, and away

    @cached_property
    def _takeaway(self) -> Takeaway:
        from trainer.gui.paper import Takeaway

        takeaway = Takeaway(self)
        takeaway.saved.connect(self.noted)
        takeaway.failed.connect(self.failed)
        return takeaway

    @Slot()
    def _to_pdf(self) -> None:
        if self._plan is not None:
            self._takeaway.as_pdf(self._paper(self._plan))

    @Slot()
    def _to_text(self) -> None:
        if self._plan is not None:
            self._takeaway.as_text(self._paper(self._plan))

    def _paper(self, plan: Plan) -> Paper:
        from trainer.gui.outline import outline

        return outline(plan, self.desk.workspace.prehandling.asks(plan))

    @Slot()
    def _forget(self) -> None:
        """It goes, and can be brought back while the strip says so."""
        plan = self._plan
        if plan is None:
            return
        self._keeping.stop()
        try:
            self.desk.workspace.prehandling.forget(plan.uuid)
        except TrainerError as error:
            self.failed.emit(error)
            return
        self._list()
        if not plan.is_blank:
            self.noted.emit(Offer(GONE, UNDO, partial(self._bring_back, plan)))

    def _bring_back(self, plan: Plan) -> None:
        try:
            self.desk.workspace.prehandling.keep(plan)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self._write(plan)
            self.noted.emit("")
