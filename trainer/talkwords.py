"""The words of role-plays: names of customers' manners, of endings, and what a talk asks of the rep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from trainer import complaintwords, words
from trainer.domain.categories import Category
from trainer.domain.course import Course, Part
from trainer.domain.debrief import Debrief, Work
from trainer.domain.feedback import Label
from trainer.domain.listening import Detail
from trainer.domain.played import Casting, Company, Mark, Met, Played, Seat
from trainer.domain.scenes import Manner, Match, NextStep, Outcome
from trainer.domain.talk import Phase
from trainer.domain.talks import Facts, TalkRow

MANNERS: Mapping[Manner, str] = {
    Manner.FRIENDLY: "Friendly",
    Manner.RUSHED: "Rushed",
    Manner.SCEPTICAL: "Sceptical",
    Manner.EXECUTIVE: "Executive",
    Manner.ANXIOUS: "Anxious",
}

MANNER_MEANINGS: Mapping[Manner, str] = {
    Manner.FRIENDLY: "takes their time, and yours",
    Manner.RUSHED: "in a hurry, short answers",
    Manner.SCEPTICAL: "guarded, has heard it all before",
    Manner.EXECUTIVE: "wants it in terms of the business",
    Manner.ANXIOUS: "worried, needs small steps",
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.YES: "Yes",
    Outcome.NEXT_STEP: "Next step",
    Outcome.NOT_NOW: "Not now",
    Outcome.PARTED_FRIENDS: "Parted friends",
}

OUTCOME_MEANINGS: Mapping[Outcome, str] = {
    Outcome.YES: "They said yes, once you had answered what it was about.",
    Outcome.NEXT_STEP: "You agreed what, who and when.",
    Outcome.NOT_NOW: "The door stays open for a better day.",
    Outcome.PARTED_FRIENDS: "It is no fit, and nobody’s time was wasted.",
}

BECAUSE: Mapping[Outcome, str] = {
    Outcome.NOT_NOW: "When will you come back to it?",
    Outcome.PARTED_FRIENDS: "Why is it no fit?",
}

NOT_YET: Mapping[Outcome, str] = {
    Outcome.YES: "It becomes an ending once the customer said yes.",
    Outcome.NEXT_STEP: "It becomes an ending once the customer agreed to one.",
}

MATCHES: Mapping[Match, str] = {Match.MISSED: "Missed", Match.NEAR: "Near", Match.FOUND: "Found it"}

PROMPTS: Mapping[Phase, str] = {
    Phase.TALKING: "Your turn. Take your time.",
    Phase.VENTING: "They are not done. Let them finish.",
    Phase.NAMING: "What is this really about? One sentence, in your own words.",
    Phase.ANSWERING: "You know what it is about. What would you do about it?",
    Phase.CHECKING: "Find out whether that settles it.",
    Phase.AGREEING: "Agree what happens next.",
    Phase.AGREED: "It is agreed. Say goodbye, or end here.",
    Phase.PARTING: "They said no. Part well.",
}

PLAN, PLAN_ASKED = "Agree a next step", "What happens next, who does it, by when?"
AIM = "What do you want to know by the end?"
OPENING = "How will you open?"
OPENING_HINT = "What it is about, how long it takes, and that a no is fine."

COMPANY: Mapping[Company, str] = {
    Company.ALONE: "The computer",
    Company.PEER: "A colleague",
    Company.MANAGER: "My manager",
}
PARTNER: Mapping[Company, str] = {Company.PEER: "your colleague", Company.MANAGER: "your manager"}
UNNAMED: Mapping[Company, str] = {Company.PEER: "Colleague", Company.MANAGER: "Manager"}
"""Who replies after the seats were swapped, when they gave no name."""

ALOUD = "Said aloud"
ONCE_MORE = "Once more: what stands above from that reply on counts no longer."
BELIEVABLE = ("Not at all", "Hardly", "Mostly", "Fully")
TRUST = ("None", "A little", "Some", "A lot")


def partner(casting: Casting) -> str:
    """Who plays the customer, to the rep."""
    return casting.partner or ("you" if casting.rep else PARTNER.get(casting.company, ""))


def seat(casting: Casting, of: Seat) -> str:
    """Who sat there, to begin a sentence with."""
    name = casting.observer if of is Seat.OBSERVER else partner(casting)
    return name[:1].upper() + name[1:]


def heard(name: str, labels: Collection[Label]) -> str:
    """What somebody heard in a reply."""
    told = ", ".join(words.LABELS[label].lower() for label in Label if label in labels)
    return f"{name} heard: {told}." if told else f"{name} heard none of the families."


def rating(mark: Mark, guess: int = 0) -> tuple[str, ...]:
    """How far it was believable and trust came, a line for each that was told, with what the rep guessed."""
    guessed = f" You guessed: {TRUST[guess - 1].lower()}." if guess else ""
    believable = f"Believable: {BELIEVABLE[mark.believable - 1].lower()}." if mark.believable else ""
    trust = f"Trust: {TRUST[mark.trust - 1].lower()}.{guessed}" if mark.trust else ""
    return tuple(line for line in (believable, trust) if line)


def asked_because(played: Played) -> str:
    """What the rep is asked about the ending; empty for nothing."""
    questions = BECAUSE if played.casting.category else complaintwords.BECAUSE
    return questions.get(played.outcome, "") if played.outcome else ""


def because(played: Played) -> str:
    """Why a talk ended as it did, as the rep told it; empty when they did not."""
    asked = asked_because(played)
    return f"{asked} {words.quote(played.verdict.because)}" if asked and played.verdict.because else ""


def introduced(casting: Casting) -> str:
    """How the customer is, and who plays them where that is a person."""
    if casting.category is None:
        return complaintwords.INTRODUCED
    return f"{MANNER_MEANINGS[casting.manner]}{_by(casting)}"


def kind(category: Category | None) -> str:
    """What a talk is about: one of the seven kinds of objection, or a complaint."""
    return words.CATEGORIES[category] if category else complaintwords.KIND


def manner(row: TalkRow) -> str:
    """How the customer was."""
    return MANNERS[row.manner] if row.category else complaintwords.MANNER


def played_by(casting: Casting) -> str:
    """The customer's name, and who played them where that was a person."""
    return f"{casting.customer.name}{_by(casting)}"


