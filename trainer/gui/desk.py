"""What screens and dialogs work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.gui.audio import Voice
from trainer.gui.tasks import Tasks

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace


@dataclass(frozen=True)
class Desk:
    """The services, the threads for long work, and the voice."""

    workspace: Workspace
    tasks: Tasks
    voice: Voice
