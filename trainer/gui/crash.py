"""What happens when we made a mistake: the log keeps it, the person is told in one sentence, answers are safe."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from trainer import __version__


def watch(app: QApplication, folder: Path) -> None:
    """Send every exception that nobody caught to the log in `folder`, and to a dialog unless one is open already."""

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            app.quit()
        else:
            _tell(folder, error, trace)

    sys.excepthook = on_exception


def _tell(folder: Path, error: BaseException, trace: TracebackType | None) -> None:
    import logging
    import traceback

    from trainer import logs
    from trainer.gui.dialogs.crash import CrashDialog

    details = "".join(traceback.format_exception(type(error), error, trace))
    log = logs.start(folder)
    logging.getLogger(__name__).error("not caught:\n%s", details)
    if not any(isinstance(shown, CrashDialog) and shown.isVisible() for shown in QApplication.topLevelWidgets()):
        CrashDialog(f"Objection trainer {__version__}\n\n{details}", log).open()