def _by(casting: Casting) -> str:
    return f", played by {partner(casting)}" if casting.company is not Company.ALONE else ""


def rep(casting: Casting) -> str:
    """Who replies, to the person who plays the customer."""
    return casting.rep or "the rep"


ANYBODY = "Anybody"
ANY_KIND = "Any kind"
DEPTHS: Mapping[int, str] = {1: "One layer", 2: "Two", 3: "Three", 4: "All four"}
CONFIDENCE = ("Not sure", "A little", "Fairly", "Quite", "Very sure")


def opened(depth: int) -> str:
    """What stands between two turns where a door was opened."""
    return f"Your question opened layer {depth}"


def depth(reached: int, layers: int) -> str:
    """How deep a talk went."""
    return f"Layer {reached} of {layers}" if reached else "No layer open yet"


def reached(depth: int, layers: int) -> str:
    """The same in a list."""
    return f"layer {depth} of {layers}" if depth else "no layer"


MET: Mapping[Met, str] = {Met.YES: "Yes", Met.PARTLY: "Partly", Met.NO: "No"}
ASKED_MET = "Did you find out what you wanted to know?"
NO_VIEW = "You wrote nothing down."

LAYER_NAMES = ("What happens", "How often, and why", "What it costs the company", "What it costs the person")
"""Shown when the talk is over and not before: they would tell what to ask for."""

NOTHING = "Nothing stands out. Well done."

WORK: Mapping[Work, str] = {
    Work.CUT_IN: "Let them finish",
    Work.PRESSED: "A no is a fair answer",
    Work.TOO_SOON: "The step came before the reason",
    Work.RELOADING: "Listening, or reloading?",
    Work.RECITED: "Say it in your own words",
    Work.SOFTENERS: "One softener is enough",
    Work.ASK: "Ask about what they just said",
    Work.STAY: "Stay one question longer",
    Work.LISTEN: "Take up their words",
    Work.LONG: "Shorter",
    Work.TERMS: "Say it in their terms",
    Work.BARE: "Give something between questions",
}

