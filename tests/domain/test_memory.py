"""What is remembered of one card."""

from trainer.domain.memory import FOUR_GRADES, TWO_GRADES, UNSEEN, Memory, Rating, State


def test_a_card_is_being_learned_until_it_graduates():
    assert [Memory(state).is_learning for state in State] == [False, True, False, True]


def test_an_unseen_card_has_no_past():
    assert (UNSEEN.state, UNSEEN.reps, UNSEEN.lapses) == (State.NEW, 0, 0)


def test_two_buttons_are_missed_and_got_it():
    assert TWO_GRADES == (Rating.AGAIN, Rating.GOOD)
    assert FOUR_GRADES == (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)
