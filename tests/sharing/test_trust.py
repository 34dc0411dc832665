"""Whose signatures are believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sharing.keyholder import a_key
from trainer.errors import TrainerError
from trainer.sharing.trust import Trusted

DANA, TOM = a_key(1).key, a_key(2).key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "trusted.json"


def test_who_was_confirmed_is_known_after_a_restart_until_they_are_forgotten(file: Path) -> None:
    assert dict(Trusted(file).names()) == {}
    Trusted(file).confirm(DANA, "Dana Reyes")
    Trusted(file).confirm(TOM, "Tom Adler")
    assert dict(Trusted(file).names()) == {DANA: "Dana Reyes", TOM: "Tom Adler"}
    Trusted(file).forget(DANA)
    assert dict(Trusted(file).names()) == {TOM: "Tom Adler"}


def test_two_keys_never_share_a_name(file: Path) -> None:
    Trusted(file).confirm(DANA, "Dana Reyes")
    with pytest.raises(TrainerError, match="with another key"):
        Trusted(file).confirm(TOM, "dana reyes")
    Trusted(file).confirm(DANA, "Dana Reyes")


@pytest.mark.parametrize("body", ["", "[]", "{", '{"no key": "Dana"}', f'{{"{DANA}": 3}}'])
def test_a_damaged_file_is_told_of_and_nobody_is_trusted(file: Path, body: str) -> None:
    file.parent.mkdir()
    file.write_text(body)
    with pytest.raises(TrainerError, match="nobody is trusted"):
        Trusted(file).names()
