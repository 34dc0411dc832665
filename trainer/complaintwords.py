"""The words of complaints: what one is called in a list, what a talk about it shows, and the note that it fills in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from trainer import words
from trainer.domain.aftermath import Aftermath, Check, Part, Point
from trainer.domain.handoff import Handoff
from trainer.domain.scenes import Outcome
from trainer.domain.signs import Sign, Step
from trainer.domain.talk import Phase

KIND = "Complaint"
MANNER = "Upset"
INTRODUCED = "upset about something that went wrong"

_ASKED = ("neither impact asked", "one impact asked", "both impacts asked")

PROMPTS: Mapping[Phase, str] = {
    Phase.TALKING: "Your turn. Take your time.",
    Phase.VENTING: "They are not done. Let them finish.",
    Phase.AGREED: "It is agreed. Say what is left to say, or end here.",
    Phase.PARTING: "They have had enough for today. Part well.",
}
PLAN = "Agree a plan"
PLAN_ASKED = "What is done, who does it, by when?"

OUTCOMES = (Outcome.NEXT_STEP, Outcome.NOT_NOW, Outcome.PARTED_FRIENDS)
"""How a complaint can end; there is nothing to say yes to."""
OUTCOME_MEANINGS: Mapping[Outcome, str] = {
    Outcome.NEXT_STEP: "You agreed what, who and when.",
    Outcome.NOT_NOW: "It goes on another day.",
    Outcome.PARTED_FRIENDS: "Nothing was agreed, and nobody was hurt.",
}
NOT_YET: Mapping[Outcome, str] = {Outcome.NEXT_STEP: "It becomes an ending once they agreed to a plan."}
BECAUSE: Mapping[Outcome, str] = {
    Outcome.NOT_NOW: "When will you come back to it?",
    Outcome.PARTED_FRIENDS: "What was left open?",
}

STEPS: Mapping[Step, str] = {
    Step.INTENT: "Assume positive intent",
    Step.EMOTION: "Remove your emotion",
    Step.OWN: "Avoid excuses and own it",
    Step.ACT: "Act on it",
    Step.DEBRIEF: "Look back together",
}
FOUND, MISSING = "Found", "Missing"
_MISSING: Mapping[Step, str] = {
    Step.INTENT: "No reply took their side.",
    Step.EMOTION: "No reply asked what it did to the company, and what it did to them.",
    Step.OWN: "No reply took it on with something to do, or a time.",
    Step.ACT: "There was no plan to which they agreed.",
    Step.DEBRIEF: "No reply offered to look back at it together.",
}
_NEAR: Mapping[Step, str] = {
    Step.EMOTION: "Both impacts are to be heard, once they are done. This was asked:",
    Step.OWN: "This took it on without something to do, or a time:",
    Step.ACT: "This was on the way to a plan that they agree to:",
    Step.DEBRIEF: "This came before it was agreed how to mend it:",
}
MAY_SOUND = "It may sound like this:"

FAULTS: Mapping[Sign, str] = {
    Sign.EMOTION: "Told how to feel",
    Sign.EXCUSE: "An excuse",
    Sign.ARGUES: "Argued",
    Sign.GLAD: "Glad about it",
    Sign.PROMISES: "Promised too much",
    Sign.PRESSES: "Pressed",
    Sign.GIVES: "Gave something first",
    Sign.APOLOGY: "Said sorry for their mistake",
}
FAULTS_MORE: Mapping[Sign, str] = {
    Sign.EMOTION: "Emotion is not answered with emotion. Say what you heard, and ask what it did.",
    Sign.EXCUSE: "A rule or another department is no help to them. Say what you can do, and by when.",
    Sign.ARGUES: "Who is right can wait. Take their side first.",
    Sign.GLAD: "It is no good day for them. Leave the joy out.",
    Sign.PROMISES: "What nobody can keep makes the next time worse. Promise what they can see happen.",
    Sign.PRESSES: "Nobody decides well in a hurry. Ask what they need first.",
    Sign.GIVES: "Find the impact first; money back is rarely what it is about.",
    Sign.APOLOGY: "The mistake was theirs. Let them save face; there is nothing to be sorry for.",
}
CUT_IN, CUT_IN_MORE = "Let them finish", "This was said while they were letting it out:"
SPOKE_OVER = "They were not done yet"
NOTHING = "Nothing stands out. Well done."

SIDES: Mapping[Sign, str] = {Sign.COMPANY: "What it did to the company", Sign.PERSONAL: "What it did to them"}
TOLD, NOT_TOLD, NOT_ASKED = "Asked, and told", "Asked, and not told yet", "Not asked yet"

PARTS: Mapping[Part, str] = {
    Part.LISTEN: "Let them finish",
    Part.SIDES: "Took their side",
    Part.COMPANY: "Company impact",
    Part.PERSONAL: "Personal impact",
    Part.OWN: "Took it on",
    Part.PLAN: "Plan",
    Part.GOTCHAS: "What could go wrong",
    Part.LOOK_BACK: "Look back",
}

NOTE = "Hand-off note"
NOTE_MORE = "For the colleague who takes it on: only what you learnt in this talk."
NOT_AGREED, NOTHING_PROMISED = "Not agreed yet", "Nothing yet"
QUESTIONS = ("What happened?", "Why did it happen?", "What would make it less likely?")
LOOK_BACK = "To look back at together"
LOOK_BACK_MORE = "A day or two after it is well, with everybody who was in it, all as equals. It is about the work."


def asked(sides: int) -> str:
    """Of how many of the two impacts the customer told, in a list."""
    return _ASKED[sides]


def went(sides: int, found: int) -> str:
    """How much of a complaint was taken up, in a list of facts."""
    return f"{found} of {len(Step)} steps, {asked(sides)}"


def faults(found: Mapping[Sign, int]) -> str:
    """What made it harder, with how often."""
    return ", ".join(f"{FAULTS[sign]} {times}" for sign, times in found.items()) or "none"


def headline(shown: Aftermath) -> str:
    """How many of the steps were taken."""
    return f"{shown.found} of {len(shown.checks)} steps"


def vents(shown: Aftermath) -> str:
    """How much of what they had to get off their chest was heard."""
    if shown.heard_out == shown.vents:
        return "They got everything off their chest."
    return f"They had {words.plural(shown.vents, 'thing')} to get off their chest, and you heard {shown.heard_out}."


def cut_ins(shown: Aftermath) -> str:
    """How often they were not let finish; empty for never."""
    times = len(shown.cut_ins)
    return f"{words.plural(times, 'reply', 'replies')} came before they were done." if times else ""


def side(shown: Aftermath, sign: Sign) -> str:
    """Whether one of the impacts was asked, and told."""
    return TOLD if sign in shown.told else _unknown(shown.asked, sign)


def _unknown(asked: Collection[Sign], sign: Sign) -> str:
    return NOT_TOLD if sign in asked else NOT_ASKED


def state(check: Check) -> str:
    """Whether a step was taken."""
    return FOUND if check.is_found else MISSING


def fell_short(check: Check) -> str:
    """What a step lacked; empty for one that was taken."""
    if check.is_found:
        return ""
    return _NEAR.get(check.step, "") if check.said else _MISSING[check.step]


def against(said: str) -> str:
    """The rep's own words that went against a step."""
    return f"Once it went the other way: {words.quote(said)}"


