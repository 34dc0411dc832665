"""Markup becomes what a person would read."""

from __future__ import annotations

import pytest

from trainer.deckfile.sheets.markup import without_markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Too <b>dear</b>.", "Too dear."),
        ("One<br>Two<div>Three</div>Four", "One\nTwo\nThree\nFour"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("a &lt;b&gt; &amp; c&nbsp;d", "a <b> & c d"),
        ("{{c1::Price::hint}} is {{c2::not}} it", "Price is not it"),
        ("Hear [sound:a.mp3] it <img src='file:///etc/passwd'>", "Hear  it"),
        ("<script>alert(1)</script>Why?<style>x</style>", "Why?"),
        ("5 < 6 and so on", "5 < 6 and so on"),
        ("", ""),
    ],
)
def test_the_words_stay_and_nothing_else(text: str, words: str) -> None:
    assert without_markup(text) == words
