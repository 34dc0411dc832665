"""``trainer coach``: other programs hold on to what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer import words
from trainer.cli import AT_FAULT, DONE
from trainer.cli.coach import judged, tell
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, Note, Variety

AGREED = "I agree, it is a lot of money. What would you compare it with?"


def test_the_coach_names_labels_and_the_words_that_earned_them(run: Run, place: Path) -> None:
    told = run("coach", AGREED, "--objection", "It is too dear.", "--json").json
    assert set(told) == {"labels", "spans"}
    assert Label.AGREE in told["labels"]
    assert set(told["spans"]) == set(told["labels"])
    assert all(span in AGREED for span in told["spans"].values())
    assert not place.exists()


def test_the_coach_reads_a_reply_from_its_input(run: Run) -> None:
    assert run("coach", "--json", stdin=AGREED).json == run("coach", AGREED, "--json").json


def test_an_empty_reply_has_no_labels(run: Run) -> None:
    assert run("coach", "", "--json").json == {"labels": [], "spans": {}}
    assert run("coach", "").out == "No softening phrase found.\n"


def test_for_a_person_the_words_are_quoted(run: Run) -> None:
    assert "Agreement" in run("coach", AGREED).out


def rows(*found: object) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in found)


def test_replies_are_judged_line_by_line_in_their_order(run: Run) -> None:
    given = rows(
        {"id": "a", "reply": AGREED, "objection": "Too dear.", "customer": "Why?"},
        {"id": 7, "reply": "Hm."},
        {"reply": ""},
    )
    ran = run("coach", "--jsonl", stdin=given)
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, [row["id"] for row in told]) == (DONE, ["a", 7, None])
    assert told[0]["labels"] == run("coach", AGREED, "--json").json["labels"]
    assert (told[1]["labels"], told[2]["spans"]) == ([], {})


def test_an_empty_line_is_no_reply(run: Run) -> None:
    ran = run("coach", "--jsonl", stdin=rows({"id": 1, "reply": "Hm."}, "", {"id": 2, "reply": "Hm."}, " "))
    assert (ran.code, [json.loads(line)["id"] for line in ran.out.splitlines()]) == (DONE, [1, 2])


def test_letters_come_out_as_they_went_in(run: Run) -> None:
    ran = run("coach", "--jsonl", stdin=rows({"id": "é👍", "reply": "Thanks for asking, Zoë!"}))
    assert json.loads(ran.out)["id"] == "é👍"


@pytest.mark.parametrize(
    "line",
    ["{", "not json", "[]", '"text"', "3", "null", "{}", '{"id": 1}', '{"reply": 3}', '{"reply": null}',
     '{"id": "\\ud83d", "reply": "Hm."', "[" * 100_000],
    ids=["cut", "words", "list", "text", "number", "null", "empty", "no reply", "number reply", "null reply",
         "half", "deep"],
)  # fmt: skip
def test_a_bad_line_is_named_by_its_number(run: Run, line: str) -> None:
    ran = run("coach", "--jsonl", stdin=rows({"id": 1, "reply": "Hm."}, line))
    assert ran.code == AT_FAULT
    assert ran.err.startswith("trainer: <stdin>:2: ")
    assert ran.err.count("\n") == 1
    assert len(ran.out.splitlines()) == 1


def test_with_the_customers_line_it_says_whether_the_reply_asks_about_it(run: Run) -> None:
    said = "They dropped us halfway and I stood there with forty people and no system."
    given = rows(
        {"id": 1, "reply": "What did you tell those forty people?", "customer": said},
        {"id": 2, "reply": "When can we start?", "customer": said},
        {"id": 3, "reply": "What did you tell those forty people?"},
    )
    told = [json.loads(line) for line in run("coach", "--jsonl", stdin=given).out.splitlines()]
    assert [row.get("on_topic_question") for row in told] == [True, False, None]
    assert "on_topic_question" not in told[2]


def test_a_team_family_is_told_to_people_and_kept_from_the_labels(run: Run, place: Path) -> None:
    (place / "phrases").mkdir(parents=True)
    (place / "phrases" / "ours.phrases.toml").write_text(
        'family = "own_fault"\nkind = "softener"\nname = "Our fault"\ndefinition = "It went wrong here."\n'
        'examples = ["That was our mistake."]\n',
        "utf-8",
    )
    said = "That was our mistake."
    assert f"Our fault (check): “{said[:-1]}”" in run("coach", said).out
    assert "own_fault" not in run("coach", said, "--json").out


def test_a_broken_team_file_is_told_beside_the_answer(run: Run, place: Path) -> None:
    (place / "phrases").mkdir(parents=True)
    (place / "phrases" / "ours.phrases.toml").write_text("family = ", "utf-8")
    ran = run("coach", AGREED, "--json")
    assert ran.code == DONE
    assert ran.err.startswith("trainer: ours.phrases.toml: the file is not valid TOML")
    assert Label.AGREE in ran.json["labels"]


def test_a_person_is_told_of_no_softener_where_there_is_none_and_only_there(run: Run) -> None:
    nothing = "No softening phrase found."
    assert nothing in run("coach", "Sign today or you will regret it.").out
    assert nothing not in run("coach", AGREED).out


def test_the_longest_stretch_that_earned_a_label_is_told_for_it() -> None:
    findings = (Finding(Label.AGREE, 0, 5, Certainty.SURE), Finding(Label.AGREE, 6, 20, Certainty.CHECK))
    assert judged("True. I agree with that.", Feedback(findings))["spans"] == {"agree": "I agree with t"}


def test_what_is_worn_is_told_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    notes = (Note.LONG, Note.ONE_SIDED)
    tell("True.", Feedback(notes=notes, variety=Variety(Label.AGREE, Label.THANKS)))
    said = capsys.readouterr().out.splitlines()
    assert said[0] == words.NOTES[Note.LONG]
    assert words.LABELS[Label.AGREE] in said[1]
    assert not {"{", "}"} & set(said[1])
