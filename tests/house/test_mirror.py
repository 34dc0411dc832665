"""Every module that does something has its test: trainer/<floor>/<module>.py has tests/<floor>/test_<module>.py."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import TESTS, TRAINER, python_files

IN_FAMILIES = ("gui/widgets",)
"""Folders of small things that are tested together: some test there imports the module."""


def is_only_a_record(path: Path) -> bool:
    """Whether it holds dataclasses without a method: there is nothing in it that a test could see go wrong."""
    tree = ast.parse(path.read_text("utf-8"))
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    does_something = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.Call)
    return (
        all(isinstance(node, (ast.Import, ast.ImportFrom, ast.Expr, ast.If, ast.ClassDef)) for node in tree.body)
        and all(one.decorator_list and not one.bases for one in classes)
        and not any(isinstance(node, does_something) for one in classes for part in one.body for node in ast.walk(part))
    )


MODULES = [
    path.relative_to(TRAINER)
    for path in python_files(TRAINER)
    if path.name not in ("__init__.py", "__main__.py") and "migrations" not in path.parts and not is_only_a_record(path)
]


def has_mirror(module: Path) -> bool:
    folder = TESTS / module.parent
    if (folder / f"test_{module.name}").exists():
        return True
    if module.parent.as_posix() not in IN_FAMILIES:
        return False
    imported = re.compile(rf"\b{module.stem}\b")
    lines = (line for test in folder.glob("test_*.py") for line in test.read_text("utf-8").splitlines())
    return any(imported.search(line) for line in lines if line.startswith(("from trainer.", "import trainer.")))


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_has_its_test(module: Path) -> None:
    assert has_mirror(module), f"write tests/{module.parent}/test_{module.name}"