WORK_MORE: Mapping[Work, str] = {
    Work.CUT_IN: "You spoke while they were letting it out.",
    Work.PRESSED: "Once they had said no, more questions only harden it.",
    Work.TOO_SOON: "Two layers first; then a next step has something to stand on.",
    Work.ASK: "This line was answered, and nothing was asked about it:",
    Work.STAY: "The next layer was one question away:",
    Work.RELOADING: "This was the card, nearly word for word, and no word of theirs was in it:",
    Work.RECITED: "This was the card, nearly word for word:",
    Work.SOFTENERS: "Two in one reply sound like none:",
    Work.LISTEN: "After the first, no reply had a word of theirs. The last line was:",
    Work.LONG: "They had to wait long for their turn:",
    Work.TERMS: "An executive listens for what it does for the business, not for how it works:",
    Work.BARE: "Four bare questions in a row feel like an interrogation. A word about what you heard is enough:",
}


def headline(depth: int, layers: int, rep: str = "") -> str:
    """How deep a talk went, in a sentence about the rep: by name, or the one who reads it."""
    if not depth:
        return "No layer was opened this time"
    who = rep or "You"
    return f"{who} reached the last layer" if depth == layers else f"{who} reached layer {depth} of {layers}"


GOES_ON = "interrupted"
UNTOLD, UNSAID = "–", "not said"


def day(row: TalkRow) -> str:
    """When a talk began, as it stands in a list."""
    return f"{row.began.local.day} {row.began.local:%B}"


def month(row: TalkRow) -> str:
    """Over the talks of one month."""
    return f"{row.began.local:%B %Y}"


def listed(row: TalkRow) -> str:
    """What stands below the name of a talk: when, how deep, and how it ended."""
    return f"{day(row)}, {went(row)}, {ending(row).lower()}"


def went(row: TalkRow) -> str:
    """How far a talk went: how deep, or how much of a complaint was asked."""
    return reached(row.depth, row.layers) if row.category else complaintwords.asked(row.depth)


def ending(row: TalkRow) -> str:
    """How a talk ended."""
    return OUTCOMES[row.outcome] if row.outcome else GOES_ON


def pause(pause_ms: int) -> str:
    """How long the rep usually waited; a tenth of a second is as near as it can be told."""
    return f"{pause_ms / 1000:.1f} seconds" if pause_ms >= 0 else "not measured"


def met(played: Played) -> str:
    """How far the objective was met, as the rep saw it; empty where they did not say."""
    told = played.verdict.met
    return f"{ASKED_MET} {MET[told]}." if told and played.casting.objective else ""


def sure(before: int, after: int) -> str:
    """How sure the rep felt, from 1 to 5; 0 where they did not say."""
    said = [CONFIDENCE[one - 1] for one in (before, after) if one]
    if before and after:
        return f"{said[0]} before, {said[1].lower()} after"
    return f"{said[0]} {'before' if before else 'after'}" if said else UNSAID


def facts(row: TalkRow, told: Facts | None) -> tuple[tuple[str, str], ...]:
    """What can be told of a talk, with the name of each; little of one at which its rep has not looked back yet."""
    known = Facts(row.depth, row.layers, 0) if told is None else told
    every = (
        ("Depth", depth(row.depth, row.layers) if row.category else complaintwords.went(row.depth, known.steps)),
        ("It took", words.lasted(known.seconds)),
        ("Open questions", f"in {known.questions} of {words.plural(known.replies, 'reply', 'replies')}"),
        ("Their words", f"taken up in {known.echoed}"),
        ("Softening", counted(known.phrases)),
        ("Faults", counted(known.faults) if row.category else complaintwords.faults(known.hurts)),
        ("Usual pause", pause(known.pause_ms)),
        ("Ending", ending(row).capitalize()),
        ("How sure", sure(*known.confidence)),
    )
    is_open = frozenset({"Depth", "Ending"} if row.category else {"Ending"})
    return tuple((name, fact if told or name in is_open else UNTOLD) for name, fact in every)


