"""The words that stand for facts: names, intervals, remarks. The core returns facts; this says them in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.domain import moves
from trainer.domain.backups import Reason
from trainer.domain.categories import Category
from trainer.domain.days import date_of
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Substance
from trainer.domain.heard import ENOUGH, Amount
from trainer.domain.memory import Rating
from trainer.domain.moves import Step
from trainer.domain.writing import Fault, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trainer.domain.days import Moment
    from trainer.domain.heard import TopLines
    from trainer.domain.views import CardInfo, Choice, ClockDoubt

CATEGORIES = {
    Category.BUDGET: "Budget",
    Category.TIME: "Time",
    Category.IGNORANCE: "Ignorance",
    Category.PRICE: "Price",
    Category.PREFERENCE: "Preference",
    Category.FEAR: "Fear of change",
    Category.NO_INTEREST: "No interest",
}

MEANINGS = {
    Category.BUDGET: "There is no money for it now, or not in their hands.",
    Category.TIME: "There is no time or nobody free to take it on.",
    Category.IGNORANCE: "They do not see a problem, or not what you do about it.",
    Category.PRICE: "They could pay, but it seems too much for what it is.",
    Category.PREFERENCE: "They like what they have, or whom they have it from.",
    Category.FEAR: "They are afraid of being made obsolete, or of having to grow.",
    Category.NO_INTEREST: "They want to end the talk; the reason is still hidden.",
}

LABELS = {
    Label.EXCITED: "Good news",
    Label.SHARED_CONCERN: "Shared concern",
    Label.GOOD_QUESTION: "Question valued",
    Label.THANKS: "Thanks",
    Label.AGREE: "Agreement",
    Label.EMPATHY: "Empathy",
    Label.PERMISSION: "Permission",
    Label.OPEN_QUESTION: "Open question",
    Label.RESTATE: "Restated",
    Label.PROOF_STORY: "Proof story",
    Label.NEXT_STEP: "Next step",
    Label.DEFENSIVE: "Defensive",
    Label.DISMISSIVE: "Dismissive",
    Label.YES_BUT: "Yes, but",
    Label.EXCUSE: "Excuse",
    Label.OVERPROMISE: "Promise",
    Label.PRESSURE: "Pressure",
}

DEFINITIONS = {
    Label.EXCITED: "You are glad about the very thing they object to, and name what has changed.",
    Label.SHARED_CONCERN: "Somebody else had the same worry before they went ahead.",
    Label.GOOD_QUESTION: "You value their question as a good or fair one.",
    Label.THANKS: "You thank them for raising the point.",
    Label.AGREE: "You grant that it can be a real problem.",
    Label.EMPATHY: "You show that you understand how it is for them.",
    Label.PERMISSION: "You ask leave before you ask, share or show.",
    Label.OPEN_QUESTION: "A question that takes more than a yes, a no or a figure to answer.",
    Label.RESTATE: "Their concern in other words, so that they can say whether it was heard.",
    Label.PROOF_STORY: "What somebody else in their place did, and what came of it.",
    Label.NEXT_STEP: "One thing to do next, with a time to it.",
    Label.DEFENSIVE: "The sentence defends the product, the price or its speaker against the concern.",
    Label.DISMISSIVE: "The sentence makes the concern smaller than it is for the one who has it.",
    Label.YES_BUT: "A yes and at once a but, with nothing behind it that they could look at.",
    Label.EXCUSE: "The sentence points at a rule, a system or somebody else, and not at a way on.",
    Label.OVERPROMISE: "The sentence promises more than anybody can keep.",
    Label.PRESSURE: "The sentence pushes, with a deadline, a threat or guilt.",
}

SUBSTANCES = {
    Substance.COMPLETE: "Complete: something true stands behind it.",
    Substance.PARTIAL: "Partial: more follows, but not yet what makes it whole.",
    Substance.EMPTY: "Empty: nothing stands behind it yet.",
}
COMPLETED_BY = {
    Label.EXCITED: "Name what you changed.",
    Label.SHARED_CONCERN: "Tell the step that changed it.",
    Label.GOOD_QUESTION: "Tell what you did with one customer.",
    Label.THANKS: "Say what is finished now.",
    Label.AGREE: "Say what others did about it.",
    Label.EMPATHY: "Say what weighs on them.",
}
"""What makes a softener whole; asking leave is whole as it is."""

STEPS = dict(zip(Step, ("soften", "ask", "restate", "prove", "next step"), strict=True))
_LATE = {
    Step.SOFTEN: "The softener came late. Said first, it opens the door for the rest.",
    Step.ASK: "The question came late. Ask first, then you know what to say.",
    Step.RESTATE: "What was heard came late. Said before the proof, it shows that you listened.",
    Step.PROVE: "The next step came before the proof. Prove first, then the step is easy to take.",
}
_SLIPS = {
    (Step.PROVE, Step.ASK): "Proof came before a question. Ask first, then you know what to prove.",
    (Step.NEXT, Step.ASK): "The next step came before a question. Ask first, then you know which step fits.",
}

LABEL_KINDS = {LabelKind.SOFTENER: "Softener", LabelKind.MOVE: "Move", LabelKind.FAULT: "Fault"}

CERTAINTIES = {Certainty.SURE: "sure", Certainty.LIKELY: "likely", Certainty.CHECK: "check"}
CERTAINTY_HINTS = {
    Certainty.SURE: "The marked words leave little doubt.",
    Certainty.LIKELY: "The marked words probably mean this.",
    Certainty.CHECK: "The coach is not sure: look at the marked words yourself.",
}

MEANT = {
    Certainty.SURE: "By its meaning, sure",
    Certainty.LIKELY: "By its meaning, likely",
    Certainty.CHECK: "Hard to tell; perhaps this, unless you choose",
}

NOTES = {
    Note.UNFILLED_SLOT: "A placeholder was said aloud. Put a real name or fact in its place.",
    Note.RECITED: "You know this one by heart. Next time say it in your own words.",
    Note.ANSWER_FIRST: "The answer came before the question. Ask what is behind the worry first.",
    Note.INTERROGATION: "Three or more questions in one breath. Keep the best one and wait for the answer.",
    Note.SOFTENER_ALONE: "Nothing follows the softener yet. Say one true thing, then ask.",
    Note.LONG: "Over half a minute of talk. Try it in two sentences and a question.",
    Note.TWO_SOFTENERS: "Two softeners in a row. One is enough; the question does the rest.",
    Note.CLOSED_QUESTION: "That can be answered with yes or no. Ask what, how or who, and they will tell you more.",
    Note.NO_QUESTION: "No question yet. One question would open the next door.",
    Note.SAME_AGAIN: "That softener has come several times in a row. Another one would sound fresher.",
    Note.ONE_SIDED: "More than half of your last 20 softeners were “{worn}”. Try “{fresher}”: it has rested longest.",
}

GRADES = {Rating.AGAIN: "Missed", Rating.HARD: "Hard", Rating.GOOD: "Got it", Rating.EASY: "Easy"}

FLAGS = ("No flag", "Red", "Amber", "Green", "Blue")

BACK = "{key} brings it back."

CRAM = "Cram: nothing is scheduled"

FIELDS = {
    "objection": "The objection",
    "variant": "The other wording",
    "reply": "The reply",
    "plain_reply": "The reply without claims",
    "bad_reply": "What not to say",
    "points": "The points",
    "tells": "What the line tells us",
    "real_pain": "The real pain",
    "notes": "The notes",
    "deflections": "The deflections",
    "likely_in": "Where it is likely",
    "tags": "The tags",
    "layers": "The questions and answers",
    "slots": "The words for a slot",
}

_TROUBLES = {
    Fault.EMPTY_OBJECTION: "{field} is empty. Write what the customer says.",
    Fault.EMPTY_REPLY: "{field} is empty. Write one honest way to answer.",
    Fault.TOO_LONG: "{field} may have at most {detail} characters. Shorten it.",
    Fault.TOO_MANY: "{field} are more than {detail}. Keep the ones that matter.",
    Fault.LINE_BREAK: "{field} must stand on one line. Take the line break out.",
    Fault.UNKNOWN_SLOT: "{field} must not use {{{detail}}}, which nobody fills. Write the words instead.",
    Fault.STRAY_BRACE: "{field} must have no brace outside a slot. Take it out, or write a slot such as {{product}}.",
    Fault.BRACE_IN_WORDS: "{field} must have no braces. Write plain words for {detail}.",
    Fault.CLAIM_WITHOUT_PLAIN_REPLY: "{field} is empty. It is what is practised until every claim is verified.",
    Fault.CLAIM_WITHOUT_WORDS: "{field} are missing. Write your own words for it, or switch it off.",
}


def note(feedback: Feedback) -> str:
    """The one remark that is made about a reply; empty without one."""
    if not feedback.notes:
        return ""
    variety = feedback.variety
    names = {"worn": LABELS[variety.worn], "fresher": LABELS[variety.fresher]} if variety else {}
    return NOTES[feedback.notes[0]].format(**names)


def steps(feedback: Feedback) -> str:
    """``Soften → ask → next step``, and one remark when they are out of order; empty for fewer than two.

    What the remark would say is not said twice.
    """
    taken = moves.taken(feedback)
    if len(taken) < 2:
        return ""
    way = " → ".join(STEPS[step] for step in taken)
    slipped = None if Note.ANSWER_FIRST in feedback.notes[:1] else moves.slip(taken)
    told = f". {_SLIPS.get(slipped, _LATE[slipped[1]])}" if slipped else ""
    return f"{way[0].upper()}{way[1:]}{told}"


def substance(found: Finding) -> str:
    """What stands behind a softener, and what would complete it; empty for what needs nothing behind it."""
    if found.substance is None or found.label not in COMPLETED_BY:
        return ""
    whole = found.substance is Substance.COMPLETE
    return SUBSTANCES[found.substance] + ("" if whole else f" {COMPLETED_BY[found.label]}")


FILE_TROUBLE = "Not all phrase files of your team can be used."


def coach_trouble(trouble: str, broken: Sequence[str]) -> str:
    """Why the coach hears less than it could, and what to do; empty when it hears well."""
    deaf = f"{trouble} Until then the coach hears only the phrases it knows." if trouble else ""
    files = f"{FILE_TROUBLE} {' '.join(broken)}" if broken else ""
    return f"{deaf} {files}".strip()


def disputes_written(count: int, file: str) -> str:
    """What became of an export of disputes."""
    return f"Wrote {plural(count, 'reply', 'replies')} that you disputed to {file}."


def trouble(found: Trouble) -> str:
    """One sentence for the field of an editor."""
    return _TROUBLES[found.fault].format(field=FIELDS[found.field], detail=found.detail)


def heard(times: int) -> str:
    """How often a line was heard."""
    return {1: "heard once", 2: "heard twice"}.get(times, f"heard {times} times")


def used(times: int, last_day: int, today: int, *, measured: bool = True) -> str:
    """``used 12 times, last on Tuesday``; of a family that is never more than a suggestion, ``noticed``."""
    did = "used" if measured else "noticed"
    if not times:
        return f"not {did} yet"
    days = today - last_day
    last = f"on {date_of(last_day):%A}" if 1 < days < 7 else ago(max(days, 0))
    return f"{did} {'once' if times == 1 else f'{times} times'}, last {last}"


def captured(line: str, times: int, *, is_new: bool, is_more: bool = True) -> str:
    """What became of a line that was heard, or that was counted by mistake."""
    if is_new:
        return f"Saved. {quote(line)} is practised once you have written a reply to it, in My top 15."
    so_far = f"was {heard(times)} so far" if times else "is off the list"
    return f"{'Counted' if is_more else 'Taken back'}. {quote(line)} {so_far}."


_IN_A_SHELL = str.maketrans(dict.fromkeys('"$`\\!%', " "))
"""What means something to a shell even in quotation marks, and nothing to what counts the line."""


def much_like(line: str) -> str:
    """What a line that was just written down may be once more, and how to say so on the command line."""
    typed = " ".join(line.translate(_IN_A_SHELL).split())
    return f'It is much like {quote(line)}; to count it there: trainer heard "{typed}"'


def reply_kept(info: CardInfo, *, today: bool) -> str:
    """When a line comes whose reply was just written; `today` when it is one of the day's lines."""
    if info.status.rest or info.status.buried_until > info.today:
        return "Kept. The line is put aside; take it up again in Decks."
    when = "when it is due" if info.memory.reps else "as soon as there is room for new lines"
    return f"Kept. It comes {'with today’s lines' if today else when}; Practise brings it now."


