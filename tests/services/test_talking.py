"""One talk with the real coach: doors open for good questions in anybody's words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import a_complaint, open_home
from trainer import talkwords
from trainer.bootstrap import Workspace
from trainer.domain.feedback import Label
from trainer.domain.played import Company, Mark, Seat
from trainer.domain.scenes import Manner, NextStep, Outcome, Saying
from trainer.domain.signs import Sign, Step
from trainer.domain.talk import IllegalMoveError, Phase
from trainer.errors import NotFoundError
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk
from trainer.store import talks

BUD_01 = "75aiopinn2u2"
"""“I don't have any money this fiscal year.” of the shipped decks."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_home(tmp_path_factory.mktemp("home"))
    yield workspace
    workspace.close()


@pytest.fixture
def talk(workspace: Workspace) -> Talk:
    return workspace.roleplay.begin(Wish(manner=Manner.SCEPTICAL, card_id=BUD_01))


def say(talk: Talk, said: str) -> Saying | None:
    """The reply, and why the customer says what they then say."""
    return talk.reply(talk.hear(said)).turns[-1].why


def test_a_good_question_in_other_words_opens_the_first_door(talk: Talk) -> None:
    assert (
        say(talk, "I hear you. Suppose there were some, what would you put right before anything else?")
        is Saying.ANSWER
    )


def test_the_questions_that_the_card_has_open_every_door(talk: Talk, workspace: Workspace) -> None:
    for layer in workspace.library.card(BUD_01).layers:
        assert say(talk, layer.ask) is Saying.ANSWER


@pytest.mark.parametrize(
    "said",
    [
        "I completely understand how hard that must be for you.",
        "Do you have a budget next year?",
        "Would it be all right if I asked you something about that?",
        "Our service pays for itself in three months, so money is not the problem.",
        "How many people work in your warehouse?",
    ],
)
def test_empathy_closed_questions_permission_and_pitches_open_nothing(talk: Talk, said: str) -> None:
    assert say(talk, said) is not Saying.ANSWER


def test_a_fault_is_heard_and_met_with_a_pushback(talk: Talk) -> None:
    assert say(talk, "You don't understand, that's not really a problem. Everybody has money.") is Saying.PUSHBACK
    assert Label.DISMISSIVE in talk.view().turns[-2].feedback.labels


def test_a_line_that_comes_next_was_made_ready(talk: Talk) -> None:
    for said in ("What would you fix first?", "Right, I see.", "And what happens when one of those goes wrong?"):
        ready = talk.upcoming()
        talk.reply(talk.hear(said))
        assert talk.view().turns[-1].said in ready


def test_a_softener_that_was_said_before_is_remembered(talk: Talk) -> None:
    say(talk, "Thank you for telling me. What would you fix first?")
    heard = talk.hear("Thanks for being open about that. What happens then?")
    assert talk.view().phase is Phase.TALKING
    assert Label.THANKS in heard.feedback.labels


# ---------------------------------------------------------------- with a person who plays the customer


@pytest.fixture
def shared(workspace: Workspace) -> Talk:
    wish = Wish(manner=Manner.FRIENDLY, card_id=BUD_01, company=Company.PEER, partner=" Sam ")
    return workspace.roleplay.begin(wish)


def test_the_person_answers_and_not_the_computer(shared: Talk) -> None:
    view = shared.reply(shared.hear("If the money were there, what would you want fixed first?"))
    assert [turn.why for turn in view.turns] == [Saying.OBJECTION, None]
    script = shared.script()
    assert (script.reply, script.advised, script.casting.partner) == (1, Saying.ANSWER, "Sam")
    view = shared.say(Saying.ANSWER, script.cues[0].line)
    assert (view.depth, view.turns[-1].said) == (1, script.cues[0].line)
    assert shared.script().reply is None


