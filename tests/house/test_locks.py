"""The locks pin everything by hash, name no place to get it from, and are in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT

LOCKS = [ROOT / "requirements.lock", ROOT / "tests" / "requirements.lock"]
EXTRAS = sorted((ROOT / "resources" / "extras").glob("*.lock"))
PINNED = re.compile(r"([a-z0-9-]+)==\S+( ; .+)? \\((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+)\n")


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def named(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ ;\[]", line)[0].lower() for line in requirements}


def pinned(lock: Path) -> set[str]:
    return {match[1] for match in PINNED.finditer(lock.read_text("utf-8"))}


@pytest.mark.parametrize("lock", [*LOCKS, *EXTRAS], ids=lambda lock: f"{lock.parent.name}-{lock.stem}")
def test_every_line_is_pinned_by_hash(lock: Path) -> None:
    assert PINNED.sub("", lock.read_text("utf-8")) == ""


def test_the_product_lock_has_what_the_project_asks_for() -> None:
    assert named(project()["project"]["dependencies"]) - pinned(LOCKS[0]) == set()


def test_each_extra_has_a_lock_with_what_it_asks_for() -> None:
    extras = project()["project"]["optional-dependencies"]
    assert {lock.stem: named(extras[lock.stem]) - pinned(lock) for lock in EXTRAS} == {key: set() for key in extras}


@pytest.mark.parametrize("lock", EXTRAS, ids=lambda lock: lock.stem)
def test_an_extra_changes_nothing_that_is_installed_without_it(lock: Path) -> None:
    def versions(of: Path) -> set[str]:
        return {line.split()[0] for line in of.read_text("utf-8").splitlines() if "==" in line}

    assert versions(LOCKS[0]) <= versions(lock)


def test_the_test_lock_has_what_the_tests_ask_for() -> None:
    groups = project()["dependency-groups"]
    assert {"include-group": "training"} in groups["dev"]
    asked = [line for group in ("dev", "training") for line in groups[group] if isinstance(line, str)]
    assert named(asked) - pinned(LOCKS[1]) == set()


def test_the_locks_agree() -> None:
    versions = [dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)) for lock in LOCKS]
    both = versions[0].keys() & versions[1].keys()
    assert {name for name in both if versions[0][name] != versions[1][name]} == set()