def top_badge(top: TopLines) -> str:
    """How long the list of heard lines is, and what to do about it."""
    beyond = len(top.lines) - ENOUGH
    return {
        Amount.NONE: "After a call, write down what the customer said, in their words. Ten lines are a good start.",
        Amount.FEW: f"Write down {top.missing} more: ten is a good start.",
        Amount.GOOD: "That’s a good list. Count a line each time you hear it, and the order will be right.",
        Amount.MANY: f"The top 15 are what you practise; {plural(beyond, 'line')} below "
        f"{'waits' if beyond == 1 else 'wait'} to be heard more often.",
    }[top.amount]


def top_count(top: TopLines) -> str:
    """How many lines were heard, of those that one can know by heart."""
    count = len(top.lines)
    return f"{count} of {ENOUGH}" if count <= ENOUGH else plural(count, "line")


def top_lines(top: TopLines) -> str:
    """The list of heard lines in one quiet line."""
    open_ones = f", {top.unanswered} without a reply" if top.unanswered else ""
    return f"My top 15: {plural(len(top.lines), 'line')}{open_ones}"


def reminder(lines: int, minutes: int) -> str:
    """What a reminder says."""
    return f"{plural(lines, 'line')} {'is' if lines == 1 else 'are'} due, about {plural(minutes, 'minute')}"