def test_a_reply_that_was_only_spoken_has_its_place(shared: Talk) -> None:
    view = shared.spoke()
    assert (view.turns[-1].said, shared.script().reply, shared.script().advised) == ("", 1, None)


def test_the_rep_is_shown_nothing_of_the_script(shared: Talk) -> None:
    view = shared.say(Saying.ANSWER, "We lose orders.")
    assert (view.casting.layers, view.casting.real_pain, view.real_pain) == ((), "", "")
    while Saying.ANSWER in [cue.why for cue in shared.script().cues]:
        shared.say(Saying.ANSWER, shared.script().cues[0].line)
    assert shared.say(Saying.NOT_QUITE, "Not quite.").real_pain == ""
    assert shared.say(Saying.RECOGNISED, "Yes.").real_pain == shared.script().casting.real_pain


def test_a_reply_is_asked_for_once_more_and_both_are_kept(tmp_path: Path) -> None:
    workspace = open_home(tmp_path)
    shared = workspace.roleplay.begin(Wish(card_id=BUD_01, company=Company.PEER))
    shared.reply(shared.hear("Everybody has money."))
    shared.say(Saying.ANSWER, "We lose orders.")
    view = shared.retake(1)
    assert (view.depth, view.turns[1].said) == (0, "Everybody has money.")
    with pytest.raises(IllegalMoveError):
        shared.retake(1)
    shared.reply(shared.hear("If the money were there, what would you want fixed first?"))
    shared.say(Saying.ANSWER, "The orders.")
    again = workspace.roleplay.going_on()
    assert again is not None
    assert again.view() == shared.view()
    assert again.view().depth == 1
    workspace.close()


def test_what_others_made_of_it_is_kept_and_comes_back_with_the_talk(shared: Talk, workspace: Workspace) -> None:
    shared.spoke()
    marks = (Mark(Seat.PARTNER, 1, frozenset({Label.THANKS})), Mark(Seat.PARTNER, believable=3, trust=2))
    for mark in marks:
        workspace.roleplay.mark(shared.uuid, mark)
    workspace.roleplay.bring_back(workspace.roleplay.forget(shared.uuid))
    assert set(workspace.roleplay.played(shared.uuid).marks) == set(marks)


def test_seats_are_swapped_and_swapped_back(shared: Talk, workspace: Workspace) -> None:
    swapped = workspace.roleplay.swap(shared.uuid, talkwords.UNNAMED)
    casting = swapped.view().casting
    assert (casting.rep, casting.partner, casting.line) == ("Sam", "", shared.view().casting.line)
    back = workspace.roleplay.swap(swapped.uuid, talkwords.UNNAMED).view().casting
    assert (back.rep, back.partner) == ("", "Sam")
    newest = workspace.roleplay.company()
    assert newest is not None
    assert newest.partner == "Sam"


# ---------------------------------------------------------------- with somebody who is upset


@pytest.fixture
def upset(tmp_path: Path) -> Iterator[Workspace]:
    """A home in which the pump fails, and nothing else can be complained of."""
    workspace = open_home(tmp_path)
    workspace.roleplay.stage.complaints = (a_complaint(),)
    yield workspace
    workspace.close()


@pytest.fixture
def complaint(upset: Workspace) -> Talk:
    return upset.roleplay.begin_complaint(objective=" What it did ", confidence=2)


def heard_out(talk: Talk) -> Talk:
    for _ in range(2):
        talk.listen()
    return talk


def test_a_complaint_begins_with_its_line_and_what_is_on_file(complaint: Talk) -> None:
    view = complaint.view()
    assert ([turn.said for turn in view.turns], view.on_file) == ([a_complaint().line], a_complaint().known)
    assert (view.casting.objective, view.casting.confidence, view.casting.customer.voice) == ("What it did", 2, "male")
    assert (view.casting.complaint, view.casting.category) == (None, None)
    assert a_complaint().gotcha not in repr(view)