def counted(found: Mapping[Label, int]) -> str:
    """Labels with how often each was heard."""
    return ", ".join(f"{words.LABELS[label]} {count}" for label, count in found.items() if count) or "none"


def findable(row: TalkRow) -> str:
    """All the words by which a talk can be found besides those that were said in it."""
    by = (row.customer, row.rep, kind(row.category), manner(row), month(row), listed(row))
    return " ".join(by)


NOT_BROUGHT, COMES_ANYWAY = "The talk’s line is put aside; take it up in Decks first.", "It comes today anyway."
BROUGHT_BACK = "It comes when it would have come."


def bring(lines: int) -> str:
    """The button that brings the lines of a talk, or of several."""
    return "Into today’s practice" if lines == 1 else f"{lines} lines into today’s practice"


def brought(lines: int) -> str:
    """What was done by it, and what it does to the schedule."""
    if lines == 1:
        return "It comes in today’s practice; the answer you give then sets its next day, as always."
    return f"{lines} lines come in today’s practice; the answers you give then set their next days, as always."


USUAL = "The thin mark is what is usual in your last talks."


def doubled(replies: int, of: int) -> str:
    """In how many replies two softeners stood; empty for none."""
    return f"Two or more in {replies} of {words.plural(of, 'reply', 'replies')}; one is enough." if replies else ""


PARTS: Mapping[Part, str] = {
    Part.SOFTEN: "Soften",
    Part.ASK: "Ask",
    Part.RESTATE: "Restate",
    Part.ANSWER: "Answer",
    Part.CHECK: "Check",
    Part.NEXT_STEP: "Next step",
}

RECAP: Mapping[str, str] = {"what": "What", "who": "Who", "when": "By when"}
CONTRACT = "Worth saying at both ends: what it is about, how long it takes, and that a no is fine."
NOT_RESTATED = "This answered before it said back what you had heard:"


def part(done: Part, times: int) -> str:
    """A part of a talk, and how often it was done."""
    return f"{PARTS[done]} {times} times" if times > 1 else PARTS[done]


def contract(course: Course) -> tuple[str, str]:
    """What was agreed on purpose, time and a no: at the start, and at the end."""
    ends = (("At the start", course.opening), ("At the end", course.closing))
    start, end = (f"{when}: {words.quote(said)}" if said else f"{when}: not heard." for when, said in ends)
    return start, end


def recap(step: NextStep | None, *, is_agreed: bool) -> tuple[str, ...]:
    """What was agreed, who does it and by when, a line for each; what is missing is named."""
    if step is None:
        return ("No next step was proposed.",)
    told = ((name, getattr(step, part).strip()) for part, name in RECAP.items())
    head = () if is_agreed else ("Proposed, and not agreed to.",)
    return (*head, *(f"{name}: {said or 'missing'}" for name, said in told))


def taken_up(theirs: Iterable[str]) -> str:
    """Which words of a reply were the customer's; empty for none."""
    quoted = ", ".join(map(words.quote, theirs))
    return f"Takes up {quoted}" if quoted else ""


def recited(*, takes_up: bool) -> str:
    """What is said of a reply that was the card's."""
    return "The card’s reply, word for word" if takes_up else "The card’s reply, word for word: reloading?"


def listening(debrief: Debrief) -> tuple[str, ...]:
    """In how many replies a rep asked and listened, a line for each."""
    own = debrief.replies - len(debrief.recited)
    asked = f"An open question in {debrief.questions} of {words.plural(debrief.replies, 'reply', 'replies')}."
    taken = f"You took up their words in {debrief.echoed}."
    card = f"{len(debrief.recited)} {'was' if len(debrief.recited) == 1 else 'were'} the card’s own, and not counted."
    return (*((asked, taken) if own else ()), *((card,) if debrief.recited else ()))


def gone_by(detail: Detail) -> str:
    """A detail that nobody came back to."""
    return f"Nobody came back to “{detail.word}”: {words.quote(detail.said)}"
