from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_deck, a_full_card, saying
from tests.deckfile.samples import VALID, line_of, only, problems, spoilt
from tests.sharing.keyholder import approved
from trainer.deckfile import DeckFileError, dumps, loads
from trainer.domain.cards import Fact, Layer
from trainer.domain.categories import Category, SaleStage
from trainer.domain.feedback import Label
from trainer.domain.writing import Spot, said


def test_a_valid_deck_is_read_whole() -> None:
    deck = loads(VALID.encode(), "valid")
    card = deck.cards[0]
    assert (deck.id, deck.version, deck.review_by) == ("qormn5am7r5p", 3, date(2027, 5, 31))
    assert (deck.credits, len(deck.cards)) == (("Ada", "Grace"), 2)
    assert (card.category, card.softener, card.stage) == (Category.BUDGET, Label.AGREE, SaleStage.INTEREST)
    assert card.reply.endswith('said the same.\nWhat would you want fixed first, "if" you could?')
    assert card.points == ("agrees with the worry", "asks what waiting costs")
    assert card.slots == {"region": "the north"}
    assert card.facts == (Fact(slot="newest_customer", means="They may be named.", verified=True),)
    assert card.layers[1] == Layer("What goes wrong?", "Somebody stays late.")
    assert deck.cards[1].softener is None


def test_empty_optional_texts_are_as_good_as_absent() -> None:
    data = spoilt('stage = "interest"', 'stage = ""').replace(b'softener = "agree"', b'softener = ""')
    assert loads(data, "empty").cards[0].stage is None