def part(done: Part, times: int) -> str:
    """A part of a talk, and how often it was done."""
    return f"{PARTS[done]} {times} times" if times > 1 else PARTS[done]


def point(one: Point) -> tuple[str, str, str]:
    """One thing to work on: its name, what to do instead, and the rep's words."""
    said = words.quote(one.said) if one.said else ""
    if one.fault is not None:
        return fault(one.fault, one.said), FAULTS_MORE[one.fault], ""
    if one.is_cut_in:
        return CUT_IN, CUT_IN_MORE, said
    return STEPS[one.step], fell_short(Check(one.step, False, (one.said,) if one.said else ())), said


def hurt(shown: Aftermath, place: int) -> str:
    """What in one reply made it harder; empty for nothing."""
    found = dict.fromkeys(FAULTS[one.sign] for one in shown.faults if one.place == place)
    return ". ".join((*found, SPOKE_OVER) if place in shown.cut_ins else found)


def fault(sign: Sign, said: str) -> str:
    """What made it harder, and in which words."""
    return f"{FAULTS[sign]}: {words.quote(said)}"


def note(filled: Handoff) -> Iterator[tuple[str, str]]:
    """The note line by line, each with its name; what was not asked says so."""
    step = filled.step if filled.is_agreed else None
    yield "Customer", filled.customer
    yield "Issue", filled.issue
    yield "Impact on the company", filled.company or _unknown(filled.asked, Sign.COMPANY)
    yield "Impact on the person", filled.personal or _unknown(filled.asked, Sign.PERSONAL)
    yield "What is done", step.what if step else _proposed(filled)
    yield "Owner", step.who if step else NOT_AGREED
    yield "By when", step.when if step else NOT_AGREED
    yield "What could go wrong", filled.risk or _unknown(filled.asked, Sign.GOTCHAS)
    yield "What was promised", " ".join(map(words.quote, filled.promised)) or NOTHING_PROMISED


def _proposed(filled: Handoff) -> str:
    if filled.step is None:
        return NOT_AGREED
    told = ", ".join(part for part in (filled.step.what, filled.step.who, filled.step.when) if part.strip())
    return f"Proposed, and not agreed yet: {told}" if told else NOT_AGREED
