"""What happens when something was not caught: a refusal is told in the window, a mistake of ours in a dialog."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from trainer import __version__
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.gui.dialogs.crash import CrashDialog


def watch(app: QApplication, folder: Path, refused: Callable[[TrainerError], None]) -> None:
    """Look after every exception that nobody caught.

    Args:
        app: The application.
        folder: Where the log of our mistakes lies.
        refused: Tells a person what cannot be done now, such as writing to a full disk.
    """
    open_now: list[CrashDialog] = []  # without a window to belong to, a dialog lives only as long as somebody knows it

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            app.quit()
        elif isinstance(error, TrainerError):
            refused(error)
        else:
            tell(error, trace)

    def tell(error: BaseException, trace: TracebackType | None) -> None:
        """Log every mistake, and show one at a time: what fails once may fail with every event."""
        from trainer.gui.dialogs.crash import CrashDialog

        details, log = _log(folder, error, trace)
        if not open_now:
            open_now.append(dialog := CrashDialog(f"Objection trainer {__version__}\n\n{details}", log))
            dialog.finished.connect(lambda _result: open_now.clear())
            dialog.open()

    sys.excepthook = on_exception


def _log(folder: Path, error: BaseException, trace: TracebackType | None) -> tuple[str, Path]:
    """Write what happened to the log; returns it, and where it stands now."""
    import logging
    import traceback

    from trainer import logs

    details = "".join(traceback.format_exception(type(error), error, trace))
    log = logs.start(folder)
    logging.getLogger(__name__).error("not caught:\n%s", details)
    return details, log
