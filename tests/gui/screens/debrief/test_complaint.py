"""After a complaint: the five steps with the rep's words, both impacts, what made it harder, and what to do next."""

from __future__ import annotations

from tests.driver import Driver
from trainer import words
from trainer.domain.scenes import NextStep, Outcome
from trainer.domain.talk import Phase
from trainer.gui.screens.screen import Go
from trainer.services.talking import Talk

SIDE = "You have every reason to be angry."
GOOD = (
    f"{SIDE} What has this done to the company?",
    "And what has it done to you?",
    "I own this one, and I will ring you by four today.",
    "What could go wrong with that on your side?",
)
BAD = (
    "Calm down, please.",
    "I am sorry, it is company policy. Leave it with me.",
    "I’ll refund you in full right away.",
)


def talked(window: Driver, *replies: str, hear_out: bool = True) -> Talk:
    """A complaint with these replies; it is not ended."""
    talk = window.workspace.roleplay.begin_complaint(window.workspace.roleplay.complaints()[0].key, "Hear both sides")
    while hear_out and talk.view().phase is Phase.VENTING:
        talk.listen()
    for reply in replies:
        talk.reply(talk.hear(reply))
    return talk


def looked_back(window: Driver, talk: Talk, outcome: Outcome = Outcome.PARTED_FRIENDS) -> str:
    """Everything that its debrief says."""
    talk.end(outcome)
    window.clock.advance(minutes=5)
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for("How was it?")
    assert not window.sees("The five steps")
    window.click("See what it shows")
    window.wait_for("The five steps")
    return window.text()


def test_five_steps_are_found_with_their_quotes(window: Driver) -> None:
    talk = talked(window, *GOOD)
    talk.propose(NextStep("bring a spare unit", "Priya and I", "today at four"))
    talk.reply(talk.hear("Once it is steady, can we sit down and look back at what happened and why?"))
    told = looked_back(window, talk, Outcome.NEXT_STEP)
    for line in (
        "5 of 5 steps",
        words.quote(SIDE),
        "“And what has it done to you?”",
        "“bring a spare unit, Priya and I, today at four”",
        "Ended: next step",
        "Nothing stands out. Well done.",
        "What could go wrong",
    ):
        assert line in told
    assert "Missing" not in told
    assert told.count("Asked, and told") == 2


def test_what_made_it_harder_is_quoted_with_a_sentence_that_does_better(window: Driver) -> None:
    talk = talked(window, *BAD, hear_out=False)
    told = looked_back(window, talk)
    for line in (
        "0 of 5 steps",
        "Told how to feel: “Calm down”",
        "Once it went the other way: “company policy”",
        "An excuse: “company policy”",
        "Gave something first: “I’ll refund you”",
        "Find the impact first; money back is rarely what it is about.",
        "This took it on without something to do, or a time:",
        "“Leave it with me.”",
        "Told how to feel. They were not done yet.",
        "3 replies came before they were done.",
        "Not asked yet",
    ):
        assert line in told
    good = window.workspace.roleplay.complaints()[0].good
    assert all(told.count(words.curly(line)) == 1 for line in good.values())


def test_nothing_is_given_away_that_was_not_asked(window: Driver) -> None:
    told = looked_back(window, talked(window, "What has this done to the company?"))
    complaint = window.workspace.roleplay.complaints()[0]
    assert words.curly(complaint.company_impact) in told
    for hidden in (complaint.personal, complaint.personal_impact, complaint.gotcha, complaint.risk):
        assert words.curly(hidden) not in told


def test_a_complaint_has_no_card_to_practise_and_can_be_had_once_more(window: Driver) -> None:
    looked_back(window, talked(window))
    assert not window.sees("Practise its reply now")
    assert not window.sees("Into today’s practice")
    window.click("This one once more")
    assert window.screen == "talk"
    view = window.workspace.roleplay.going_on().view()
    assert (view.phase, len(view.turns)) == (Phase.VENTING, 1)


def test_a_complaint_is_taken_away_and_brought_back(window: Driver) -> None:
    looked_back(window, talked(window))
    window.click("Take this talk away")
    window.wait_for("The talk is gone")
    assert not window.workspace.roleplay.all()
    window.click("Undo")
    window.wait_for("The five steps")
