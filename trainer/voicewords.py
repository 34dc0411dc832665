"""The words for how a reply was said, and in whose words: beside what is usual for this rep, and never a verdict."""

from __future__ import annotations

from trainer.domain.days import date_of
from trainer.domain.delivery import Band, Compared, Measure
from trainer.domain.ownvoice import Ideas, OwnVoice, Wording
from trainer.domain.spoken import Held, Kept
from trainer.words import plural

HOW = "How you said it"
TAKES = "Your earlier takes"
_MB = 1_000_000
NAMES = {
    Measure.PAUSE: "Pause first",
    Measure.PACE: "Pace",
    Measure.TURN: "Length",
    Measure.TALK: "Talking",
    Measure.LOUDNESS: "Loudness",
    Measure.FILLERS: "Fillers",
}
REWRITE = "You know this one. Put it in your own words? ({key})"
KEEP = "You know this one. Keep it in these words? ({key})"
_WORDINGS = {
    Wording.VERBATIM: "word for word as on the card",
    Wording.NEAR: "close to the card’s words",
    Wording.PARTLY: "partly in your own words",
    Wording.OWN: "in your own words",
}

QUICK_MS, LONG_MS = 700, 4_000
"""Where a pause is no longer quick, and where it is long. Only names: beside one's own trend they say nothing."""

_BESIDE = {
    Measure.PAUSE: ("shorter than your usual", "as usual", "longer than your usual"),
    Measure.PACE: ("slower than your usual", "as usual", "faster than your usual"),
    Measure.TURN: ("shorter than your usual", "as usual", "longer than your usual"),
    Measure.TALK: ("less than your usual", "as usual", "more than your usual"),
    Measure.LOUDNESS: ("more even than your usual", "as usual", "livelier than your usual"),
    Measure.FILLERS: ("fewer than usual", "as usual", "more than usual"),
}
_PLACES = {Band.LESS: 0, Band.USUAL: 1, Band.MORE: 2}
NOT_MEASURED = "not measured"
APPROXIMATE = "approximate, many are not heard"


def told(one: Compared) -> str:
    """One figure in words, such as “152 words a minute, as usual”."""
    if one.value is None:
        return NOT_MEASURED
    parts = [_figure(one.measure, one.value)]
    if one.band in _PLACES:
        parts.append(_BESIDE[one.measure][_PLACES[one.band]])
    if one.measure is Measure.FILLERS:
        parts.append(APPROXIMATE)
    return ", ".join(parts)


def _figure(measure: Measure, value: float) -> str:
    """A pause has no figure: how long wireless headphones hold a sound back cannot be seen."""
    if measure is Measure.PAUSE:
        return "quick" if value < QUICK_MS else "easy" if value < LONG_MS else "long"
    if measure is Measure.PACE:
        return f"{value:.0f} words a minute"
    if measure in (Measure.TURN, Measure.TALK):
        return f"{max(round(value / 1000), 1)} s" + (" without the pauses" if measure is Measure.TALK else "")
    if measure is Measure.LOUDNESS:
        return f"{value:.0f} dB from soft to loud"
    return f"about {value:.0f}" if value else "none noticed"


def day_of(take: Kept) -> str:
    """The day of a recording, such as “12 Oct 2026”."""
    date = date_of(take.day)
    return f"{date.day} {date:%b %Y}"


def length_of(take: Kept) -> str:
    """How long a recording is, such as “8 s”."""
    return f"{max(round(take.length_ms / 1000), 1)} s"


def earlier_still(count: int) -> str:
    """That there are recordings which are not listed."""
    return f"And {plural(count, 'earlier one')}."


def how_much(held: Held) -> str:
    """How many recordings there are, and how large they are together."""
    if not held.count:
        return "There is none yet."
    size = "less than 1" if held.size < _MB else f"{round(held.size / _MB):,}"
    return f"{plural(held.count, 'recording')}, {size} MB."


def own_voice(voice: OwnVoice) -> str:
    """``All 3 ideas, in your own words.``; of the words alone while no idea is ticked, and empty without any."""
    if voice.wording is None:
        return ""
    some = f"{len(voice.covered)} of {voice.points} ideas, "
    every = {1: "the one idea, ", 2: "both ideas, "}.get(voice.points, f"all {voice.points} ideas, ")
    told = {Ideas.NONE: "", Ideas.SOME: some, Ideas.ALL: every}[voice.ideas] + _WORDINGS[voice.wording]
    return f"{told[0].upper()}{told[1:]}."
