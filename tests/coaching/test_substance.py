"""What stands behind a softener, by the examples and near misses of the teaching taxonomy."""

from __future__ import annotations

import pytest

from trainer.coaching.coach import Coach
from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import load_folder
from trainer.coaching.normalise import tokens
from trainer.coaching.rules import Rules
from trainer.coaching.substance import PARTS, with_substance
from trainer.domain.feedback import Certainty, CoachContext, Finding, Label, LabelKind, Substance

FAMILIES = load_folder(folder())
RULES = Rules(FAMILIES)
COACH = Coach(FAMILIES)

EXAMPLES = {
    Label.EXCITED: (
        "That's one of the bits I'm most excited about, we've changed how people get started.",
        "Funny you bring up speed. It's the part I'm happiest with, because we rebuilt the import last month.",
        "I love that you asked about nights. We've just added a desk that answers after six.",
        "This is what I was hoping we'd get to, we've reworked the contract so you can leave at ninety days.",
        "That used to be our weak spot, and I'm really pleased with what we've changed in reporting.",
        "Oh good, my favourite part: we took set-up from six steps to two.",
        "I'm glad that came up, because the mobile side's been completely redone.",
        "That's one I get excited about. We've moved pricing from per head to per site.",
        "You've landed on the thing I'm proudest of this year, we changed training so nobody leaves the floor.",
        "I was looking forward to this one. We dropped the long lock-in in May.",
        "We've halved the set-up, and that's the part of this job I'm proudest of.",
    ),
    Label.SHARED_CONCERN: (
        "My newest customer worried about exactly that before we walked through the cutover plan.",
        "The last company we signed had the same concern until we sat down with the numbers together.",
        "That's just what Dana at our latest account said, before we mapped it out with her team.",
        "We had a customer start in March who was stuck on the same point before we ran the pilot.",
        "The team we took on two weeks ago asked me that, and then we went line by line through the quote.",
        "I heard the very same worry from our newest client, before they'd seen how the handover works.",
        "It came up with the plant we just brought on. They felt the same until we did a dry run.",
        "One of our most recent clients was nervous about that too, right up until we walked the floor.",
        "The people who joined last month had that on their list as well, before we showed them the way back.",
        "You sound like my newest customer, in a good way. It was her first concern before we worked through it.",
        "A clinic that came on this spring told me the same, and it took an afternoon of going through it to settle.",
    ),
    Label.GOOD_QUESTION: (
        "That's an excellent question, Mrs Osei. Let me tell you what we did with a haulier in your position.",
        "Great question. Here's what we did with a school group that had the same set-up.",
        "I'm glad you asked that. When a clinic put it to us, we ran the two side by side for a month.",
        "Really good point, and it's the one Harlow raised. What we did there was start with one depot.",
        "Good one. Can I tell you what we did for a customer of your size?",
        "That's the right question to ask. With a printer we work with, we began by timing each step.",
        "Excellent point. At a firm like yours we left the old contract alone and trained two people first.",
        "You've put your finger on it. What we ended up doing for a co-op was splitting the bill.",
        "That's a question I wish more people asked. A brewery asked it, and we rewrote the plan with them.",
        "Smart thing to ask. I'll tell you how we handled it with a team of nine in Cork.",
        "Fair question, and a hard one. With a lab last year we kept both systems going until they said stop.",
    ),
    Label.THANKS: (
        "Thank you for reminding me to cover that. We've now completed the security review.",
        "I'm glad you raised it, thanks. The French version is finished, it went out last week.",
        "Thanks for bringing that up, I'd have forgotten. We now have a local team in your area.",
        "Good that you mention it, thank you. We've just finished the link to your stock system.",
        "Ah, thanks, I meant to say: the new warranty is in place.",
        "Thank you, that was on my list. We've completed the audit and you can read it.",
        "Appreciate the nudge. The night rota is up and running now.",
        "Thanks for the reminder about training. We now have it in twenty-minute pieces.",
        "You're right to bring me back to that, thank you. The fix shipped on Tuesday.",
        "I owe you that one, thanks for asking. We've signed the data agreement.",
        "Thank you for catching that. We now have the certificate you asked about in the spring.",
    ),
    Label.AGREE: (
        "I agree, that can be an issue. Here's what other customers have done about it.",
        "You're right, downtime can be a real problem, and what others found was that nights worked best.",
        "Yes, changing twice in a year does seem like a lot. What other teams did was start with one site.",
        "Absolutely, it can look expensive up front. Customers tell us they found it in the overtime line.",
        "I'd agree with you there. The firms that had the same trouble began by fixing the labels.",
        "No argument from me, the first month can be rough. Other plants put a floor-walker on each shift.",
        "True, it can be hard to get people on board, and what some customers did was let the sceptic run the test.",
        "I see it the same way. Here's what two of our customers found when they measured it.",
        "That's a fair worry and I share it, but here's what others in food production have done.",
        "Agreed, it's one more login. What most teams found is that it replaced three.",
        "You're right that it takes time. Others found the second week was the hard one.",
    ),
    Label.EMPATHY: (
        "That sounds exhausting, three changes in a year.",
        "I can see why another form would be the last thing you need.",
        "It must be frustrating to have paid for something nobody opens.",
        "I can imagine how that went down with your team.",
        "It's hard to plan when the number keeps moving under you.",
        "After last year, I'd be careful too if I were in your chair.",
        "That puts you in an awkward spot with your director.",
        "I'm sorry you had to hear that from your own customer.",
        "No wonder you're wary, you were the one left explaining it.",
        "It sounds like you've been carrying this one by yourself.",
        "Losing a weekend to it would wear anyone down.",
    ),
}
NEAR_MISSES = {
    Label.EXCITED: (
        "I'm so excited to work with you!",
        "We've made loads of improvements lately.",
        "That's exciting.",
        "Our product is amazing, everyone loves it.",
        "I'm excited about what we might do there next year.",
        "I'm excited you asked, anyway, let me show you the dashboard.",
        "I love that you asked. How are nights staffed? Who covers the weekend? We moved to a new office.",
    ),
    Label.SHARED_CONCERN: (
        "Lots of people say that at first.",
        "My newest customer is a bank in Leeds.",
        "You're not the first one to worry about that.",
        "My newest customer had the very same worry.",
        "Other customers had that too, before we walked through it.",
    ),
    Label.GOOD_QUESTION: (
        "Great question!",
        "Excellent question. So, our platform has four modules.",
        "Good question. I'll get back to you.",
        "That's an excellent question for our technical team.",
        "Good question. We've worked with customer ABC for years.",
    ),
    Label.THANKS: (
        "Thanks for your time today.",
        "Thank you for reminding me.",
        "Thank you for reminding me. We now have over a thousand customers.",
        "Thanks for that, but it isn't relevant.",
        "Thank you for reminding me, we're hoping to look at it in the autumn.",
    ),
    Label.AGREE: (
        "I agree, now let's talk about the price.",
        "I agree with you completely.",
        "I agree. Other customers don't have that problem.",
        "I agree. Everyone finds it's worth it.",
        "You're right, it's an issue. Our system is the best though.",
    ),
    Label.EMPATHY: (
        "I know exactly how you feel.",
        "I understand.",
        "I understand how you feel, but it's really not that expensive.",
        "I feel your pain, ha ha.",
        "You seem upset.",
        "I can see why another form would be the last thing you need, but it's only one page.",
    ),
}


