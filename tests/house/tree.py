"""The files that the rules of the house are about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRAINER = ROOT / "trainer"
TESTS = ROOT / "tests"


def python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def name(path: Path) -> str:
    """The path as it is told to a person."""
    return path.relative_to(ROOT).as_posix()


def lengths(*folders: Path) -> dict[str, int]:
    """Lines of each Python file."""
    return {name(path): len(path.read_text("utf-8").splitlines()) for path in python_files(*folders)}


def percentile(numbers: list[int], share: float) -> int:
    """The least of `numbers` that at least this share of them does not exceed."""
    ordered = sorted(numbers)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Each text in a Python file with its line number."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