@pytest.mark.parametrize(
    ("old", "new", "start", "sentence"),
    [
        (
            'category = "budget"',
            'category = "budgets"',
            "category",
            "The category 'budgets' is not one of budget, time, ignorance, price, preference, fear, no_interest; "
            "did you mean 'budget'?",
        ),
        (
            'category = "budget"',
            'category = "weather"',
            "category",
            "The category 'weather' is not one of budget, time, ignorance, price, preference, fear, no_interest; "
            "use one of these.",
        ),
        ('category = "budget"\n', "", "[[card]]", "The category is missing; use one of budget, time, ignorance,"),
        ('stage = "interest"', 'stage = "end"', "stage", "The stage 'end' is not one of attention, interest,"),
        ('softener = "agree"', 'softener = "yes_but"', "softener", "The softener 'yes_but' is not one of excited,"),
        (
            'id = "imlxjtsphvhk"',
            'id = "75aiopinn2u2"',
            'id = "imlx',
            "The id '75aiopinn2u2' is already used on line 12",
        ),
        (
            'id = "imlxjtsphvhk"',
            'id = "BUD-02"',
            'id = "imlx',
            "The id 'BUD-02' cannot be used; an id is 12 characters",
        ),
        ('id = "75aiopinn2u2"\n', "", "[[card]]", "The id is missing; give this card one of its own; an id is 12"),
        ('title = "Budget"', 'title = " "', "title", "The title is empty; say what the deck is about."),
        ('"We are fine."', '""', 'objection = "We', "The objection is empty; write what the customer says."),
        ('"Good to hear. What works best?"', '" "', 'reply = "Good', "The reply is empty; write what a good rep"),
        ('title = "Budget"', "title = 7", "title", "The title must be a text in quotation marks, not a number."),
        ("version = 3", 'version = "3"', "version", "The version must be a whole number, not a text."),
        ("version = 3", "version = true", "version", "The version must be a whole number, not true or false."),
        ("version = 3", "version = 1.5", "version", "The version must be a whole number, not a fraction."),
        ("version = 3", "version = 0", "version", "The version must be a whole number from 1 to 1,000,000, not 0."),
        ('"en"', "['en']", "language", "The language must be a text in quotation marks, not a list."),
        ('["Ada", "Grace"]', '"Ada"', "credits", "The credits must be a list in square brackets, not a text."),
        ("2027-05-31", '"2027-05-31"', "review_by", "The review_by must be a date like 2027-05-31, without"),
        ("2027-05-31", "2027-05-31T10:00:00", "review_by", "The review_by must be a date like 2027-05-31, without"),
        ("verified = true", "verified = 1", "verified", "The verified must be true or false, not a number."),
        ('    "asks what waiting costs",', "    4,", "points", "Number 2 of the points must be a text in quotation"),
        ('    "asks what waiting costs",', '    "",', '    "asks', "Number 2 of the points is empty; delete it."),
        ('"They may be named."', '"They may\\nbe"', "means", "The means has a line break; write it on one line."),
        ("language", "langauge", "language", "The key 'langauge' is not known here; did you mean 'language'?"),
        ("owner", "author_of_it", "owner", "The key 'author_of_it' is not known here; use one of format, id, title,"),
        ("customer = ", "costumer = ", "customer", "The key 'costumer' is not known here; did you mean 'customer'?"),
        (
            "[[card.facts]]",
            "[[card.fact]]",
            "[[card.facts]]",
            "The key 'fact' is not known here; did you mean 'facts'?",
        ),
        ("verified = true", "tags = ['x']", "verified", "The key 'tags' belongs further up; move it above this"),
        ('region = "the north"', 'notes = "x"', "region", "The key 'notes' belongs further up; move it above this"),
        ('slot = "newest_customer"\n', "", "[[card.facts]]", "This fact has neither a slot nor a claim; write one"),
        (
            "means = ",
            'claim = "Yes."\nmeans = ',
            "means",
            "This fact has both a slot and a claim; keep one of the two.",
        ),
        ('region = "', 'Region = "', "region", "The slot name 'Region' cannot be used; use a small letter,"),
        ('"the north"', '""', "region", "The region is empty; write what is said in its place."),
        ("Good to hear.", "Good, {walkthrough}.", 'reply = "Good', "Nothing says what {walkthrough} in the reply"),
        ("Good to hear.", "Good {to hear.", 'reply = "Good', "There are braces in the reply that are no slot;"),
        ('["public sector"]', '["the {sector"]', "likely_in", "There are braces in the likely_in that are no slot;"),
        (
            "in {region}.",
            "in {Region}.",
            "customer",
            "There are braces in the customer that are no slot; leave them out,",
        ),
        (
            "in {region}.",
            "in {town}.",
            "customer",
            "Nothing says what {town} in the customer stands for; put its words",
        ),
        ('"Everybody has', '"{somebody} has', "bad_reply", "Nothing says what {somebody} in the bad_reply stands for;"),
        ('    "asks what', '    "asks {whoever}', '    "asks', "Nothing says what {whoever} in the points stands for;"),
        ('"the north"', '"the {product}"', "region", "There are braces in the words for 'region'; write plain words."),
        ('    "asks what', '    "asks {} what', '    "asks', "There are braces in the points that are no slot;"),
        (
            "[[card.layers]]\n",
            "[[card.layers]]\n" * 2,
            "[[card.layers]]",
            "The ask is missing; write the rep's question.",
        ),
        ("Ada", "A\\u202eda", "credits", "Number 1 of the credits holds a hidden text direction (U+202E) after 'A'; "),
        ("Ada", "\\u200bAda", "credits", "Number 1 of the credits holds an invisible or control character (U+200B) at"),
    ],
)
def test_each_fault_has_its_line_and_says_what_to_do(old: str, new: str, start: str, sentence: str) -> None:
    found = next(found for found in problems(spoilt(old, new)) if found.sentence.startswith(sentence))
    assert found.line == line_of(start)


@pytest.mark.parametrize("spot", [spot for spot, _ in said(a_full_card())], ids=repr)
@pytest.mark.parametrize("text", ["Ask {whoever}.", "Ask {Product}."])
def test_a_slot_that_nobody_fills_is_found_on_the_line_where_it_stands(spot: Spot, text: str) -> None:
    data = dumps(a_deck(saying(text, spot)))
    found = only(data)
    assert text in data.decode().split("\n")[found.line - 1]
    assert next(str(name) for name in reversed(spot) if isinstance(name, str)) in found.sentence


def test_a_claim_that_nobody_verified_asks_for_a_reply_without_it() -> None:
    plain = 'plain_reply = "I agree. What would you want fixed first?"\n'
    assert problems(spoilt("verified = true", "verified = false")) == ()
    found = only(spoilt(plain, "").replace(b"verified = true", b"verified = false"))
    assert found.line == line_of("[[card]]")
    assert found.sentence == "The plain_reply is missing; write the reply without what nobody has verified."


