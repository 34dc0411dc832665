from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tests.builders import a_deck, a_full_card
from tests.deckfile.samples import VALID, line_of, only, problems, spoilt
from trainer.deckfile import DeckFileError, dumps, loads, read
from trainer.deckfile.bounds import MOST_BYTES, MOST_PARTS
from trainer.domain.cards import Fact, Layer

DECK = loads(VALID.encode(), "valid")


def a_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("budget.deck.toml", VALID)
    return packed.getvalue()


def test_a_huge_file_is_refused_unread() -> None:
    found = only(VALID.encode() + b"#" * 2_000_000)
    assert (found.line, found.sentence) == (1, "The file is larger than 2 MB; split it into several decks.")


@pytest.mark.parametrize(("data", "kind"), [(a_zip(), "zip"), (gzip.compress(VALID.encode()), "gzip")])
def test_a_compressed_file_is_recognised(data: bytes, kind: str) -> None:
    found = only(data)
    assert found.line == 1
    assert f"compressed file ({kind})" in found.sentence


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf \r\n", "The file is empty"),
        (b"%PDF-1.7\n\xe2\xe3", "This is a PDF document, not a deck"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture, not a deck"),
        (b"<!DOCTYPE html><title>Sign in</title>", "This is a web page, not a deck; sign in"),
        (b"{\\rtf1\\ansi format = 1}", "This is a text with formats (RTF), not a deck"),
        (b"PK\x03\x04 word/document.xml", "or an office document, not a deck"),
    ],
    ids=["empty", "blank", "pdf", "picture", "page", "rtf", "docx"],
)
def test_what_is_often_taken_for_a_deck_is_called_what_it_is(data: bytes, says: str) -> None:
    found = only(data)
    assert found.line == 1
    assert says in found.sentence


def test_utf_16_is_recognised() -> None:
    assert only(VALID.encode("utf-16")).sentence == "The file is saved as UTF-16; save it as UTF-8 in your editor."


def test_latin_1_names_line_and_byte() -> None:
    found = only(spoilt("Sales floor", "Café").decode().encode("latin-1"))
    assert found.line == line_of("owner")
    assert found.sentence == (
        "There is a letter here that is not UTF-8 (byte 0xE9); save the file as UTF-8 in your editor."
    )


def test_half_a_letter_at_the_end_is_a_cut_off_file() -> None:
    found = only(VALID.encode() + "# é".encode()[:-1])
    assert found.line == VALID.count("\n") + 1
    assert "cut off" in found.sentence


def test_a_byte_order_mark_is_welcome() -> None:
    assert loads(b"\xef\xbb\xbf" + VALID.encode(), "bom") == DECK


def test_windows_line_ends_are_welcome() -> None:
    assert loads(VALID.replace("\n", "\r\n").encode(), "crlf") == DECK


def test_windows_line_ends_keep_the_line_numbers() -> None:
    found = only(spoilt('category = "no_interest"', 'category = "none"').replace(b"\n", b"\r\n"))
    assert found.line == line_of('category = "no_interest"')


def test_a_zero_byte_is_refused_on_its_line() -> None:
    found = only(spoilt("Sales floor", "Sales\0floor"))
    assert found.line == line_of("owner")
    assert "zero byte (NUL)" in found.sentence


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200f"])
def test_a_hidden_direction_is_refused_also_in_a_remark(letter: str) -> None:
    found = only(spoilt('stage = "interest"', f'stage = "interest" # {letter}eno'))
    assert found.line == line_of("stage")
    assert found.sentence == f"There is a hidden text direction (U+{ord(letter):04X}) here; delete it."


@pytest.mark.parametrize("letter", ["\x07", "\x7f", "\u200b", "\u2060", "\ufeff", "\u2028", "\U000e0041", "\ue000"])
def test_what_cannot_be_seen_is_refused(letter: str) -> None:
    found = only(spoilt("What would you want fixed first, ", f"What would {letter}"))
    assert found.line == line_of("What would")
    assert f"(U+{ord(letter):04X}) here; delete it." in found.sentence


def test_all_hidden_characters_are_named_at_once() -> None:
    data = VALID.replace("Budget", "Bud\u200bget").replace("Ada", "A\u202eda").encode()
    assert [found.line for found in problems(data)] == [line_of("title"), line_of("credits")]


@pytest.mark.parametrize("nest", ["a = " + "[" * 100, "[" * 4000, "a = " + "{a=" * 40, "[[" * 40 + "card"])
def test_deep_nesting_is_refused_before_the_parser_recurses(nest: str) -> None:
    found = only(f"format = 1\n\n{nest}\n".encode())
    assert found.line == 3
    assert found.sentence.startswith("More than 16 brackets are open here; close them")


