"""Reviewing a deck in the window: by the keys, with the answers kept in the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QListView, QPlainTextEdit

from tests.driver import ALT, Driver, Key
from tests.gui.screens.review.conftest import at_review
from tests.reviewing import AFTER, BEFORE, CHANGED, PASSPHRASE, mailed
from trainer import deckfile
from trainer.deckfile import reviews
from trainer.domain.remarks import Belief, Kind, Remark
from trainer.gui.dialogs.asking import AskDialog, PassphraseDialog
from trainer.gui.screens.review.screen import EMPTY
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.field import Field


def said(path: Path) -> tuple[Remark, ...]:
    beside = reviews.beside(path)
    return reviews.read(beside).remarks if beside.exists() else ()


def wait_for_remark(window: Driver, path: Path, kind: Kind) -> Remark:
    window.qtbot.waitUntil(lambda: any(one.kind is kind for one in said(path)))
    return next(one for one in said(path) if one.kind is kind)


@pytest.mark.usefixtures("waiting")
def test_what_was_handed_in_is_there_with_what_is_new_in_it(reviewer: Driver) -> None:
    reviewer.press(Key.Key_8, ALT)
    reviewer.wait_for("1 of 1")
    assert reviewer.sees("since version 1")
    assert reviewer.sees("Softer.")


def test_nothing_waits_for_who_has_no_team(reader: Driver) -> None:
    reader.window._on_go(Go("review"))
    reader.wait_for("Nothing waits for you.")
    assert reader.sees(EMPTY)


def test_an_answer_is_kept_in_the_file_beside_the_deck(reviewer: Driver, waiting: Path) -> None:
    at_review(reviewer)
    reviewer.press(Key.Key_3)
    assert wait_for_remark(reviewer, waiting, Kind.BELIEVED).belief is Belief.MOSTLY
    reviewer.qtbot.waitUntil(lambda: reviewer.named("Approve", QAbstractButton).isEnabled())


def test_who_is_no_reviewer_sees_no_approve_and_has_no_key_for_it(reader: Driver, waiting: Path) -> None:
    at_review(reader)
    reader.wait_for("1 of 1")
    for key in (Key.Key_A, Key.Key_C, Key.Key_3):
        reader.press(key)
    assert not reader.sees("Approve")
    assert not reader.sees("Would the customer believe it?")
    assert [one.kind for one in said(waiting)] == [Kind.HANDED_IN]


def test_a_comment_is_read_by_the_next_one(reader: Driver, waiting: Path) -> None:
    at_review(reader)
    box = reader.named("Add a comment on this line", QPlainTextEdit)
    box.setFocus()
    reader.type("One softener now.")
    reader.press(Key.Key_Return)
    reader.wait_for("One softener now.")
    remark = wait_for_remark(reader, waiting, Kind.COMMENT)
    assert (remark.by, remark.card_id, remark.text) == ("Dana Reyes", CHANGED.id, "One softener now.")
    assert box.toPlainText() == ""


def test_changes_are_asked_for_in_words(reviewer: Driver, waiting: Path) -> None:
    at_review(reviewer)
    reviewer.wait_for("1 of 1")
    reviewer.press(Key.Key_C)
    dialog = reviewer.dialog(AskDialog)
    reviewer.click("Send it back", dialog)
    assert dialog.strip.sentence().startswith("Write what should be different")
    reviewer.type("Shorter.")
    reviewer.click("Send it back", dialog)
    assert wait_for_remark(reviewer, waiting, Kind.CHANGES_WANTED).text == "Shorter."
    reviewer.wait_for("Dana Reyes asked for changes: Shorter.")


def test_several_answers_in_a_row_are_all_kept(reviewer: Driver, tmp_path: Path) -> None:
    more = (replace(one, reply=f"{one.reply} Why?") for one in BEFORE.cards)
    path = mailed(tmp_path / "m.deck.toml", replace(AFTER, cards=tuple(more)))
    reviewer.window._on_go(Go("review", path))
    reviewer.wait_for("1 of 4")
    for key in (Key.Key_4, Key.Key_3, Key.Key_4, Key.Key_2):
        reviewer.press(key)
    reviewer.qtbot.waitUntil(lambda: sum(one.kind is Kind.BELIEVED for one in said(path)) == 4)
    assert [one.belief for one in said(path)] == [Belief.YES, Belief.MOSTLY, Belief.YES, Belief.HARDLY]


def test_a_comment_that_was_begun_is_there_when_one_comes_back(reader: Driver, tmp_path: Path) -> None:
    reader.window._on_go(Go("review", mailed(tmp_path / "m.deck.toml")))
    reader.wait_for("1 of 3")
    box = reader.named("Add a comment on this line", QPlainTextEdit)
    box.setFocus()
    reader.type("Half a thou")
    reader.click("Next line")
    assert box.toPlainText() == ""
    reader.named("Lines to look at", QListView).setFocus()
    reader.press(Key.Key_Up)
    assert box.toPlainText() == "Half a thou"


def test_a_file_that_is_no_deck_is_told_in_one_sentence(reader: Driver, tmp_path: Path) -> None:
    path = tmp_path / "x.deck.toml"
    path.write_text("rubbish")
    reader.window._on_go(Go("review", path))
    reader.qtbot.waitUntil(lambda: "x.deck.toml" in reader.window._strip.sentence())
    assert reader.screen == "review"


def test_a_deck_that_is_changed_behind_the_reviewers_back_is_not_approved(reviewer: Driver, waiting: Path) -> None:
    at_review(reviewer)
    reviewer.press(Key.Key_3)
    reviewer.qtbot.waitUntil(lambda: reviewer.named("Approve", QAbstractButton).isEnabled())
    mailed(waiting, replace(deckfile.read(waiting), title="Prices"))
    reviewer.press(Key.Key_A)
    dialog = reviewer.dialog(PassphraseDialog)
    reviewer.named("Passphrase", Field, dialog).setText(PASSPHRASE)
    reviewer.click("Sign", dialog)
    reviewer.qtbot.waitUntil(lambda: "has changed since you opened it" in dialog.strip.sentence())
    assert deckfile.read(waiting).approvals == ()