def test_a_claim_that_has_no_words_is_not_verified_whatever_the_file_says() -> None:
    """Such a file comes in, and its plain_reply is practised; without one it would be the program's own words."""
    plain = 'plain_reply = "I agree. What would you want fixed first?"\n'
    assert loads(VALID.encode(), "some").cards[0].trained_reply == "I agree. What would you want fixed first?"
    found = only(spoilt(plain, ""))
    assert found.sentence.startswith("The claim {newest_customer} has no words to be true; put them under [card.slots]")
    worded = spoilt(plain, "").replace(b'region = "the north"', b'region = "the north"\nnewest_customer = "Acme"')
    assert problems(worded) == ()


@pytest.mark.parametrize(
    ("key", "most", "line"),
    [("deflections", 12, 29), ("tags", 12, 32), ("likely_in", 12, 30), ("credits", 50, 7)],
)
def test_lists_have_an_end(key: str, most: int, line: int) -> None:
    old = next(text for text in VALID.split("\n") if text.startswith(key))
    assert problems(spoilt(old, f"{key} = {['x'] * most}")) == ()
    found = only(spoilt(old, f"{key} = {['x'] * (most + 1)}"))
    assert (found.line, found.sentence) == (line, f"The {key} are {most + 1}, more than {most}; keep the best.")


def test_the_ninth_point_and_the_ninth_layer_are_pointed_at() -> None:
    points = "".join(f'    "point {number}",\n' for number in range(9))
    found = only(spoilt('    "agrees with the worry",\n    "asks what waiting costs",\n', points))
    assert (found.line, found.sentence) == (30, "The points are 9, more than 8; keep the best.")
    layer = '\n[[card.layers]]\nask = "Why?"\ncustomer = "Because."\n'
    found = only(VALID.encode() + layer.encode() * 9)
    assert found.line == VALID.count("\n") + 8 * 4 + 2
    assert found.sentence == "The layers are 9, more than 8; keep the best."


def test_a_text_of_4000_characters_is_read_and_one_of_4001_refused() -> None:
    assert len(loads(spoilt("Good to hear. What works best?", "é" * 4000), "long").cards[1].reply) == 4000
    found = only(spoilt("Good to hear. What works best?", "é" * 4001))
    assert found.line == line_of('reply = "Good')
    assert found.sentence == "The reply is 4,001 characters long; shorten it to 4,000."


def test_a_text_of_4000_characters_may_be_spelled_in_escapes_on_one_line() -> None:
    assert len(loads(spoilt("We are fine.", "\\U0001F600" * 4000), "long").cards[1].objection) == 4000


def test_a_line_of_400_characters_is_read_and_one_of_401_refused() -> None:
    assert problems(spoilt("Budget", "x" * 400)) == ()
    assert only(spoilt("Budget", "x" * 401)).sentence == "The title is 401 characters long; shorten it to 400."


@pytest.mark.parametrize("text", ["أنا لا أملك المال", "אין לי כסף השנה", "می‌خواهم فکر کنم", "मुझे क्‍या", "価格が高い"])
def test_every_script_is_welcome(text: str) -> None:
    assert loads(spoilt("We are fine.", text), "scripts").cards[1].objection == text


