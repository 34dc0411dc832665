"""`--help` and `--version` answer at once: they load neither Qt nor SQLAlchemy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("PySide6", "sqlalchemy", "alembic", "pyttsx3", "fsrs")
ASK = """
import runpy, sys
option, *heavy = sys.argv[1:]
sys.argv = ["trainer", option]
try:
    runpy.run_module("trainer", run_name="__main__")
finally:
    print("loaded:", *(name for name in heavy if name in sys.modules))
"""


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_nothing_heavy_is_loaded(option: str) -> None:
    asked = subprocess.run(
        [sys.executable, "-c", ASK, option, *HEAVY], check=True, capture_output=True, text=True, timeout=60
    )
    assert "trainer" in asked.stdout
    assert asked.stdout.splitlines()[-1].split() == ["loaded:"]