def test_both_sides_are_told_to_who_asks_in_their_own_words(complaint: Talk) -> None:
    heard_out(complaint)
    assert say(complaint, "What has this done to your company?") is Saying.COMPANY
    assert say(complaint, "And what did it mean for you personally?") is Saying.PERSONAL
    assert complaint.view().depth == 2


def test_calm_down_and_company_policy_are_heard_and_met(complaint: Talk) -> None:
    heard_out(complaint)
    assert say(complaint, "Calm down, please.") is Saying.TOLD_OFF
    assert say(complaint, "I am sorry, it is company policy.") is Saying.EXCUSED
    replies = [turn for turn in complaint.view().turns if turn.shown]
    assert [[one.sign for one in turn.shown if one.sign in (Sign.EMOTION, Sign.EXCUSE)] for turn in replies] == [
        [Sign.EMOTION],
        [Sign.EXCUSE],
    ]


def test_what_was_shown_is_what_is_kept(complaint: Talk, upset: Workspace) -> None:
    heard = heard_out(complaint).hear("What has this done to your company?")
    complaint.reply(heard)
    kept = upset.roleplay.played(complaint.uuid).turns[-2]
    assert (kept.shown, heard.judged.signs) == (heard.shown, frozenset({Sign.COMPANY}))
    assert kept.said[kept.shown[0].start : kept.shown[0].end]


def test_who_cannot_hear_meaning_still_hears_known_phrases(upset: Workspace, tmp_path: Path) -> None:
    upset.coach._model = tmp_path / "nowhere"
    talk = heard_out(upset.roleplay.begin_complaint())
    assert not upset.coach.condition.hears_meaning
    assert say(talk, "Calm down, please.") is Saying.TOLD_OFF


def test_a_complaint_goes_on_after_the_program_was_killed_though_its_file_changed(
    complaint: Talk, upset: Workspace
) -> None:
    heard_out(complaint)
    upset.roleplay.stage.complaints = (a_complaint(company="Nothing at all."),)
    again = upset.roleplay.going_on()
    assert again is not None
    assert again.view() == complaint.view()
    assert say(again, "What has this done to your company?") is Saying.COMPANY
    assert again.view().turns[-1].said == a_complaint().company


def test_a_complaint_is_tried_again_from_its_beginning(complaint: Talk, upset: Workspace) -> None:
    heard_out(complaint)
    again = upset.roleplay.try_again(complaint.uuid, 0).view()
    assert ([turn.said for turn in again.turns], again.phase) == ([a_complaint().line], Phase.VENTING)


def test_what_comes_next_in_a_complaint_was_made_ready(complaint: Talk) -> None:
    for said in ("", "", "What has this done to your company?", "Calm down.", "What could go wrong with that?"):
        ready = complaint.upcoming()
        complaint.reply(complaint.hear(said)) if said else complaint.listen()
        assert complaint.view().turns[-1].said in ready or said == "Calm down."


def test_a_plan_is_agreed_once_it_was_asked_what_could_go_wrong(complaint: Talk) -> None:
    heard_out(complaint)
    for said in ("What has this done to your company?", "What could go wrong with that?"):
        say(complaint, said)
    assert say(complaint, "I own this one, and I will ring you by four today.") is Saying.OWNED
    view = complaint.propose(NextStep("bring a spare pump", "Priya and I", "today at four"))
    assert (view.phase, view.turns[-1].why) == (Phase.AGREED, Saying.AGREED)
    assert say(complaint, "Once it is steady, can we look back at what happened and why?") is Saying.SIT_DOWN
    assert complaint.end(Outcome.NEXT_STEP).phase is Phase.ENDED


def test_a_complaint_is_looked_back_at_with_the_note_that_it_fills_in(complaint: Talk, upset: Workspace) -> None:
    heard_out(complaint)
    say(complaint, "You have every reason to be angry. What has this done to your company?")
    played, shown, note = upset.roleplay.aftermath(complaint.uuid)
    assert (played.uuid, shown.found, shown.told) == (complaint.uuid, 1, {Sign.COMPANY})
    assert (note.issue, note.company, note.personal) == (a_complaint().issue, a_complaint().company_impact, "")