def test_long_dotted_keys_are_refused() -> None:
    found = only(b"format = 1\n" + b"a." * 5000 + b"a = 1\n")
    assert (found.line, found.sentence[:36]) == (2, "More than 16 dots are in one name he")


def test_an_endless_number_is_refused() -> None:
    found = only(spoilt("version = 3", "version = " + "3" * 5000))
    assert found.line == line_of("version")
    assert "endless word or number" in found.sentence


def test_a_line_may_be_long_but_not_endless() -> None:
    found = only(b"format = 1\n# " + b"x" * 50_000)
    assert (found.line, found.sentence) == (2, "The line is longer than 50,000 characters; break it up.")


def test_too_many_lines_are_refused() -> None:
    found = only(VALID.encode() + b"\n" * 100_000)
    assert found.line == 100_001
    assert "more than 100,000 lines" in found.sentence


PARTS = {
    "keys": "k{0} = 1\n",
    "numbers": "k{0} = [" + "1, " * 400 + "]\n",
    "texts": "k{0} = [" + '"", ' * 400 + "]\n",
    "tables": "k{0} = " + "{{a = " * 8 + "1" + "}}" * 8 + "\n",
    "sections": "[k{0}]\n",
    "lists": "[[card.layers]]\n",
    "dots": "k{0}.a.b.c.d.e.f.g.h.i.j = 1\n",
}


@pytest.mark.parametrize("line", PARTS.values(), ids=PARTS)
def test_a_file_of_endless_parts_is_refused_before_the_parser_sees_them(line: str) -> None:
    """2 MB of them took the parser and the search for their lines up to 8 seconds."""
    text = "format = 1\n" + "".join(line.format(number) for number in range(MOST_PARTS))
    found = only(text[:MOST_BYTES].rpartition("\n")[0].encode())
    assert found.sentence == "The file has more than 70,000 names, values and brackets; split it into several decks."
    assert 1 < found.line <= MOST_PARTS


def test_a_deck_of_three_hundred_full_cards_is_welcome() -> None:
    """Fuller than any that is shipped."""
    layers = (Layer("What comes first, {region} or the rest?", "The orders."),) * 6
    facts = (Fact("May be named.", slot="newest_customer"), Fact("Who saved.", claim="One saved a third."))
    lines = tuple(f"line {number}" for number in range(8))
    cards = (
        a_full_card(number, layers=layers, facts=facts, points=lines, deflections=lines, likely_in=lines, tags=lines)
        for number in range(1, 301)
    )
    deck = a_deck(*cards)
    assert loads(dumps(deck), "full") == deck


@pytest.mark.parametrize("accents", ["\u0327\u0302" * 10_000, "\\u0327\\u0302" * 4_000], ids=["raw", "escaped"])
def test_accents_that_are_piled_up_are_refused_before_they_are_composed(accents: str) -> None:
    """That takes quadratic time: a file of 80 kB took more than a second."""
    found = only(spoilt("We are fine.", "e" + accents))
    assert found.line == line_of('objection = "We')
    assert found.sentence == "The objection has more than 30 accents on one letter; delete them."


def test_as_many_accents_as_any_language_needs_are_welcome() -> None:
    text = "q" + "\u0327" * 30
    assert loads(spoilt("We are fine.", text), "accents").cards[1].objection == text


def test_too_many_cards_are_refused_at_the_first_one_too_many() -> None:
    found = only(b"format = 1\n" + b"[[card]]\n" * 2001)
    assert found.line == 2002
    assert found.sentence == "The deck has more than 2,000 cards; split it into several decks."


def test_brackets_dots_and_headings_inside_a_text_are_only_text() -> None:
    text = "[" * 40 + "." * 50 + "\n[[card]]\nvalue = [[["
    deck = loads(spoilt('"A note with a tab\\there."', f'"""{text}"""'), "texts")
    assert deck.cards[0].notes == text
    again = spoilt('"A note with a tab\\there."', f'"""{text}"""').replace(b'"no_interest"', b'"none"')
    assert only(again).line == line_of('category = "no_interest"') + 2


def test_a_missing_file_and_a_folder_are_said_politely(tmp_path: Path) -> None:
    with pytest.raises(DeckFileError, match="There is no such file") as error:
        read(tmp_path / "none.deck.toml")
    assert str(error.value) == f"{tmp_path / 'none.deck.toml'}: There is no such file; check its name and folder."
    with pytest.raises(DeckFileError, match="This is a folder"):
        read(tmp_path)
    with pytest.raises(DeckFileError, match="cannot be read"):
        read(Path("a\0b.deck.toml"))
