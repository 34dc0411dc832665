"""Sounds on disk: whole or not there, and never too many."""

import os
from pathlib import Path

import pytest

from trainer.speech.cache import ABANDONED, SpeechCache
from trainer.speech.utterance import Rendered, WordTime


@pytest.fixture
def cache(tmp_path: Path) -> SpeechCache:
    return SpeechCache(tmp_path)


def keep(cache: SpeechCache, key: str, size: int = 100, used: float = 0) -> Rendered:
    rendered = Rendered(cache.path(key), 1.0, (WordTime(0, 0, 3),), 0.7)
    rendered.path.write_bytes(b"\0" * size)
    cache.put(key, rendered)
    if used:
        os.utime(rendered.path, (used, used))
    return rendered


def test_what_was_put_is_found_again(cache: SpeechCache) -> None:
    assert cache.get("a") is None
    rendered = keep(cache, "a")
    assert cache.get("a") == rendered
    assert sorted(path.name for path in cache.folder.iterdir()) == ["a.json", "a.wav"]


@pytest.mark.parametrize("json", ["", "[]", "{}", '{"bytes": 100}', '{"bytes": 100, "seconds": 1, "words": [1]}'])
def test_damaged_facts_are_a_miss(cache: SpeechCache, json: str) -> None:
    keep(cache, "a")
    (cache.folder / "a.json").write_text(json)
    assert cache.get("a") is None


def test_a_shortened_sound_is_a_miss(cache: SpeechCache) -> None:
    path = keep(cache, "a").path
    path.write_bytes(b"\0" * 50)
    assert cache.get("a") is None
    path.unlink()
    assert cache.get("a") is None


def test_pruning_forgets_what_was_used_longest_ago(cache: SpeechCache) -> None:
    for number, key in enumerate("abcd", start=1):
        keep(cache, key, used=number)
    assert cache.get("a")  # which uses it
    cache.prune(limit=250)
    assert [key for key in "abcd" if cache.get(key)] == ["a", "d"]
    assert len(list(cache.folder.iterdir())) == 4


def test_pruning_sweeps_half_written_files_that_nobody_finishes(cache: SpeechCache) -> None:
    old, young = cache.folder / "a.1.part", cache.folder / "b.2.part"
    for part in (old, young):
        part.write_bytes(b"")
    long_ago = young.stat().st_mtime - ABANDONED - 10
    os.utime(old, (long_ago, long_ago))
    cache.prune()
    assert not old.exists()
    assert young.exists()


def test_only_the_parts_of_this_process_are_forgotten(cache: SpeechCache) -> None:
    theirs = cache.folder / "a.1.part"
    for part in (cache.part("a"), cache.folder / f"{cache.part('a').name}.aiff", theirs):
        part.write_bytes(b"")
    cache.forget_part("a")
    assert list(cache.folder.iterdir()) == [theirs]