@pytest.mark.parametrize(
    "emoji", ["👍🏽", "👩‍⚕️", "👨‍👩‍👧‍👦", "❤️", "🇫🇷", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"]
)
def test_emoji_are_welcome(emoji: str) -> None:
    assert loads(spoilt("We are fine.", emoji), "emoji").cards[1].objection == emoji


def test_texts_are_composed_and_stripped() -> None:
    deck = loads(spoilt("We are fine.", " Cafe\u0301\\r\\nand more \\n"), "spelling")
    assert deck.cards[1].objection == "Café\nand more"


def test_a_deck_without_cards_is_refused() -> None:
    found = only(VALID[: VALID.index("[[card]]")].encode())
    assert (found.line, found.sentence) == (1, "The deck has no cards; add a section that begins with [[card]].")
    assert "The format is missing" in " ".join(found.sentence for found in problems(b"# Nothing yet."))


def test_cards_must_be_sections() -> None:
    found = problems(b'format = 1\nid = "qormn5am7r5p"\ntitle = "x"\ncard = [1]')
    assert found[0].line == 4
    assert found[0].sentence == "The card must be sections headed by double brackets, not a number."


def test_a_deck_from_the_future_is_not_picked_apart() -> None:
    found = only(spoilt("format = 1", "format = 2\nsurprise = true"))
    assert (found.line, found.sentence) == (
        1,
        "The file has format 2, which is newer than this program; update the program.",
    )


@pytest.mark.parametrize(
    ("new", "says"), [("", "missing; begin the file with: format = 1"), ('format = "1"', "a whole")]
)
def test_a_deck_without_a_format_is_refused(new: str, says: str) -> None:
    found = only(spoilt("format = 1", new))
    assert found.line == 1
    assert says in found.sentence


def test_a_review_section_has_no_place_yet() -> None:
    found = only(VALID.encode() + b'\n[[review]]\nby = "Ada"\n')
    assert found.line == VALID.count("\n") + 2
    assert found.sentence.startswith("The key 'review' is not known here")


def test_all_problems_are_found_in_the_order_of_their_lines() -> None:
    data = VALID.replace('category = "budget"', 'category = "b"').replace("version = 3", "version = -3")
    data = data.replace('"We are fine."', '""')
    assert [found.line for found in problems(data.encode())] == [4, 13, line_of('objection = "We')]


def test_fifty_problems_are_enough() -> None:
    assert len(problems(VALID.encode() + b'\n[[card]]\nid = "?"\n' * 400)) == 50


def test_any_damage_gives_a_deck_or_a_deck_file_error() -> None:
    chance = random.Random(7)
    for _ in range(3000):
        damaged = _damaged(VALID.encode(), chance)
        last = damaged.count(b"\n") + 1
        # anything but a DeckFileError comes out of `problems` as it is, and fails the test
        assert all(1 <= found.line <= last for found in problems(damaged)), damaged


def _damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        lines = data.split(b"\n")
        here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
        at = chance.randrange(len(data))
        data = chance.choice(
            (
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[:at]
                + chance.choice((b'"', b"'", b"[", b"]", b"{", b"}", b"\n", b"=", b".", b"\\", b'"""'))
                + data[at:],
                data[:at] + data[at + chance.randrange(1, 40) :] or b"x",
                b"\n".join(lines[:here] + lines[here + 1 :]) or b"x",
                b"\n".join([*lines[:here], lines[there], *lines[here:]]),
                b"\n".join([*lines[:here], b"", *lines[there:]]),
            )
        )
    return data


# ---------------------------------------------------------------- approvals

APPROVED = approved(loads(VALID.encode(), "valid"))


def test_an_approval_stays_with_its_deck() -> None:
    assert loads(dumps(APPROVED), "x") == APPROVED


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('reviewer = "Dana Reyes"', "", "The reviewer is missing; write who approved the deck."),
        ("on = 2026-03-02", "", "The on is missing; write the day on which it was approved."),
        ("until = 2026-09-02", 'until = "soon"', "The until must be a date like 2027-05-31"),
        ('key = "', 'key = "A', "The key is not 32 bytes in base64; fetch the deck again, or take this approval out."),
        ('signature = "', 'signature = "AAAA', "The signature is not 64 bytes in base64;"),
        ('digest = "', 'digest = "x', "The digest is not 64 digits and letters from a to f;"),
        ('reviewer = "', 'reviewer = "\\u202e', "holds a hidden text direction (U+202E)"),
        ('reviewer = "', 'believe = "me"\nreviewer = "', "The key 'believe' is not known here;"),
    ],
)
def test_an_approval_that_makes_no_sense_is_refused(old: str, new: str, says: str) -> None:
    file = dumps(APPROVED).decode()
    assert old in file
    with pytest.raises(DeckFileError) as error:
        loads(file.replace(old, new, 1).encode(), "x")
    assert says in error.value.problems[0].sentence


def test_nobody_reads_a_hundred_approvals() -> None:
    with pytest.raises(DeckFileError, match="more than 20"):
        loads(dumps(replace(APPROVED, approvals=APPROVED.approvals * 21)), "x")
