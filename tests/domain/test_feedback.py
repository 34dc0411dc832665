"""Labels are of three kinds, and feedback lists them as they were said."""

from trainer.domain.feedback import FAULTS, MOVES, SOFTENERS, Certainty, Feedback, Finding, Label, LabelKind


def found(*labels):
    return Feedback(tuple(Finding(label, place, place + 1, Certainty.SURE) for place, label in enumerate(labels)))


def test_every_label_is_of_exactly_one_kind():
    assert sorted(SOFTENERS + MOVES + FAULTS) == sorted(Label)


def test_a_label_knows_its_kind():
    kinds = (Label.THANKS.kind, Label.NEXT_STEP.kind, Label.YES_BUT.kind)
    assert kinds == (LabelKind.SOFTENER, LabelKind.MOVE, LabelKind.FAULT)


def test_labels_are_listed_once_in_the_order_of_the_words():
    assert found(Label.AGREE, Label.YES_BUT, Label.AGREE).labels == (Label.AGREE, Label.YES_BUT)


def test_softeners_are_those_of_the_labels():
    assert found(Label.YES_BUT, Label.EMPATHY, Label.NEXT_STEP, Label.AGREE).softeners == (Label.EMPATHY, Label.AGREE)


def test_an_empty_answer_is_a_normal_answer():
    assert (Feedback().labels, Feedback().softeners, Feedback().notes) == ((), (), ())


def test_the_names_of_labels_stay_stable():
    assert set(Label) == {
        "excited", "shared_concern", "good_question", "thanks", "agree", "empathy", "permission", "open_question",
        "restate", "proof_story", "next_step", "defensive", "dismissive", "yes_but", "excuse", "overpromise",
        "pressure",
    }  # fmt: skip
