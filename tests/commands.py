"""Running the program from outside, and what it leaves behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer import paths
from trainer.cli import AT_FAULT

ROOT = paths.PACKAGE.parent


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one sentence on stderr with which a command refuses; it has failed and printed nothing else."""
        assert (self.code, self.out) == (AT_FAULT, "")
        assert self.err.startswith("trainer: ")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        assert "sqlalche" not in self.err
        return self.err.removeprefix("trainer: ").rstrip("\n")


def bound_by_permissions() -> tuple[str, ...]:
    """What to put before a command so that the modes of files hold for root, too; nothing for anybody else."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if is_root else ()


def program(*arguments: object, home: Path, stdin: bytes = b"", before: tuple[str, ...] = (), **options: Any) -> Ran:
    """Run a command as a program of its own."""
    command = [*before, sys.executable, "-m", "trainer", "--home", str(home), *map(str, arguments)]
    options["env"] = os.environ | {"PYTHONIOENCODING": "utf-8:strict"} | options.get("env", {})
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, timeout=60, check=False, **options)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
