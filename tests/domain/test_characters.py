from __future__ import annotations

import sys
import unicodedata

import pytest

from trainer.domain.characters import hidden, name, one_line, piled, shown, tidy


def test_every_control_format_and_private_character_is_hidden_but_those_that_spell() -> None:
    spelling = set("\t\n\u200c\u200d")
    prefixes = [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)]
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs") and code not in prefixes and letter not in spelling:
            assert list(hidden(f"x{letter}")) == [1], hex(code)


@pytest.mark.parametrize(
    "text", ["tab\tand\nline", "naïve “quotes” – £5", "می‌خواهم", "क्‍ष", "👩‍⚕️", "☎️ 1️⃣", "葛\U000e0100"]
)
def test_what_spells_something_is_not_hidden(text: str) -> None:
    assert list(hidden(text)) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [("pa\u200dss", 2), ("pa\u200css", 2), ("a\ufe0f\ufe0e", 2), ("🏴\U000e0061\U000e007f", 1), ("\u202ex", 0)],
)
def test_joiners_selectors_and_tags_may_not_hide_in_plain_text(text: str, at: int) -> None:
    assert next(hidden(text)) == at


def test_hidden_characters_have_names() -> None:
    assert name("\u202e") == "a hidden text direction (U+202E)"
    assert name("\u200b") == "an invisible or control character (U+200B)"


def test_tidy_leaves_one_spelling() -> None:
    assert tidy("  e\u0301\r\nx\t\n") == "é\nx"
    assert tidy(tidy("\u0958 \u0301")) == tidy("\u0958 \u0301")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (" a\u200bb\x07\r\nc ", "ab\nc"),
        ("e\u200b\u0301", "é"),
        ("☎\ufe0f\u200b\ufe0e", "☎\ufe0f"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_what_is_shown_has_nothing_hidden_and_one_spelling(text: str, seen: str) -> None:
    assert shown(text) == shown(shown(text)) == seen


def test_what_a_person_sees_has_no_more_accents_than_a_letter_can_carry() -> None:
    """Composing a hundred thousand of them would take 8 seconds."""
    assert shown("e" + "\u0327" * 100_000 + "!") == "\u0229" + "\u0327" * 29 + "!"


def test_accents_are_counted_per_letter() -> None:
    text = ("e" + "\u0327" * 30) * 3
    assert [*piled(text)] == []
    assert [*piled(text + "\u0327")] == [93]


@pytest.mark.parametrize(
    ("text", "line"), [(" We have\n\tno money ", "We have no money"), ("a\u202eb", "ab"), ("\ud800", ""), ("", "")]
)
def test_what_a_person_sees_stands_on_one_line(text: str, line: str) -> None:
    assert one_line(text) == line
