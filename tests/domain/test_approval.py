"""What a reviewer puts their name to."""

from __future__ import annotations

import base64

import pytest

from trainer.domain.approval import fingerprint, is_of

KEY = base64.b64encode(bytes(range(32))).decode()


def test_a_fingerprint_is_short_enough_to_be_read_out() -> None:
    assert fingerprint(KEY) == "630d cd29 66c4 3366 9112 5448"
    assert fingerprint(base64.b64encode(bytes(32)).decode()) != fingerprint(KEY)


@pytest.mark.parametrize(
    ("text", "fits"),
    [(KEY, True), (KEY[:-1], False), (KEY + "\n", False), (KEY[:-2] + "9=", False), ("", False), ("é" * 44, False)],
)
def test_bytes_have_one_spelling(text: str, fits: bool) -> None:
    assert is_of(32, text) is fits