def substance(label: Label, reply: str) -> Substance | None:
    """What stands behind the label when its words are those of the first sentence."""
    said = tokens(reply, everyday().spelling)
    opening = [token for token in said if token.sentence == 0]
    finding = Finding(label, opening[0].start, opening[-1].end, Certainty.SURE)
    return with_substance([finding], said, RULES.hear(said))[0].substance


def cases(of: dict[Label, tuple[str, ...]]) -> list[object]:
    return [pytest.param(label, text, id=f"{label}-{text}") for label, texts in of.items() for text in texts]


@pytest.mark.parametrize(("label", "reply"), cases(EXAMPLES))
def test_examples_are_complete(label: Label, reply: str) -> None:
    assert substance(label, reply) is Substance.COMPLETE


@pytest.mark.parametrize(("label", "reply"), cases(NEAR_MISSES))
def test_near_misses_are_not(label: Label, reply: str) -> None:
    assert substance(label, reply) is not Substance.COMPLETE


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("Great question!", Substance.EMPTY),
        ("Thank you for reminding me.", Substance.EMPTY),
        ("You're not the first to worry about that.", Substance.EMPTY),
        ("Great question. So, our platform has four modules.", Substance.PARTIAL),
        ("My newest customer had the same worry.", Substance.PARTIAL),
        ("Thank you for reminding me. It is planned for the autumn.", Substance.PARTIAL),
        ("I agree. How long does the changeover take you now?", Substance.PARTIAL),
        ("Thank you for reminding me. We've now completed the audit.", Substance.COMPLETE),
        ("Could I ask what made you pick them?", Substance.COMPLETE),
    ],
)
def test_the_coach_tells_what_stands_behind_a_softener(reply: str, expected: Substance) -> None:
    assert COACH(reply, CoachContext()).findings[0].substance is expected


def test_a_story_that_the_encoder_heard_completes_what_needs_a_story() -> None:
    reply = "Great question. Harlow Freight halved its queue with one gate."
    said = tokens(reply, everyday().spelling)
    praise = Finding(Label.GOOD_QUESTION, 0, 14, Certainty.SURE)
    story = Finding(Label.PROOF_STORY, 16, len(reply), Certainty.SURE)
    assert with_substance([praise], said, [])[0].substance is Substance.PARTIAL
    assert with_substance([praise, story], said, [])[0].substance is Substance.COMPLETE


def test_only_softeners_have_substance() -> None:
    reply = "What would change if it worked?"
    assert [finding.substance for finding in COACH(reply, CoachContext()).findings] == [None]


def test_words_that_no_token_covers_are_not_complete() -> None:
    reply = "🙂 fine"
    finding = Finding(Label.EMPATHY, 0, 1, Certainty.CHECK)
    assert with_substance([finding], tokens(reply, everyday().spelling), [])[0].substance is Substance.EMPTY


def test_every_part_is_a_phrase_file_of_its_kind() -> None:
    kinds = {family.key: family.kind for family in FAMILIES}
    assert {key for key, kind in kinds.items() if kind is LabelKind.PART} == {*PARTS} - {Label.PROOF_STORY}
