"""A complaint on paper has the steps, both impacts and what was said; the note has nothing that was not asked."""

from __future__ import annotations

from tests.builders import a_complaint
from tests.complaining import BAD_TALK, COMPANY, GOOD_TALK, LET, Said, talked
from trainer.domain.aftermath import aftermath
from trainer.domain.handoff import handoff
from trainer.domain.paper import as_text
from trainer.domain.played import Played
from trainer.gui.complaintpaper import complaint_paper, note_paper


def papers(*said: Said) -> tuple[str, str]:
    """The note, and the whole talk."""
    played: Played = talked(*said)
    shown = aftermath(played, a_complaint())
    filled = handoff(played, a_complaint(), shown)
    return as_text(note_paper(played, filled)), as_text(complaint_paper(played, shown, filled))


def test_the_note_has_all_that_a_colleague_needs_and_ends_with_the_three_questions() -> None:
    note, _ = papers(*GOOD_TALK)
    for line in (
        "Hand-off note: Omar Aziz, 1 January 1970",
        "Issue: The pump failed twice in a month.",
        "Impact on the company: They lost a client.",
        "Impact on the person: He missed his daughter's recital.",
        "What is done: bring a spare pump",
        "Owner: Priya and I",
        "By when: today at four",
        "What could go wrong: The loading bay is closed on Friday.",
        "What was promised: “I will ring you by four.”",
    ):
        assert line in note
    assert note.endswith("* What happened?\n* Why did it happen?\n* What would make it less likely?\n")


def test_what_was_not_asked_is_in_neither_paper() -> None:
    for text in papers(LET, LET, COMPANY):
        assert a_complaint().company_impact in text
        for hidden in (a_complaint().personal_impact, a_complaint().personal, a_complaint().risk):
            assert hidden not in text


def test_the_whole_talk_has_the_steps_with_their_quotes() -> None:
    _, talk = papers(*GOOD_TALK)
    for line in (
        "Talk with Omar Aziz, 1 January 1970",
        "Omar Aziz, complaint, 4 minutes. Ended: next step.",
        "5 of 5 steps",
        "* Assume positive intent, found: “You have every reason to be angry.”",
        "What it did to them: Asked, and told",
        "Omar: I missed my daughter's recital.",
        "You: What did it do to the company?",
        "Let them finish 2 times, Took their side",
        "Nothing stands out. Well done.",
    ):
        assert line in talk


def test_what_made_it_harder_stands_below_the_words() -> None:
    _, talk = papers(*BAD_TALK)
    assert "You: Calm down.\nTold how to feel. They were not done yet.\n" in talk
    assert "* Act on it, missing: There was no plan to which they agreed." in talk
    assert "* An excuse: “It is company policy”. A rule or another department is no help to them." in talk
    assert "It may sound like this: “A good own sentence.”" in talk
