"""The key with which the person signs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from keyring.backends import fail
from keyring.errors import KeyringLocked

from tests.sharing.keyholder import KeptSecrets
from trainer.errors import TrainerError
from trainer.sharing.keys import OwnKey

PASSPHRASE = "nine lives"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "own.json"


def test_nobody_has_a_key_before_they_make_one(file: Path) -> None:
    own = OwnKey(file, lambda: None)
    assert own.reviewer() is None
    with pytest.raises(TrainerError, match="no key yet"):
        own.unlock()


def test_a_key_behind_a_passphrase_is_there_after_a_restart(file: Path) -> None:
    made = OwnKey(file, lambda: None).make("Dana Reyes", PASSPHRASE)
    again = OwnKey(file, lambda: None)
    assert again.reviewer() == made
    assert made.needs_passphrase
    assert again.unlock(PASSPHRASE).key == made.key


@pytest.mark.parametrize("wrong", ["", "nine wives", "NINE LIVES"])
def test_another_passphrase_unlocks_nothing(file: Path, wrong: str) -> None:
    own = OwnKey(file, lambda: None)
    own.make("Dana", PASSPHRASE)
    with pytest.raises(TrainerError, match="not the passphrase"):
        own.unlock(wrong)


def test_the_private_key_is_in_no_file_as_it_is(file: Path) -> None:
    secrets = KeptSecrets()
    for passphrase in ("", PASSPHRASE):
        OwnKey(file, lambda: secrets).make("Dana", passphrase)
        assert "BEGIN PRIVATE KEY" not in file.read_text()
    assert "BEGIN ENCRYPTED PRIVATE KEY" in file.read_text()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's own folders to themselves")
def test_nobody_else_may_read_the_file(file: Path) -> None:
    OwnKey(file, lambda: None).make("Dana", PASSPHRASE)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_system_that_keeps_secrets_asks_for_no_passphrase(file: Path) -> None:
    secrets = KeptSecrets()
    made = OwnKey(file, lambda: secrets).make("Dana")
    assert not made.needs_passphrase
    assert OwnKey(file, lambda: secrets).unlock().key == made.key


def test_a_system_that_has_lost_the_key_is_told_of(file: Path) -> None:
    OwnKey(file, KeptSecrets).make("Dana")
    with pytest.raises(TrainerError, match="no longer has your key"):
        OwnKey(file, KeptSecrets).unlock()


def test_a_system_that_keeps_none_leads_to_a_passphrase(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", fail.Keyring)
    with pytest.raises(TrainerError, match="choose a passphrase"):
        OwnKey(file).make("Dana")
    assert not file.exists()


def test_a_system_that_is_locked_says_so(file: Path) -> None:
    class Locked(KeptSecrets):
        def set_password(self, service: str, name: str, secret: str) -> None:
            raise KeyringLocked

    with pytest.raises(TrainerError, match="unlock where it keeps your passwords"):
        OwnKey(file, Locked).make("Dana")
    assert not file.exists()


def test_a_passphrase_that_is_too_short_is_refused(file: Path) -> None:
    with pytest.raises(TrainerError, match="8 characters"):
        OwnKey(file, lambda: None).make("Dana", "seven77")


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"name": "Dana", "key": "x"}'])
def test_a_damaged_file_is_told_of(file: Path, body: str) -> None:
    file.parent.mkdir()
    file.write_text(body)
    with pytest.raises(TrainerError, match="damaged"):
        OwnKey(file, lambda: None).reviewer()


def test_a_private_key_that_is_damaged_is_told_of(file: Path) -> None:
    secrets = KeptSecrets()
    own = OwnKey(file, lambda: secrets)
    own.make("Dana")
    secrets.kept = dict.fromkeys(secrets.kept, "-----BEGIN")
    with pytest.raises(TrainerError, match="damaged"):
        own.unlock()
