"""What a person chose is kept as it was, and a file that makes no sense never keeps them out."""

from __future__ import annotations

import json
import math
import os
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.settings import (
    MINUTES_RANGE,
    NEW_RANGE,
    RATE_RANGE,
    RETENTION_RANGE,
    TEXT_SIZES,
    THEMES,
    Preferences,
    Settings,
    bounded,
    load,
    save,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.json"


def written(path: Path, content: str | bytes | dict[str, Any]) -> Settings:
    """What is read from a file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(path)


names = st.text(st.characters(codec="utf-8"), max_size=80)
steps = st.lists(st.integers(1, 1439), max_size=5).map(tuple)
chosen = st.builds(
    Settings,
    name=names,
    product=names,
    competitor=names,
    daily_minutes=st.integers(*MINUTES_RANGE),
    new_per_day=st.integers(*NEW_RANGE),
    sound=st.booleans(),
    voice=names,
    voice_folder=names,
    rate=st.integers(*RATE_RANGE),
    captions=st.booleans(),
    four_grades=st.booleans(),
    guess_category=st.booleans(),
    retention=st.floats(*RETENTION_RANGE),
    learning_steps=steps,
    relearning_steps=steps,
    theme=st.sampled_from(THEMES),
    text_size=st.sampled_from(TEXT_SIZES),
    reduce_motion=st.booleans(),
    single_keys=st.booleans(),
    welcomed=st.booleans(),
)


@given(chosen)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_settings_are_read_as_they_were_saved(path: Path, wanted: Settings) -> None:
    save(path, wanted)
    assert load(path) == wanted


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert load(path) == Settings()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", "3", '"text"', "\x00\x01\x02", b"\xff\xfe\x00", "[" * 100_000, '{"rate": ' + "9" * 5_000],
    ids=["empty", "cut off", "list", "null", "number", "text", "binary", "not UTF-8", "deep", "endless number"],
)
def test_a_file_of_rubbish_gives_the_defaults(path: Path, content: str | bytes) -> None:
    assert written(path, content) == Settings()


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(path: Path) -> None:
    path.mkdir(parents=True)
    assert load(path) == Settings()


def test_what_makes_sense_is_kept_beside_what_does_not(path: Path) -> None:
    found = written(path, {"name": "Ada", "rate": "fast", "sound": 0, "unknown": 1, "welcomed": True})
    assert found == replace(Settings(), name="Ada", welcomed=True)


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
@pytest.mark.parametrize("value", [None, {}, [None], [[1]], "?" * 3, -7, 10**9, True, 0.5, ["10"]])
def test_no_value_of_any_kind_keeps_anybody_out(path: Path, name: str, value: Any) -> None:
    found = written(path, {name: value})
    assert type(getattr(found, name)) is type(getattr(Settings(), name))
    assert bounded(found) == found


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("rate", 5, RATE_RANGE[0]),
        ("rate", 9_999, RATE_RANGE[1]),
        ("daily_minutes", 0, MINUTES_RANGE[0]),
        ("daily_minutes", 10**12, MINUTES_RANGE[1]),
        ("new_per_day", -1, NEW_RANGE[0]),
        ("new_per_day", 51, NEW_RANGE[1]),
        ("retention", 0.1, 0.70),
        ("retention", 1, 0.99),
        ("retention", 1e300, 0.99),
        ("theme", "pink", "system"),
        ("text_size", 110, 100),
        ("name", "x" * 500, "x" * 80),
        ("learning_steps", [0], (10,)),
        ("learning_steps", [1440], (10,)),
        ("learning_steps", [True], (10,)),
        ("relearning_steps", [1, 2, 3, 4, 5, 6], (10,)),
        ("relearning_steps", [], ()),
    ],
)
def test_a_value_out_of_range_is_brought_inside_it(path: Path, name: str, value: Any, expected: object) -> None:
    assert getattr(written(path, {name: value}), name) == expected


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400])
def test_a_retention_that_is_no_number_is_brought_inside_its_range(path: Path, number: str) -> None:
    assert 0.70 <= written(path, f'{{"retention": {number}}}').retention <= 0.99


@pytest.mark.parametrize(
    "wanted",
    [
        {"rate": 9_999},
        {"retention": math.nan},
        {"learning_steps": (0,)},
        {"relearning_steps": (5_000,)},
        {"theme": "?"},
    ],
    ids=str,
)
def test_what_is_kept_is_what_the_next_start_reads(path: Path, wanted: dict[str, Any]) -> None:
    """A learning step of no minutes would be taken for a step in days."""
    assert Preferences(path).change(**wanted) == Preferences(path)()


def test_a_change_is_kept_over_a_restart_and_touches_nothing_else(path: Path) -> None:
    Preferences(path).change(product="Glow", four_grades=True)
    Preferences(path).change(rate=200)
    assert Preferences(path)() == Settings(product="Glow", four_grades=True, rate=200)


def test_reading_settings_writes_nothing(path: Path) -> None:
    Preferences(path)()
    assert not path.parent.exists()


def test_the_file_is_json_that_a_person_can_read(path: Path) -> None:
    save(path, Settings(name="Zoë"))
    assert '"name": "Zoë"' in path.read_text(encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")).keys() == asdict(Settings()).keys()


def test_a_save_that_fails_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(path, Settings(name="Ada"))

    def refuse(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="no room"):
        save(path, Settings(name="Grace"))
    assert load(path) == Settings(name="Ada")


def test_what_cannot_be_written_is_told_and_holds_for_now(path: Path) -> None:
    path.with_suffix(".part").mkdir(parents=True)
    preferences = Preferences(path)
    with pytest.raises(TrainerError, match="cannot be written"):
        preferences.change(sound=False)
    assert not preferences().sound


def test_a_file_that_was_left_half_written_does_no_harm(path: Path) -> None:
    save(path, Settings(name="Ada"))
    path.with_suffix(".part").write_text('{"name": "Gr')
    save(path, replace(load(path), rate=200))
    assert load(path) == Settings(name="Ada", rate=200)
    assert list(path.parent.iterdir()) == [path]


def test_they_are_on_the_disk_before_they_take_the_place_of_the_old_ones(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[str, str]] = []
    sync, put = os.fsync, os.replace
    save(path, Settings())
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append(("synced", name_of(path, handle))) or sync(handle))
    monkeypatch.setattr(os, "replace", lambda part, to: steps.append(("named", Path(to).name)) or put(part, to))
    save(path, Settings(name="Ada"))
    assert steps[:2] == [("synced", path.with_suffix(".part").name), ("named", path.name)]
    assert steps[2:] == ([] if os.name == "nt" else [("synced", path.parent.name)])


def name_of(path: Path, handle: int) -> str:
    """The name behind a handle, of those that have to do with the settings."""
    known = (path.with_suffix(".part"), path, path.parent)
    return next(one.name for one in known if one.exists() and os.path.samestat(os.fstat(handle), one.stat()))


def test_only_words_that_were_chosen_fill_slots() -> None:
    assert Settings(product="Glow", name="Ada").slots == {"product": "Glow", "rep": "Ada"}
    assert Settings().slots == {}