def time_of_day(minute: int) -> str:
    """Minutes past midnight as a clock shows them."""
    return f"{minute // 60:02}:{minute % 60:02}"


def left_out(count: int) -> str:
    """What an export did not take along; empty for nothing, else a sentence with a space before it."""
    return f" {plural(count, 'line')} without a reply {'was' if count == 1 else 'were'} left out." if count else ""


REASONS = {
    Reason.DAILY: "daily",
    Reason.UPDATE: "before a deck was updated",
    Reason.MIGRATION: "before an update of the trainer",
    Reason.HAND: "made by hand",
    Reason.RESTORE: "before a backup was put back",
}


def when(moment: Moment) -> str:
    """``Monday 2 March 2026, 12:05``, as the clock on the wall showed it."""
    return f"{moment.local:%A} {_dated(moment.local, with_time=True)}"


def plural(count: int, one: str, many: str = "") -> str:
    """``3 lines``, ``1 line``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def span(days: int) -> str:
    """A stretch of days as a person says it."""
    if days < 30:
        return plural(days, "day")
    if days < 345:
        return plural(round(days / 30.4), "month")
    return plural(round(days / 365), "year")


def interval(choice: Choice, *, short: bool = False) -> str:
    """What a grade leads to, for the second line of its button."""
    if not choice.days and not choice.minutes:
        return "comes round again" if choice.rating is Rating.AGAIN else "done for now"
    if choice.minutes:
        return f"{choice.minutes} min" if short else f"again within {plural(choice.minutes, 'minute')}"
    if choice.days == 1:
        return "tomorrow"
    return span(choice.days) if short else f"in {span(choice.days)}"


def ago(days: int) -> str:
    """How long a day lies back."""
    return {0: "today", 1: "yesterday"}.get(days, f"{span(days)} ago")


def lasted(seconds: int) -> str:
    """A duration, rounded to what matters."""
    return plural(seconds, "second") if seconds < 90 else plural(round(seconds / 60), "minute")


def clock_doubt(doubt: ClockDoubt) -> str:
    """What the computer says and what it said before; with the time of day when the dates do not differ."""
    now, last = doubt.now.local, doubt.last.local
    with_time = now.date() == last.date()
    return (
        f"Your computer says {_dated(now, with_time=with_time)}. "
        f"When you {'last practised' if doubt.answered else 'began'} it said {_dated(last, with_time=with_time)}."
    )


def _dated(when: datetime, *, with_time: bool) -> str:
    return f"{when.day} {when:%B %Y}" + (f", {when:%H:%M}" if with_time else "")


def quote(line: str) -> str:
    """A customer's line in curly quotes."""
    return f"“{curly(line)}”"


def curly(text: str) -> str:
    """Typographic apostrophes."""
    return text.replace("'", "’")
