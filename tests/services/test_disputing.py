"""That is not what I did: both marks are kept, and can be handed on as labelled replies."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_deck, answer, asked, some_cards, undone
from trainer.coaching.outputs import LABELS
from trainer.coaching.shape import AGAIN
from trainer.coaching.training import rows
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Noticed
from trainer.errors import TrainerError

from .conftest import Home

SAID = "I agree, thanks. What comes first?"
HEARD = Feedback(
    (
        Finding(Label.AGREE, 0, 7, Certainty.SURE),
        Finding(Label.THANKS, 9, 15, Certainty.LIKELY),
        Finding(Label.OPEN_QUESTION, 17, 34, Certainty.SURE),
    )
)


def test_it_is_there_after_a_restart_until_it_is_taken_back(home: Home) -> None:
    workspace = home(a_deck())
    question = asked(workspace.study.start())
    workspace.disputes.deny(question, SAID, HEARD, Label.THANKS)
    (disputed,) = workspace.disputes.all()
    assert list(disputed.heard.items()) == [
        ("agree", "I agree"),
        ("thanks", "thanks"),
        ("open_question", "What comes first?"),
    ]
    workspace.close()
    again = home()
    assert again.disputes.of(question.card_id, SAID) == {Label.THANKS}
    again.disputes.accept(question.card_id, SAID, Label.THANKS)
    assert again.disputes.of(question.card_id, SAID) == frozenset()


def test_what_was_only_to_be_checked_teaches_nobody_as_if_it_were_so(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck())
    doubtful = (Finding(Label.EMPATHY, 0, 7, Certainty.CHECK), Finding(Label.PERMISSION, 17, 34, Certainty.CHECK))
    heard = replace(HEARD, findings=(*HEARD.findings, *doubtful))
    workspace.disputes.deny(asked(workspace.study.start()), SAID, heard, Label.EMPATHY)
    workspace.disputes.export(tmp_path / "disputed.jsonl")
    row = json.loads((tmp_path / "disputed.jsonl").read_text("utf-8"))
    assert (row["labels"], row["disputed"]) == (["agree", "thanks", "open_question"], ["empathy"])


def test_a_disputed_softener_is_no_phrase_that_was_used(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = asked(session)
    answer(session, question, said=SAID, feedback=lambda *_: HEARD)
    workspace.disputes.deny(question, SAID, HEARD, Label.THANKS)
    used = {use.label: use.count for use in workspace.progress.phrases()}
    assert (used[Label.AGREE], used[Label.THANKS]) == (1, 0)


def test_what_is_denied_and_what_is_taken_back_count_only_together(home: Home) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = asked(session)

    def thanks() -> int:
        return next(use.count for use in workspace.progress.phrases() if use.label is Label.THANKS)

    answer(session, question, said=SAID, feedback=lambda *_: HEARD)
    undone(session)
    workspace.disputes.deny(question, SAID, HEARD, Label.THANKS)
    session.redo()
    assert thanks() == 0
    undone(session)
    workspace.disputes.accept(question.card_id, SAID, Label.THANKS)
    assert thanks() == 0
    session.redo()
    assert thanks() == 1


def test_what_is_denied_wears_no_softener_out(home: Home) -> None:
    workspace = home(a_deck(*some_cards(4)))
    agreed = Feedback((Finding(Label.AGREE, 0, 7, Certainty.SURE),))
    session = workspace.study.start()
    questions = []
    for _ in range(AGAIN):
        questions.append(asked(session))
        answer(session, questions[-1], said=SAID, feedback=lambda *_: agreed)
    once_more = asked(session)
    assert Note.SAME_AGAIN in session.feedback(once_more, "I agree. What comes first?").notes
    workspace.disputes.deny(questions[0], SAID, agreed, Label.AGREE)
    once_more = asked(session)
    assert Note.SAME_AGAIN not in session.feedback(once_more, "I agree. What comes first?").notes


def test_a_family_of_the_team_is_denied_and_teaches_nobody_anything(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck())
    question = asked(workspace.study.start())
    ours = Noticed("own_fault", "Our fault", "It went wrong on our side.", LabelKind.SOFTENER, 9, 15)
    workspace.disputes.deny(question, SAID, replace(HEARD, noticed=(ours,)), "own_fault")
    workspace.close()
    again = home()
    assert again.disputes.of(question.card_id, SAID) == {"own_fault"}
    again.disputes.export(tmp_path / "mine.jsonl")
    row = json.loads((tmp_path / "mine.jsonl").read_text("utf-8"))
    assert row["labels"] == ["agree", "thanks", "open_question"]
    assert row["disputed"] == ["own_fault"]
    assert len(rows.replies(tmp_path)) == 1


def exported(home: Home, path: Path) -> list[dict[str, object]]:
    workspace = home(a_deck(*some_cards(3)))
    question = asked(workspace.study.start())
    workspace.disputes.deny(question, SAID, HEARD, Label.THANKS)
    workspace.disputes.deny(question, SAID, HEARD, Label.AGREE)
    workspace.disputes.deny(
        question, "Agreed… 🙂", Feedback((Finding(Label.AGREE, 0, 6, Certainty.SURE),)), Label.AGREE
    )
    assert workspace.disputes.export(path) == 2
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_disputes_are_written_as_replies_with_the_labels_that_stand(home: Home, tmp_path: Path) -> None:
    both, other = exported(home, tmp_path / "mine.jsonl")
    assert list(both) == ["id", "objection", "category", "reply", "labels", "spans", "disputed"]
    assert both["reply"] == SAID
    assert (both["labels"], both["disputed"]) == (["open_question"], ["agree", "thanks"])
    assert both["spans"] == {"open_question": "What comes first?"}
    assert (other["labels"], other["disputed"]) == ([], ["agree"])
    assert both["id"] != other["id"]


def test_the_coach_can_be_taught_by_them(home: Home, tmp_path: Path) -> None:
    exported(home, tmp_path / "mine.jsonl")
    row, _ = rows.replies(tmp_path)
    assert {LABELS[column] for column in row.holds} == {Label.OPEN_QUESTION}
    assert row.spans == {LABELS.index(Label.OPEN_QUESTION): (17, 34)}


def test_where_they_cannot_be_written_the_older_file_stays(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck())
    with pytest.raises(TrainerError, match="could not be written"):
        workspace.disputes.export(tmp_path / "no such folder" / "mine.jsonl")
