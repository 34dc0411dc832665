"""What the coach found: chips that open one at a time, and what there is to say about each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer import words
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Noticed, Substance
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.findingdetail import ACCEPT, DENIED, DENY, HEAR, Asked, Told
from trainer.gui.widgets.findings import Findings, spans
from trainer.gui.widgets.foundchip import FoundChip

from .conftest import Show

Key = Qt.Key
SAID = "Thanks. Where? Thanks, then. Sign today. In our way."
THANKS = Finding(Label.THANKS, 0, 7, Certainty.SURE, substance=Substance.EMPTY)
AGAIN = Finding(Label.THANKS, 15, 21, Certainty.CHECK, substance=Substance.EMPTY)
ASKS = Finding(Label.OPEN_QUESTION, 8, 14, Certainty.LIKELY)
PRESSES = Finding(Label.PRESSURE, 29, 40, Certainty.SURE)
OURS = Noticed("our_way", "Our way", "You say it our way.", LabelKind.SOFTENER, 41, 52)
HEARD = Feedback((THANKS, ASKS, AGAIN, PRESSES), noticed=(OURS,))


@pytest.fixture
def found(show: Show) -> Findings:
    findings = Findings(may_deny=True)
    show(findings, width=500)
    findings.show_feedback(HEARD, SAID)
    return findings


def chips(found: Findings) -> list[str]:
    return [chip.accessibleName() for chip in found.findChildren(FoundChip) if chip.isVisibleTo(found)]


def chip(found: Findings, name: str) -> FoundChip:
    return next(one for one in found.findChildren(FoundChip) if one.accessibleName().startswith(name))


def opened(found: Findings) -> list[str]:
    return [one.accessibleName() for one in found.findChildren(FoundChip) if one.isChecked() and one.isVisibleTo(found)]


def read(found: Findings) -> list[str]:
    names = (one.accessibleName() for one in found.findChildren(QWidget) if one.isVisibleTo(found))
    return [name for name in names if name]


def click(found: Findings, name: str) -> None:
    QTest.mouseClick(chip(found, name), Qt.MouseButton.LeftButton)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def button(found: Findings, name: str) -> Button:
    return next(one for one in found.findChildren(Button) if one.accessibleName() == name and one.isVisibleTo(found))


# ---------------------------------------------------------------- chips


def test_each_label_has_one_chip_and_what_is_only_noticed_comes_last(found: Findings) -> None:
    assert chips(found) == ["Thanks, sure", "Open question, likely", "Pressure, sure", "Our way, check"]


def test_a_part_of_something_has_no_chip(found: Findings) -> None:
    part = Noticed("change_made", "Change", "Names a change.", LabelKind.PART, 0, 7)
    found.show_feedback(Feedback(noticed=(part,)), SAID)
    assert chips(found) == []
    assert not found.isVisible()


def test_one_is_open_at_a_time_and_pressing_it_again_closes_it(found: Findings) -> None:
    click(found, "Thanks")
    click(found, "Pressure")
    assert opened(found) == ["Pressure, sure"]
    click(found, "Pressure")
    assert opened(found) == []
    assert words.DEFINITIONS[Label.PRESSURE] not in read(found)


def test_it_works_by_keys_alone(found: Findings) -> None:
    found.focus_first()
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert opened(found) == ["Open question, likely"]
    press(Key.Key_Left)
    assert opened(found) == ["Thanks, sure"]
    press(Key.Key_Left)
    assert opened(found) == ["Our way, check"]
    assert found.close_detail()
    assert not found.close_detail()


def test_the_next_reply_begins_with_nothing_open(found: Findings) -> None:
    click(found, "Thanks")
    found.show_feedback(Feedback((ASKS,)), SAID)
    assert (chips(found), opened(found)) == (["Open question, likely"], [])
    assert words.DEFINITIONS[Label.THANKS] not in read(found)


# ---------------------------------------------------------------- what there is to say


def test_a_softener_tells_what_it_is_and_what_would_complete_it(found: Findings) -> None:
    click(found, "Thanks")
    lines = read(found)
    assert words.DEFINITIONS[Label.THANKS] in lines
    assert "“Thanks.”" in lines
    assert "Sure. The marked words leave little doubt." in lines
    assert "Empty: nothing stands behind it yet. Say what is finished now." in lines


def test_the_nearest_known_phrase_comes_when_it_is_known(found: Findings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(found.asked) as wish:
        click(found, "Thanks")
    asked: Asked = wish.args[0]
    assert (asked.label, asked.said) == (Label.THANKS, "Thanks.")
    asked.tell(Told(asked, "Thank you for raising that."))
    assert "Nearest known phrase: “Thank you for raising that.”" in read(found)
    asked.tell(Told(asked, "thanks"))
    assert not any("Nearest" in line for line in read(found))


def test_what_comes_too_late_is_not_told_of_another(found: Findings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(found.asked) as wish:
        click(found, "Thanks")
    click(found, "Open question")
    wish.args[0].tell(Told(wish.args[0], "Thank you for raising that."))
    assert not any("Nearest" in line for line in read(found))


def test_a_fault_tells_what_could_be_said_instead(found: Findings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(found.asked) as wish:
        click(found, "Pressure")
    wish.args[0].tell(Told(wish.args[0], "", "Use their date.", "You said May."))
    assert {"“Sign today.”", "Use their date.", "“You said May.”"} <= set(read(found))


def test_what_comes_late_moves_nothing_that_can_be_pressed(found: Findings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(found.asked) as wish:
        click(found, "Pressure")

    def place() -> QPoint:
        found.resize(found.width(), found.heightForWidth(found.width()))
        found.grab()  # which lays it out
        return button(found, DENY).mapTo(found, QPoint())

    before = place()
    wish.args[0].tell(Told(wish.args[0], "sign whenever you like", "Use their date.", "You said May."))
    assert place() == before
    assert "“You said May.”" in read(found)


def test_a_family_that_is_not_measured_is_only_a_suggestion(found: Findings, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(found.asked):
        click(found, "Our way")
    assert {"You say it our way.", "Check. The coach is not sure: look at the marked words yourself."} <= set(
        read(found)
    )


# ---------------------------------------------------------------- the words that it stands on


def test_the_words_of_an_open_chip_are_brought_out_and_those_that_are_pointed_at(found: Findings, qtbot: QtBot) -> None:
    seen: list[object] = []
    found.emphasised.connect(seen.append)
    thanks, presses = ((0, 7, "softener"), (15, 21, "softener")), ((29, 40, "fault"),)
    click(found, "Thanks")
    assert seen[-1] == thanks
    chip(found, "Pressure").pointed.emit(True)
    assert seen[-1] == presses
    chip(found, "Pressure").pointed.emit(False)
    assert seen[-1] == thanks
    found.close_detail()
    assert seen[-1] == ()


def test_the_mouse_points_by_coming_near(found: Findings, qtbot: QtBot) -> None:
    one = chip(found, "Pressure")
    with qtbot.waitSignal(found.emphasised, check_params_cb=lambda brought: brought == ((29, 40, "fault"),)):
        QTest.mouseMove(found.window(), QPoint(1, 1))
        QTest.mouseMove(one)


# ---------------------------------------------------------------- the order of the moves


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ((Label.THANKS,), ""),
        ((Label.THANKS, Label.OPEN_QUESTION, Label.NEXT_STEP), "Soften → ask → next step"),
        (
            (Label.PROOF_STORY, Label.OPEN_QUESTION),
            "Prove → ask. Proof came before a question. Ask first, then you know what to prove.",
        ),
    ],
)
def test_steps_are_told_from_the_second_on_and_one_slip(found: Findings, labels: tuple[Label, ...], told: str) -> None:
    feedback = Feedback(tuple(Finding(label, at, at + 1, Certainty.SURE) for at, label in enumerate(labels)))
    found.show_feedback(feedback, SAID)
    assert [line for line in read(found) if "→" in line] == ([told] if told else [])


def test_what_the_note_says_of_the_order_is_not_said_twice(found: Findings) -> None:
    labels = (Label.PROOF_STORY, Label.OPEN_QUESTION)
    findings = tuple(Finding(label, at, at + 1, Certainty.SURE) for at, label in enumerate(labels))
    found.show_feedback(Feedback(findings, (Note.ANSWER_FIRST,)), SAID)
    assert "Prove → ask" in read(found)


# ---------------------------------------------------------------- that is not what I did


def test_a_finding_can_be_disputed_and_that_taken_back(found: Findings, qtbot: QtBot) -> None:
    click(found, "Thanks")
    with qtbot.waitSignal(found.denied) as wish:
        button(found, DENY).click()
    assert wish.args == [Label.THANKS]
    found.show_denied({Label.THANKS})
    assert chips(found)[0] == "Thanks, sure, not what I did"
    assert opened(found) == [chips(found)[0]]
    assert DENIED in read(found)
    with qtbot.waitSignal(found.accepted) as wish:
        button(found, ACCEPT).click()
    assert wish.args == [Label.THANKS]
    found.show_denied(())
    assert chips(found)[0] == "Thanks, sure"


def test_a_family_of_the_team_is_disputed_like_any_other(found: Findings, qtbot: QtBot) -> None:
    click(found, "Our way")
    with qtbot.waitSignal(found.denied) as wish:
        button(found, DENY).click()
    assert wish.args == ["our_way"]
    found.show_denied({"our_way"})
    assert chips(found)[-1] == "Our way, check, not what I did"
    assert DENIED in read(found)


def test_notes_that_are_told_anew_leave_open_what_is_open(found: Findings) -> None:
    found.show_feedback(Feedback((replace(PRESSES, label=Label.PROOF_STORY), replace(ASKS, start=42)), ()), SAID)
    order = next(line for line in read(found) if "→" in line)
    click(found, "Proof")
    found.remark(Feedback((replace(PRESSES, label=Label.PROOF_STORY), replace(ASKS, start=42)), (Note.ANSWER_FIRST,)))
    assert next(line for line in read(found) if "→" in line) != order
    assert len(opened(found)) == 1


def test_a_step_that_is_disputed_was_not_taken(found: Findings) -> None:
    assert "Soften → ask" in read(found)
    found.show_denied({Label.THANKS})
    assert not any("→" in line for line in read(found))


def test_where_nothing_can_be_disputed_it_is_not_offered(show: Show) -> None:
    findings = Findings()
    show(findings)
    findings.show_feedback(HEARD, SAID)
    click(findings, "Thanks")
    assert DENY not in read(findings)


def test_the_words_of_what_is_only_to_be_checked_are_not_marked_until_they_are_asked_for(
    found: Findings, qtbot: QtBot
) -> None:
    doubtful = Finding(Label.AGREE, 0, 7, Certainty.CHECK)
    assert spans(Feedback((doubtful, ASKS))) == ((8, 14, "move"),)
    found.show_feedback(Feedback((doubtful, ASKS)), SAID)
    with qtbot.waitSignal(found.emphasised) as shown:
        click(found, "Agreement")
    assert [stretch[:2] for stretch in shown.args[0]] == [(0, 7)]


def test_both_marks_stand_in_the_reply() -> None:
    assert spans(Feedback((THANKS, ASKS)), {Label.THANKS}) == ((0, 7, "softener"), (8, 14, "move"), (0, 7, "denied"))


def test_while_none_is_open_no_page_is_made_to_scroll(found: Findings, qtbot: QtBot) -> None:
    told: list[object] = []
    found.opened.connect(told.append)
    found.resize(300, 400)
    found._detail.resize(280, 90)
    assert told == []
    click(found, "Thanks")
    qtbot.waitUntil(lambda: bool(told))


def test_the_words_of_a_mark_can_be_heard_where_there_is_a_sound_of_them(found: Findings) -> None:
    asked: list[str] = []
    found.hear_requested.connect(lambda mark: asked.append(mark.said))
    click(found, "Thanks")
    assert HEAR not in read(found)
    found.let_hear(lambda mark: mark.label is Label.PRESSURE)
    click(found, "Pressure")
    QTest.mouseClick(next(one for one in found.findChildren(Button) if one.text() == HEAR), Qt.MouseButton.LeftButton)
    assert asked == ["Sign today."]
    click(found, "Thanks")
    assert HEAR not in read(found)
