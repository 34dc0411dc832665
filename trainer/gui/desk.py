"""What screens and dialogs work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.gui.audio import Voice
from trainer.gui.ear import Ear
from trainer.gui.tasks import Tasks

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace
    from trainer.gui.tray import Tray


@dataclass(frozen=True)
class Desk:
    """The services, the threads for long work, the voice, the ear, and the tray where there may be one."""

    workspace: Workspace
    tasks: Tasks
    voice: Voice
    ear: Ear
    tray: Tray | None = None
