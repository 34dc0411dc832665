"""Phrases are counted by what stands in the log; the rep's own words stay theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.builders import a_deck, an_id
from trainer.domain.feedback import SOFTENERS, Certainty, Feedback, Finding, Label, LabelKind, Noticed
from trainer.domain.log import Kind, LogRow
from trainer.domain.views import Attempt
from trainer.store import cards, replies, reviews
from trainer.store.engine import Database, Transaction

SAID = "I agree. I agree, thanks. What next?"


def heard(*labels: Label) -> Feedback:
    return Feedback(tuple(Finding(label, place, place + 7, Certainty.SURE) for place, label in enumerate(labels)))


def log(tx: Transaction, seq: int, kind: Kind = Kind.REVIEW, target: str = "", day: int = 10) -> str:
    reviews.append(tx, LogRow(f"row {seq}", "d", seq, kind, "card", seq, 0, day, rating=3, target_uuid=target))
    return f"row {seq}"


def use(tx: Transaction, seq: int, *labels: Label, day: int = 10) -> None:
    replies.put_phrases(tx, log(tx, seq, day=day), seq, day, SAID, heard(*labels))


def counts(tx: Transaction) -> dict[Label, tuple[int, int]]:
    return {u.label: (u.count, u.last_day) for u in replies.phrase_uses(tx, SOFTENERS) if u.count}


def test_every_phrase_asked_for_is_listed_even_when_it_was_never_used(database: Database) -> None:
    with database.reading() as tx:
        found = replies.phrase_uses(tx, SOFTENERS)
    assert [(use.label, use.count, use.last_day) for use in found] == [(label, 0, 0) for label in SOFTENERS]


def test_each_family_counts_once_per_answer_and_keeps_its_last_day(database: Database) -> None:
    with database.writing() as tx:
        use(tx, 1, Label.AGREE, Label.AGREE, Label.THANKS, day=10)
        use(tx, 2, Label.AGREE, day=12)
        assert counts(tx) == {Label.AGREE: (2, 12), Label.THANKS: (1, 10)}


def test_moves_and_faults_are_no_softening_phrases(database: Database) -> None:
    with database.writing() as tx:
        use(tx, 1, Label.OPEN_QUESTION, Label.YES_BUT)
        assert counts(tx) == {}
        assert replies.recent_phrases(tx) == ()


def test_what_is_only_to_be_checked_does_not_count_as_used(database: Database) -> None:
    likely = Finding(Label.AGREE, 0, 7, Certainty.LIKELY)
    weak = [Finding(label, 9, 16, Certainty.CHECK) for label in (Label.AGREE, Label.THANKS)]
    with database.writing() as tx:
        replies.put_phrases(tx, log(tx, 1, day=10), 1, 10, SAID, Feedback((*weak, likely)))
        assert counts(tx) == {Label.AGREE: (1, 10)}


def test_every_family_that_was_heard_is_counted_by_its_name(database: Database) -> None:
    ours = Noticed("ownership", "Ownership", "You take it on.", LabelKind.SOFTENER, 0, 7)
    feedback = replace(heard(Label.OPEN_QUESTION, Label.AGREE), noticed=(ours, ours))
    with database.writing() as tx:
        replies.put_phrases(tx, log(tx, 1, day=10), 1, 10, SAID, feedback)
        assert replies.family_uses(tx) == {"open_question": (1, 10), "agree": (1, 10), "ownership": (1, 10)}
        assert replies.recent_phrases(tx) == (Label.AGREE,)


def test_families_that_are_not_measured_do_not_crowd_out_the_newest_softeners(database: Database) -> None:
    with database.writing() as tx:
        use(tx, 1, Label.THANKS)
        use(tx, 2, Label.OPEN_QUESTION)
        assert replies.recent_phrases(tx, 1) == (Label.THANKS,)


def test_an_answer_that_was_taken_back_does_not_count(database: Database) -> None:
    with database.writing() as tx:
        use(tx, 1, Label.AGREE, day=10)
        use(tx, 2, Label.AGREE, day=12)
        log(tx, 3, Kind.UNDO, "row 2", day=12)
        assert counts(tx) == {Label.AGREE: (1, 10)}
        assert replies.recent_phrases(tx) == (Label.AGREE,)


def test_an_answer_that_was_taken_back_and_given_back_counts(database: Database) -> None:
    with database.writing() as tx:
        use(tx, 1, Label.AGREE)
        log(tx, 2, Kind.UNDO, "row 1")
        log(tx, 3, Kind.REDO, "row 1")
        assert counts(tx) == {Label.AGREE: (1, 10)}


def test_the_newest_phrases_come_first(database: Database) -> None:
    with database.writing() as tx:
        use(tx, 1, Label.AGREE)
        use(tx, 2, Label.THANKS)
        use(tx, 3, Label.EMPATHY)
        assert replies.recent_phrases(tx, 2) == (Label.EMPATHY, Label.THANKS)


def test_what_is_heard_late_is_no_newer_than_its_answer(database: Database) -> None:
    with database.writing() as tx:
        early = log(tx, 1)
        use(tx, 2, Label.THANKS)
        replies.put_phrases(tx, early, 1, 10, SAID, heard(Label.AGREE))
        assert replies.recent_phrases(tx) == (Label.THANKS, Label.AGREE)


def test_the_words_that_earned_a_label_are_kept(database: Database) -> None:
    with database.writing() as tx:
        use(tx, 1, Label.AGREE)
        assert tx.scalar(text("SELECT said FROM phrase_use")) == "I agree"


def test_an_attempt_is_kept_with_the_points_that_were_ticked(database: Database) -> None:
    with database.writing() as tx:
        replies.put_attempt(tx, "row 1", "card", 5, Attempt(aloud=True), (0, 2))
        replies.put_attempt(tx, "row 2", "card", 6, Attempt("I se", gave_up=True), ())
        assert tx.execute(text("SELECT said, aloud, points FROM attempt")).first() == ("", 1, "[0, 2]")
        assert replies.attempt(tx, "row 1") == Attempt(aloud=True)
        assert replies.attempt(tx, "row 2") == Attempt("I se", gave_up=True)
        assert replies.attempt(tx, "nobody") == Attempt()


@pytest.fixture
def deck(database: Database) -> Database:
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
    return database


def test_own_words_are_kept_replaced_and_removed(deck: Database) -> None:
    with deck.writing() as tx:
        assert replies.own_words(tx, an_id(1)) == ("", "")
        for wording in ("First.", "Second."):
            replies.put_own_words(tx, an_id(1), wording, "The reply.", 5)
            assert replies.own_words(tx, an_id(1)) == (wording, "The reply.")
        assert [row.has_own_words for row in cards.rows(tx)] == [True, False, False]
        replies.put_own_words(tx, an_id(1), "", "The reply.", 6)
        assert replies.own_words(tx, an_id(1)) == ("", "")


def test_no_deck_update_touches_own_words(deck: Database) -> None:
    with deck.writing() as tx:
        replies.put_own_words(tx, an_id(3), "Mine.", "The reply.", 5)
        cards.put_deck(tx, a_deck(*a_deck().cards[:2]), 9)
        cards.put_deck(tx, a_deck(), 10)
        assert replies.own_words(tx, an_id(3)) == ("Mine.", "The reply.")


def test_a_draft_is_kept_replaced_and_removed(deck: Database) -> None:
    with deck.writing() as tx:
        assert replies.draft(tx, an_id(1)) == ""
        for said in ("I", "I see"):
            replies.put_draft(tx, an_id(1), said, 5)
            assert replies.draft(tx, an_id(1)) == said
        assert replies.draft(tx, an_id(2)) == ""
        replies.put_draft(tx, an_id(1), "", 6)
        assert replies.draft(tx, an_id(1)) == ""
