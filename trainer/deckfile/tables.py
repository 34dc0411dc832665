"""A strict view of one TOML section: values are asked for by name and kind, and what nobody asked for is a fault."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from trainer.deckfile.lines import LineIndex, Place
from trainer.deckfile.problems import MOST_PROBLEMS, DeckFileError, Problem, quoted
from trainer.domain import characters
from trainer.domain.writing import LONGEST_LINE, LONGEST_TEXT, Fault, misfit

_KINDS = (
    (bool, "true or false"),
    (str, "a text"),
    (int, "a number"),
    (float, "a fraction"),
    (list, "a list"),
    (dict, "a section"),
    (object, "a date or time"),
)
_MOMENT = "a moment like 2027-05-31T16:20:00Z, without quotation marks"
_Kind = TypeVar("_Kind")
_Choice = TypeVar("_Choice", bound=StrEnum)


class Report:
    """The problems of one file, each with the line of its place."""

    def __init__(self, path: Path, lines: LineIndex) -> None:
        self.lines = lines
        self._path = path
        self._problems: list[Problem] = []

    def note(self, place: Place, sentence: str) -> None:
        """Keep a problem.

        Raises:
            DeckFileError: There are as many as anybody will read; going on would only cost time.
        """
        self._problems.append(Problem(self.lines.of(place), sentence))
        if len(self._problems) == MOST_PROBLEMS:
            self.close()

    def close(self) -> None:
        """Raise `DeckFileError` when there are problems."""
        if self._problems:
            raise DeckFileError(self._path, self._problems)


class Table:
    """One section. Whatever is wrong goes to the report, and an empty value is returned in its place.

    Such a placeholder never reaches anybody: a report with problems ends in an error, not in a deck.
    """

    def __init__(self, values: Mapping[str, object], place: Place, report: Report) -> None:
        self._values = dict(values)
        self._place = place
        self._report = report
        self._asked: list[str] = []

    def note(self, key: str, sentence: str, item: int | None = None) -> None:
        """Report a problem of a key, of one item of its list, or of the section itself when the key is absent."""
        self.note_at((key,) if item is None else (key, item), sentence)

    def note_at(self, place: Place, sentence: str) -> None:
        """Report a problem of something further in, at a place that begins in this section."""
        self._report.note((*self._place, *place), sentence)

    def line(self, key: str) -> int:
        return self._report.lines.of((*self._place, key))

    def text(self, key: str, *, needed: str = "") -> str:
        """A text of up to 4 000 characters; `needed` says what to write when it may not be empty."""
        return self._text(key, LONGEST_TEXT, needed)

    def one_line(self, key: str, *, needed: str = "") -> str:
        """A text of up to 400 characters without a line break."""
        return self._text(key, LONGEST_LINE, needed)

    def texts(self, key: str, most: int) -> tuple[str, ...]:
        """A list of at most `most` texts of one line each."""
        items = self._listed(key, most)
        return tuple(self._cleaned(key, value, LONGEST_LINE, item) for item, value in enumerate(items))

    def whole(self, key: str, most: int, *, needed: str = "") -> int:
        """A number from 1 to `most`; 1 when it is absent and not needed."""
        value = self._take(key, int, "a whole number")
        if value is not None and not 1 <= value <= most:
            self.note(key, f"The {key} must be a whole number from 1 to {most:,}, not {value:,}.")
        if needed and key not in self._values:
            self.note(key, f"The {key} is missing; {needed}.")
        return value or 1

    def flag(self, key: str) -> bool:
        return bool(self._take(key, bool, "true or false"))

    def day(self, key: str, *, needed: str = "") -> date | None:
        """A day; `needed` says what to write when it may not be absent."""
        if needed and key not in self._values:
            self.note(key, f"The {key} is missing; {needed}.")
        return self._take(key, date, "a date like 2027-05-31, without quotation marks")

    def moment(self, key: str) -> datetime:
        """A moment in UTC; the year 1 in the place of one that is missing or in no time zone."""
        value = self._take(key, datetime, _MOMENT)
        if value is not None and value.tzinfo is not None:
            return value.astimezone(UTC)
        if value is not None or key not in self._values:  # anything else was told of by `_take`
            self.note(key, f"The {key} must be {_MOMENT}.")
        return datetime.min.replace(tzinfo=UTC)

    def choice(self, key: str, choices: Sequence[_Choice], *, needed: bool = False) -> _Choice | None:
        """One of `choices`; an empty text is no choice."""
        value = self._text(key, LONGEST_LINE, f"use one of {', '.join(choices)}" if needed else "")
        for choice in choices:
            if value == choice:
                return choice
        if value:
            advice = _nearest(value, choices) or "use one of these."
            self.note(key, f"The {key} {quoted(value)} is not one of {', '.join(choices)}; {advice}")
        return None

    def section(self, key: str) -> Table:
        return Table(self._take(key, dict, "a section") or {}, (*self._place, key), self._report)

    def sections(self, key: str, most: int) -> Iterator[Table]:
        for item, values in enumerate(self._listed(key, most)):
            if isinstance(values, dict):
                yield Table(values, (*self._place, key, item), self._report)
            else:
                self.note(key, f"The {key} must be sections headed by double brackets, not {_kind(values)}.", item)

    def __iter__(self) -> Iterator[str]:
        """The keys as they stand in the file, for sections whose keys are names that somebody made up."""
        return iter(self._values)

    def close(self, elsewhere: Sequence[str] = ()) -> None:
        """Report what nobody asked for; `elsewhere` are keys that belong above this section."""
        for key in self._values:
            if key in self._asked:
                continue
            if key in elsewhere:
                self.note(key, f"The key {quoted(key)} belongs further up; move it above this section's heading.")
            else:
                advice = _nearest(key, self._asked) or f"use one of {', '.join(self._asked)}."
                self.note(key, f"The key {quoted(key)} is not known here; {advice}")

    def _take(self, key: str, kind: type[_Kind], called: str) -> _Kind | None:
        self._asked.append(key)
        value = self._values.get(key)
        # bool is an int and datetime a date to Python, but not to whoever wrote the file
        if value is None or (isinstance(value, kind) and (type(value) not in (bool, datetime) or type(value) is kind)):
            return value
        self.note(key, f"The {key} must be {called}, not {_kind(value)}.")
        return None

    def _listed(self, key: str, most: int) -> Sequence[object]:
        items = self._take(key, list, "a list in square brackets") or []
        if len(items) > most:
            self.note(key, f"The {key} are {len(items):,}, more than {most:,}; keep the best.", most)
        return items[:most]

    def _text(self, key: str, longest: int, needed: str) -> str:
        wrong = key in self._values and not isinstance(self._values[key], str)
        value = self._cleaned(key, self._take(key, str, "a text in quotation marks") or "", longest)
        if needed and not value and not wrong:
            state = "empty" if key in self._values else "missing"
            self.note(key, f"The {key} is {state}; {needed}.")
        return value

    def _cleaned(self, key: str, value: object, longest: int, item: int | None = None) -> str:
        what = f"The {key}" if item is None else f"Number {item + 1} of the {key}"
        if not isinstance(value, str):
            self.note(key, f"{what} must be a text in quotation marks, not {_kind(value)}.", item)
            return ""
        if any(characters.piled(value)):
            self.note(key, f"{what} has more than {characters.MOST_ACCENTS} accents on one letter; delete them.", item)
            return characters.shown(value)
        text = characters.tidy(value)
        if trouble := _trouble(text, longest) or ("is empty; delete it" if item is not None and not text else ""):
            self.note(key, f"{what} {trouble}.", item)
        return text


def _trouble(text: str, longest: int) -> str:
    """What is wrong with a text, as the rest of a sentence; "" when nothing is."""
    match misfit(text, longest):
        case Fault.TOO_LONG:
            return f"is {len(text):,} characters long; shorten it to {longest:,}"
        case Fault.LINE_BREAK:
            return "has a line break; write it on one line"
    if (offset := next(characters.hidden(text), None)) is not None:
        where = f"after {quoted(text[max(0, offset - 20) : offset])}" if offset else "at its beginning"
        return f"holds {characters.name(text[offset])} {where}; delete it"
    return ""


def _nearest(word: str, known: Sequence[str]) -> str:
    """The advice to use a known word, when one is near."""
    near = difflib.get_close_matches(word[:80].lower(), known, 1)
    return f"did you mean {quoted(near[0])}?" if near else ""


def _kind(value: object) -> str:
    return next(name for kind, name in _KINDS if isinstance(value, kind))
