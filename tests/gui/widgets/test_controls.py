"""Controls: names for screen readers, the keyboard, targets, focus that shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import theme
from trainer.gui.widgets import keycap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip, Chip, category_chip
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.gradebutton import GradeButton
from trainer.gui.widgets.offerline import OfferLine
from trainer.gui.widgets.options import Option, Options
from trainer.gui.widgets.pressable import TARGET
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.scale import Scale, Step
from trainer.gui.widgets.stepper import Stepper
from trainer.gui.widgets.strip import Strip
from trainer.gui.widgets.switch import Switch
from trainer.gui.widgets.ticklist import TickList

from .conftest import Show

TAB = Qt.FocusReason.TabFocusReason
KINDS = pytest.mark.parametrize("kind", ["primary", "plain", "quiet", "nav"])


@KINDS
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_space(show: Show, qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    button = Button("Start", kind, "play")
    show(button)
    button.setFocus(TAB)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@KINDS
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_targets_are_large_enough(qapp: QApplication, kind: str, scale: float) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, scale, reduce_motion=True)
    for target in (Button("x", kind, "x"), Button(kind="quiet", icon="x", name="Leave"), Switch("On"), AskChip("a")):
        assert target.sizeHint().height() >= TARGET
        assert target.sizeHint().width() >= TARGET
        assert target.sizeHint().height() >= theme.current().leading("label")


def test_words_stay_plain_with_ampersands_and_tags() -> None:
    button = Button("R&D <b>")
    assert button.text() == "R&D <b>"
    assert button.shortcut().isEmpty()


def test_a_lone_icon_has_a_name_and_a_tooltip() -> None:
    button = Button(kind="quiet", icon="volume-2", name="Sound <b>", key="Ctrl+M")
    assert button.accessibleName() == "Sound <b>"
    assert "&lt;b&gt;" in button.toolTip()


def test_a_button_tells_its_second_line_and_its_key() -> None:
    grade = GradeButton("Got it", "check", "positive", key="2", sub="in 9 days")
    assert (grade.accessibleName(), grade.accessibleDescription()) == ("Got it", "in 9 days, 2")
    grade.setChoice("Got it", "in 2 days", "2")
    assert "in 2 days" in grade.accessibleDescription()


def test_a_compact_nav_button_keeps_its_name() -> None:
    nav = Button("Study", "nav", "layers", badge="18")
    nav.setCompact(True)
    assert nav.accessibleName() == "Study"
    assert "Study" in nav.toolTip()
    assert nav.sizeHint().width() < 56


def test_the_ring_shows_for_the_keyboard_only(show: Show, qtbot: QtBot) -> None:
    first, second = Button("One"), Button("Two")
    show(first, second)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not first.keyed
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    assert second.keyed
    assert not first.keyed


def test_a_focused_button_may_go_away(show: Show, qtbot: QtBot) -> None:
    first, second = Button("One"), Button("Two")
    window = show(first, second)
    second.setFocus(TAB)
    with qtbot.waitSignal(second.destroyed):
        second.deleteLater()
    qtbot.waitUntil(lambda: not [ring for ring in window.children() if type(ring).__name__ == "FocusRing"])


@pytest.mark.parametrize(
    ("widget", "role"),
    [
        (lambda: Button("Go"), QAccessible.Role.Button),
        (lambda: Switch("On"), QAccessible.Role.CheckBox),
        (lambda: Chip("Budget"), QAccessible.Role.StaticText),
        (lambda: Prose("Words"), QAccessible.Role.StaticText),
    ],
)
def test_screen_readers_get_the_right_role(show: Show, widget: object, role: QAccessible.Role) -> None:
    made = widget()  # type: ignore[operator]
    show(made)
    seen = QAccessible.queryAccessibleInterface(made)
    assert seen.role() == role
    assert seen.text(QAccessible.Text.Name)


def test_chips_say_their_certainty() -> None:
    assert Chip("Empathy", "softener", note="likely").accessibleName() == "Empathy, likely"
    assert category_chip("fear", "Fear of change").accessibleName() == "Fear of change"


def test_a_doubtful_chip_can_be_asked(show: Show, qtbot: QtBot) -> None:
    chip = AskChip("Promise", "fault", note="check")
    show(chip)
    chip.setFocus(TAB)
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_a_flow_breaks_and_can_be_refilled(show: Show) -> None:
    flow = Flow(*(Chip(f"Chip {i}") for i in range(8)))
    show(flow)
    assert flow.heightForWidth(150) > flow.heightForWidth(2000)
    flow.setItems(Chip("One"))
    assert len(flow.items()) == 1
    assert flow.heightForWidth(150) == Chip("One").sizeHint().height()
    flow.setItems()
    assert flow.heightForWidth(150) == 0


def test_a_scale_by_number_and_by_arrow(show: Show, qtbot: QtBot) -> None:
    scale = Scale(("No", "Hardly", "Mostly", "Yes"), name="Would they believe it?")
    show(scale)
    scale.setFocus(TAB)
    assert scale.value() == -1
    with qtbot.waitSignal(scale.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    assert told.args == [2]
    with qtbot.waitSignal(scale.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert told.args == [3]
    scale.setValue(-1)
    assert scale.value() == -1


def test_a_switch_by_space_and_its_state_is_told(show: Show, qtbot: QtBot) -> None:
    switch = Switch("Record my voice")
    show(switch)
    switch.setFocus(TAB)
    with qtbot.waitSignal(switch.toggled) as told:
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert told.args == [True]
    assert QAccessible.queryAccessibleInterface(switch).state().checked


def test_points_are_ticked_with_the_keyboard(show: Show, qtbot: QtBot) -> None:
    points = TickList(("One", "Two", "Three"))
    show(points)
    points.setFocus(TAB)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(points.changed) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told.args == [(1,)]
    points.setTicked({0, 2})
    assert points.ticked() == (0, 2)
    points.setPoints(("Other",))
    assert points.ticked() == ()


def test_enter_on_a_point_is_left_to_the_screen(show: Show, qtbot: QtBot) -> None:
    points = TickList(("One",))
    window = show(points)
    keys = Keys(window)
    points.setFocus(TAB)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert keys.seen == [Qt.Key.Key_Return]
    assert points.ticked() == ()


class Keys(QObject):
    """Remembers the keys that reached a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.seen.append(event.key())
        return False


