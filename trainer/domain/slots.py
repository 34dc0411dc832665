"""Slots such as {competitor} in a card's texts: never shown or spoken raw, filled with something that reads well."""

from __future__ import annotations

import re
from collections.abc import Mapping

SLOT = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")

DEFAULTS: Mapping[str, str] = {
    "product": "our service",
    "competitor": "the other vendor",
    "newest_customer": "a company we took on recently",
    "customer_abc": "a customer in your line of work",
    "walkthrough": "the plan with their team",
    "change": "the way we do it",
    "new_item": "a page on exactly that",
    "difference": "what happens when something goes wrong",
    "source": "your website",
    "colleague": "a colleague",
}
"""What is said when neither the rep nor the card says anything."""

_NO_BRACES = str.maketrans("", "", "{}")
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:an?|the|our|your|my|their)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:^|[.?!]\s+)[“\"']?$")


def names(text: str) -> tuple[str, ...]:
    """The slot names in a text, in order, each once."""
    return tuple(dict.fromkeys(SLOT.findall(text)))


def has_stray_brace(text: str) -> bool:
    """Whether there is a brace that belongs to no slot."""
    rest = SLOT.sub("", text)
    return "{" in rest or "}" in rest


def fill(text: str, own: Mapping[str, str], card: Mapping[str, str]) -> str:
    """Put words in place of slots: the rep's own, else the card's, else the program's.

    Articles follow the word that is put in ("a {competitor} shop" becomes "an Acme shop"), an article before a value
    that brings its own is dropped, and the first letter of a sentence is a capital. An unknown name becomes "it".
    """
    out: list[str] = []
    done = 0
    for match in SLOT.finditer(text):
        out.append(text[done : match.start()])
        _join(out, words(match[1], own, card) or "it")
        done = match.end()
    out.append(text[done:])
    return "".join(out)


def words(name: str, own: Mapping[str, str], card: Mapping[str, str]) -> str:
    """What stands for a slot now: the rep's own words, else the card's, else the program's; empty without any.

    Braces among them go: somebody typed them, nobody may hear them.
    """
    said = (source.get(name, "").translate(_NO_BRACES).strip() for source in (own, card, DEFAULTS))
    return next(filter(None, said), "")


def _join(out: list[str], value: str) -> None:
    before = "".join(out)
    if article := _ARTICLE.search(before):
        before = before[: article.start()] + _agreeing(article[1], article[2], value)
    if _SENTENCE_END.search(before):
        value = value[:1].upper() + value[1:]
    out[:] = [before, value]


def _agreeing(article: str, gap: str, value: str) -> str:
    if _DETERMINER.match(value):
        return ""
    word = "an" if value[:1].lower() in "aeiou" else "a"
    return (word.capitalize() if article[0].isupper() else word) + gap
