"""How a pattern is written: words, {slots}, (optional), (one|other), * and ... gaps, [start] [end] [asked] [?]."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from trainer.coaching.matcher import Element, Gap, Maybe, Pattern, Slot, Word
from trainer.coaching.normalise import Spelling, level, tokens

MAX_LENGTH, MAX_ELEMENTS, MAX_GAPS, MAX_WAY, MAX_SPELLED = 240, 24, 4, 8, 30_000
_PART = re.compile(
    r"\([^(){}\[\]|]*(?:\|[^(){}\[\]|]*)+\)|[()]|\{[a-z_]{1,40}\}|\[(?:start|end|asked|\?)\]|\.\.\.|\*|[^\s(){}\[\]*]+"
)


class PatternError(ValueError):
    """One sentence about what is wrong, without the file's name."""


class Reader:
    """Reads patterns against a table of slots."""

    def __init__(self, slots: Mapping[str, tuple[str, ...]], spelling: Spelling, gap: int) -> None:
        self._spelling, self._gap = spelling, gap
        self._ways = slots
        self._slots: dict[str, Slot] = {}
        self._spelled = 0

    def pattern(self, line: str) -> Pattern:
        """One line as elements.

        Raises:
            PatternError: with the line and what is wrong in it.
        """
        if len(line) > MAX_LENGTH:
            raise PatternError(f"the pattern “{line[:40]}…” is longer than {MAX_LENGTH} characters.")
        parts = _PART.findall(line)
        if "".join("".join(parts).split()) != "".join(line.split()):
            raise self._wrong(line, "has a bracket, a brace or a slot name that does not belong there")
        marks = {part for part in parts if part[0] == "["}
        if marks and ("[start]" in parts[1:] or {"[end]", "[asked]", "[?]"} & set(parts[:-1])):
            raise self._wrong(line, "has [start] only in front and [end], [asked] or [?] only behind")
        elements = self._row(line, [part for part in parts if part[0] != "["])
        return Pattern(line, elements, *(mark in marks for mark in ("[start]", "[end]", "[asked]", "[?]")))

    def _row(self, line: str, parts: list[str]) -> tuple[Element, ...]:
        out: list[Element] = []
        inner: list[Element] | None = None
        for part in parts:
            if part == "(" and inner is None:
                inner = []
            elif part == ")" and inner:
                out.append(Maybe(tuple(inner)))
                inner = None
            elif part in ("(", ")"):
                raise self._wrong(line, "has brackets that are empty, nested or not closed")
            else:
                (out if inner is None else inner).extend(self._elements(line, part))
        if inner is not None:
            raise self._wrong(line, "has a bracket that is not closed")
        self._check(line, out)
        return tuple(out)

    def _elements(self, line: str, part: str) -> list[Element]:
        if part == "...":
            return [Gap(0, self._gap)]
        if part == "*":
            return [Gap(1, 1)]
        if "|" in part and part[0] != "(":
            raise self._wrong(line, "has a choice that is not plain words in brackets of its own, as in (one|other)")
        if "|" in part:
            return [self._slotted(part, part.strip("()").split("|"))]
        if part[0] == "{":
            return [self._slot(line, part[1:-1])]
        if words := self._words(part):
            return [Word(word) for word in words]
        if any(letter.isalnum() for letter in part):
            raise self._wrong(line, f"has “{part}”, which is a hesitation and never heard")
        return []

    def _slot(self, line: str, name: str) -> Slot:
        if name not in self._slots:
            if name not in self._ways:
                raise self._wrong(line, f"uses the slot {{{name}}}, which is not defined")
            self._slots[name] = self._slotted(name, self._ways[name])
        self._spell_out(self._slots[name])
        return self._slots[name]

    def _slotted(self, name: str, choices: Iterable[str]) -> Slot:
        ways = tuple(words for choice in choices if (words := self._words(choice)))
        if not ways or any(len(words) > MAX_WAY for words in ways):
            raise PatternError(f"the slot “{name[:40]}” needs words, at most {MAX_WAY} in a row.")
        return Slot(tuple(dict.fromkeys(ways)))

    def _spell_out(self, slot: Slot) -> None:
        self._spelled += sum(map(len, slot.ways))
        if self._spelled > MAX_SPELLED:
            raise PatternError(f"the patterns with their slots spell out to more than {MAX_SPELLED} words.")

    def _words(self, text: str) -> tuple[str, ...]:
        """As a reply would be levelled; most texts need none of the care that replies do."""
        if text.isascii() and text.islower() and text.replace(" ", "").isalpha():
            return tuple(plain for word in text.split() for plain in level(word, self._spelling))
        return tuple(token.text for token in tokens(text, self._spelling))

    def _check(self, line: str, elements: list[Element]) -> None:
        flat = [item for element in elements for item in (element.inner if isinstance(element, Maybe) else (element,))]
        if not any(isinstance(element, Word | Slot) for element in elements):
            raise self._wrong(line, "has no word that must be there")
        if isinstance(elements[0], Gap) or isinstance(elements[-1], Gap):
            raise self._wrong(line, "begins or ends with a gap")
        if len(flat) > MAX_ELEMENTS or sum(isinstance(item, Gap) for item in flat) > MAX_GAPS:
            raise self._wrong(line, f"is too long: at most {MAX_ELEMENTS} words and {MAX_GAPS} gaps")

    @staticmethod
    def _wrong(line: str, what: str) -> PatternError:
        return PatternError(f"the pattern “{line[:60]}” {what}.")