def test_a_point_wraps() -> None:
    (tick,) = TickList(("Named their worry in words of their own and promised nothing " * 3,)).ticks()
    assert tick.heightForWidth(200) > tick.heightForWidth(900)


def test_the_reply_box_takes_plain_text_and_tab_leaves_it(show: Show, qtbot: QtBot) -> None:
    box, after = ReplyBox("Answer in your own words"), Button("Reveal")
    show(box, after)
    box.setFocus()
    qtbot.waitUntil(box.edit.hasFocus)
    assert box.isFocused()
    assert box.edit.accessibleName() == "Answer in your own words"
    with qtbot.waitSignal(box.changed):
        qtbot.keyClicks(box.edit, "<b>hi</b>")
    assert box.text() == "<b>hi</b>"
    qtbot.keyClick(box.edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)
    assert not box.isFocused()


def test_the_reply_box_grows_and_then_scrolls(show: Show, qtbot: QtBot) -> None:
    box = ReplyBox("Here", lines=1, most=4)
    show(box)
    low = box.edit.sizeHint().height()
    box.setText("one\ntwo\nthree")
    middle = box.edit.sizeHint().height()
    box.setText("line\n" * 40)
    assert low < middle < box.edit.sizeHint().height()
    assert box.edit.sizeHint().height() < 5 * box.edit.fontMetrics().lineSpacing()
    box.edit.undo()
    assert box.text() == "one\ntwo\nthree"


def test_the_reply_box_follows_the_size_of_text(show: Show, qapp: QApplication) -> None:
    box = ReplyBox("Here")
    show(box)
    before = box.edit.sizeHint().height()
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert box.edit.font().pixelSize() == theme.current().font("reply").pixelSize()
    assert box.edit.sizeHint().height() > 1.8 * before


def test_enter_sends_only_where_it_was_asked_for(show: Show, qtbot: QtBot) -> None:
    box = ReplyBox("Your turn", lines=1, enter_sends=True)
    show(box)
    box.setFocus()
    with qtbot.waitSignal(box.sent):
        qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    qtbot.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert box.text() == "\n"


def test_a_strip_says_one_thing_and_offers_one(show: Show, qtbot: QtBot) -> None:
    strip = Strip()
    window = show(strip)
    assert strip.isHidden()
    strip.say("The deck file ends early, at line 212.", "danger", "Show it")
    assert strip.isVisibleTo(window)
    assert strip.accessibleName() == strip.sentence() == "The deck file ends early, at line 212."
    (action,) = (b for b in strip.findChildren(Button) if b.text() == "Show it")
    with qtbot.waitSignal(strip.acted):
        qtbot.keyClick(action, Qt.Key.Key_Return)
    (close,) = (b for b in strip.findChildren(Button) if b.accessibleName() == "Close")
    with qtbot.waitSignal(strip.closed):
        close.click()
    assert strip.sentence() == ""


def test_keys_are_written_as_the_system_writes_them() -> None:
    assert keycap.native("Ctrl+Return").endswith("↵")
    assert "+" not in keycap.native("Ctrl+Z")
    assert keycap.native("Ctrl++").endswith("+")
    assert keycap.native("") == ""


