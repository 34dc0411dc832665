"""The shared table is whole and says each thing once."""

from __future__ import annotations

from trainer.coaching.everyday import everyday
from trainer.coaching.normalise import tokens


def test_guards_that_the_code_asks_for_are_there() -> None:
    wanted = "denials pronouns reporters reporting recited disowned attributions pretending sarcasm"
    assert set(everyday().guards) == set(wanted.split())
    assert all(everyday().guards.values())


def test_guard_phrases_are_spelled_as_replies_are_levelled() -> None:
    for words in everyday().guards.values():
        for phrase in words:
            assert phrase == " ".join(token.text for token in tokens(phrase, everyday().spelling))


def test_nothing_is_both_a_denial_and_skipped_or_never_heard() -> None:
    denials = set(everyday().guards["denials"])
    assert not denials & everyday().skipped
    assert not denials & everyday().spelling.hesitations
