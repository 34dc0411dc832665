"""What the rep disputes is kept for a reply to a card, and such a phrase does not count."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.store.test_replies import SAID, counts, heard, log, use
from trainer.domain.disputes import Disputed
from trainer.domain.feedback import Label
from trainer.domain.views import Attempt
from trainer.store import disputes, replies
from trainer.store.engine import Database, Transaction

HEARD = {"agree": "I agree.", "thanks": "thanks"}


def deny(tx: Transaction, *labels: Label, card: str = "card", said: str = SAID) -> None:
    disputes.put(tx, Disputed(card, "Too dear.", "price", said, HEARD, labels), 5)


def test_it_holds_for_the_same_reply_to_the_same_card(database: Database) -> None:
    with database.writing() as tx:
        deny(tx, Label.AGREE)
        assert disputes.of(tx, "card", SAID) == {Label.AGREE}
        assert disputes.of(tx, "card", "Well.") == set()
        assert disputes.of(tx, "other", SAID) == set()


def test_it_can_be_taken_back_and_what_was_not_disputed_too(database: Database) -> None:
    with database.writing() as tx:
        deny(tx, Label.AGREE, Label.THANKS)
        disputes.take_back(tx, "card", SAID, Label.AGREE)
        disputes.take_back(tx, "card", SAID, Label.EMPATHY)
        assert disputes.of(tx, "card", SAID) == {Label.THANKS}


def test_a_reply_is_listed_once_with_all_that_is_denied_of_it(database: Database) -> None:
    with database.writing() as tx:
        deny(tx, Label.AGREE)
        deny(tx, Label.EMPATHY, said="I see.")
        deny(tx, Label.THANKS)
        deny(tx, Label.THANKS)
        both, other = disputes.everything(tx)
    assert both == Disputed("card", "Too dear.", "price", SAID, HEARD, (Label.AGREE, Label.THANKS))
    assert other.said == "I see."


def test_what_was_heard_at_different_times_is_told_together(database: Database) -> None:
    """A newer coach may not hear any more what an older one heard, and the rep denied."""
    with database.writing() as tx:
        deny(tx, Label.AGREE)
        later = {"permission": "What next?", "thanks": "thanks"}
        disputes.put(tx, Disputed("card", "Too dear.", "price", SAID, later, (Label.PERMISSION,)), 6)
        disputes.put(tx, Disputed("card", "Too dear.", "price", SAID, {}, (Label.EXCUSE,)), 7)
        (one,) = disputes.everything(tx)
    assert one.heard == HEARD | later
    assert one.denied == (Label.AGREE, Label.PERMISSION, Label.EXCUSE)


def attempted(tx: Transaction, seq: int, card: str = "card", said: str = SAID) -> None:
    use(tx, seq, Label.AGREE, Label.THANKS)
    replies.put_attempt(tx, f"row {seq}", card, seq, Attempt(said), ())


def test_a_disputed_phrase_does_not_count_until_that_is_taken_back(database: Database) -> None:
    with database.writing() as tx:
        attempted(tx, 1)
        attempted(tx, 2, said="I agree. Thanks for that.")
        attempted(tx, 3, card="other")
        deny(tx, Label.AGREE)
        assert counts(tx) == {Label.AGREE: (2, 10), Label.THANKS: (3, 10)}
        assert replies.recent_phrases(tx).count(Label.AGREE) == 2
        disputes.take_back(tx, "card", SAID, Label.AGREE)
        assert counts(tx)[Label.AGREE] == (3, 10)


# ---------------------------------------------------------------- answers that are heard later


def waiting(tx: Transaction, seq: int = 1) -> str:
    review = log(tx, seq)
    replies.put_attempt(tx, review, "card", seq, Attempt(SAID), ())
    replies.put_unheard(tx, review, "Too dear.")
    return review


def test_what_is_found_later_counts_once_however_often_it_is_found(database: Database) -> None:
    with database.writing() as tx:
        review = waiting(tx)
        assert replies.unheard(tx) == ((review, SAID, "Too dear."),)
        for _ in range(2):
            replies.hear(tx, review, heard(Label.AGREE))
        assert replies.unheard(tx) == ()
        assert counts(tx) == {Label.AGREE: (1, 10)}


def test_an_answer_that_has_its_phrases_is_not_given_them_once_more(database: Database) -> None:
    with database.writing() as tx:
        review = waiting(tx)
        replies.put_phrases(tx, review, 1, 10, SAID, heard(Label.AGREE))
        replies.hear(tx, review, heard(Label.AGREE, Label.THANKS))
        assert replies.unheard(tx) == ()
        assert counts(tx) == {Label.AGREE: (1, 10)}


@pytest.mark.parametrize("gone", ["attempt", "review"])
def test_what_nobody_can_hear_any_more_waits_for_nobody(database: Database, gone: str) -> None:
    with database.writing() as tx:
        if gone == "attempt":
            replies.put_unheard(tx, log(tx, 1), "Too dear.")
        else:
            replies.put_attempt(tx, "row 1", "card", 1, Attempt(SAID), ())
            replies.put_unheard(tx, "row 1", "Too dear.")
        assert replies.unheard(tx) == ()
        replies.hear(tx, "row 1", heard(Label.AGREE))
        assert tx.scalar(text("SELECT count(*) FROM phrase_use")) == 0