def test_a_stepper_leaves_the_wheel_to_the_page() -> None:
    stepper = Stepper(20, 5, 60, name="New lines a day")
    assert (stepper.value(), stepper.accessibleName()) == (20, "New lines a day")


@pytest.mark.parametrize(("typed", "value"), [("999", 60), ("61", 60), ("2", 5), ("30", 30), ("x7", 7)])
def test_a_number_out_of_range_becomes_the_nearest_that_is_allowed(show: Show, typed: str, value: int) -> None:
    stepper = Stepper(20, 5, 60, name="New lines a day", suffix=" lines")
    show(stepper)
    stepper.selectAll()
    QTest.keyClicks(stepper, typed)
    QTest.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.value() == value


def test_the_widest_step_of_a_scale_fits_into_its_share(show: Show) -> None:
    scale = Scale(("As the system", "Light", "Dark"), numbered=False)
    show(scale)
    scale.resize(scale.sizeHint())
    assert all(step.width() >= step.sizeHint().width() for step in scale.findChildren(Step))


def test_a_field_has_its_usual_width_and_gives_way(show: Show) -> None:
    field = Field("", "our service", 240, name="Your product")
    show(field)
    assert field.sizeHint().width() == theme.current().px(240)
    assert field.minimumSizeHint().width() < 240
    assert (field.accessibleName(), field.placeholderText()) == ("Your product", "our service")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_words_of_a_grade_fit_where_its_icon_and_key_do_not(qapp: QApplication, show: Show, scale: float) -> None:
    theme.apply(qapp, text_scale=scale)
    grade = GradeButton("Missed", "rotate-ccw", "warning", sub="10 min", key="1")
    show(grade)
    look = theme.current()
    needs = [grade.needs(extras, look) for extras in (0, 1, 2)]
    assert needs == sorted(needs)
    assert needs[0] >= look.advance("strong", "Missed")


def test_a_button_gives_up_its_key_before_its_words(show: Show) -> None:
    button = Button("I said it aloud", "plain", "check", key="Ctrl+L")
    show(button)
    assert theme.current().advance("label", "I said it aloud") < button.minimumSizeHint().width()
    assert button.minimumSizeHint().width() < button.sizeHint().width()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_box_that_has_grown_shows_all_its_lines(qapp: QApplication, qtbot: QtBot, show: Show, scale: float) -> None:
    theme.apply(qapp, text_scale=scale)
    box = ReplyBox("Here", lines=2, most=4)
    show(box)
    box.setText("one\ntwo\nthree\nfour")
    box.resize(400, box.sizeHint().height())
    qtbot.waitUntil(lambda: box.edit.verticalScrollBar().maximum() == 0)


def test_the_placeholder_grows_with_the_text(qapp: QApplication, show: Show) -> None:
    box = ReplyBox("Here")
    show(box)
    theme.apply(qapp, text_scale=2.0)
    assert box.edit.viewport().font() == box.edit.font() == theme.current().font("reply")


def test_one_line_of_several_is_chosen_with_the_arrows(show: Show, qtbot: QtBot) -> None:
    options = Options({"": "Any", "a": "A line that is long", "b": "Another"}, name="Which?")
    show(options)
    first = next(one for one in options.findChildren(Option) if one.isChecked())
    assert (first.text(), options.value) == ("Any", "")
    first.setFocus(TAB)
    for key, value in ((Qt.Key.Key_Down, "a"), (Qt.Key.Key_Down, "b"), (Qt.Key.Key_Up, "a")):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert options.value == value
    assert sum(one.isChecked() for one in options.findChildren(Option)) == 1


def test_a_line_to_choose_is_cut_where_there_is_no_room_and_says_all_of_it(qtbot: QtBot) -> None:
    line = OfferLine("A long objection " * 9, "clock", "time", name="Add it")
    qtbot.addWidget(line)
    assert line.accessibleName() == "Add it"
    assert line.minimumSizeHint().width() < line.sizeHint().width()
    assert "A long objection" in line.toolTip()
    with qtbot.waitSignal(line.clicked):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_field_takes_as_many_characters_as_it_says(qtbot: QtBot) -> None:
    field = Field("", "", 200, longest=5)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "abcdefgh")
    assert field.text() == "abcde"


def test_a_text_that_was_there_before_the_box_had_a_width_is_seen_whole(show: Show, qtbot: QtBot) -> None:
    box = ReplyBox(lines=1, most=6)
    box.setText("as many words as take three lines " * 4)
    show(box)
    box.resize(400, 200)
    qtbot.waitUntil(lambda: box.edit.sizeHint().height() >= 3 * box.edit.fontMetrics().height())