def test_an_objection_leaves_no_note(talk: Talk, workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="nobody complained"):
        workspace.roleplay.aftermath(talk.uuid)


def test_who_talks_as_the_scenes_say_that_it_may_sound_takes_all_five_steps(workspace: Workspace) -> None:
    for complaint in workspace.roleplay.complaints():
        talk = workspace.roleplay.begin_complaint(complaint.key)
        while talk.view().phase is Phase.VENTING:
            talk.listen()
        for step, said in complaint.good.items():
            say(talk, said)
            if step is Step.ACT:
                talk.propose(NextStep("what we said", "both of us", "today"))
        talk.end(Outcome.NEXT_STEP)
        _, shown, _ = workspace.roleplay.aftermath(talk.uuid)
        assert (shown.found, shown.faults, shown.points) == (5, (), ()), complaint.line


def uses(workspace: Workspace) -> object:
    """How often each family was heard in the rep's own talks."""
    with workspace._database.reading() as tx:
        return talks.family_uses(tx)


def test_who_gave_no_name_is_not_told_as_the_rep_whose_program_it_is(workspace: Workspace) -> None:
    nobody = workspace.roleplay.begin(Wish(manner=Manner.FRIENDLY, card_id=BUD_01, company=Company.PEER))
    before = uses(workspace)
    swapped = workspace.roleplay.swap(nobody.uuid, talkwords.UNNAMED)
    swapped.reply(swapped.hear("Thank you for telling me. What would you fix first?"))
    assert swapped.view().casting.rep == "Colleague"
    assert uses(workspace) == before
    back = workspace.roleplay.swap(swapped.uuid, talkwords.UNNAMED).view().casting
    assert (back.rep, back.partner) == ("", "Colleague")


def test_what_was_only_spoken_is_written_down_where_it_stands(shared: Talk, workspace: Workspace) -> None:
    shared.spoke()
    shared.write_down(shared.hear("What would you fix first, if the money were there?"))
    kept = workspace.roleplay.played(shared.uuid)
    assert [turn.said for turn in kept.turns[1:]] == ["What would you fix first, if the money were there?"]
    assert (shared.script().reply, shared.script().advised) == (1, Saying.ANSWER)
    with pytest.raises(IllegalMoveError):
        shared.write_down(shared.hear("And then?"))
    shared.say(Saying.ANSWER, "Orders.")
    with pytest.raises(IllegalMoveError):
        shared.write_down(shared.hear("And then?"))


def test_the_confidence_before_one_talk_is_not_that_before_the_next(workspace: Workspace) -> None:
    talk = workspace.roleplay.begin(Wish(manner=Manner.FRIENDLY, card_id=BUD_01, confidence=4))
    assert workspace.roleplay.try_again(talk.uuid, 1).view().casting.confidence == 0


def test_nothing_is_made_of_a_talk_that_is_not_there(workspace: Workspace) -> None:
    talk = workspace.roleplay.begin(Wish(manner=Manner.FRIENDLY, card_id=BUD_01))
    gone = workspace.roleplay.forget(talk.uuid)
    with pytest.raises(NotFoundError):
        workspace.roleplay.mark(talk.uuid, Mark(Seat.PARTNER, comment="You asked early."))
    workspace.roleplay.bring_back(gone)
    assert workspace.roleplay.played(talk.uuid).marks == ()


def test_a_question_that_was_answered_opens_nothing_when_it_is_put_again(talk: Talk) -> None:
    asked = "What would you fix first, if the money were there?"
    assert [say(talk, asked), say(talk, f"Thanks. {asked}")] == [Saying.ANSWER, Saying.DEFLECTION]
    assert talk.view().depth == 1
