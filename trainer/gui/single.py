"""One window per home: a second start brings the first window to the front and ends.

The lock is on a file in the home and ends with the program, however that ends, so that nobody is kept out by what a
crash left behind. The file names the socket on which the first window listens; like that two homes, and two people,
never meet.
"""

from __future__ import annotations

import json
import logging
import os
import uuid
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from trainer.errors import TrainerError
from trainer.store import lock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

logger = logging.getLogger(__name__)

PATIENCE_MS = 8_000
"""How long a second start waits for a first one that is still opening, or just closing."""

_PAUSE_MS = 50
_ANSWER_MS = 3_000
_LONGEST = 4_096
_PREFIX = "objection-trainer-"
_HEARD = b"heard\n"
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""Wayland lets a window come to the front only with the token of the click that asked for it."""


class Single(QObject):
    """The right to be the one window of a home.

    Signals:
        called: A second start asks for the window; with the name of a screen, or an empty text.
    """

    called = Signal(str)

    def __init__(self, path: Path, parent: QObject) -> None:
        """Ask for nothing yet; `path` is the file that is locked."""
        super().__init__(parent)
        self._path = path
        self._file: IO[bytes] | None = None
        self._server: QLocalServer | None = None

    def enter(self, screen: str) -> bool:
        """True when ours is the first window; False when the first one was told to come forward with that screen.

        Raises:
            TrainerError: There is a first window, and it does not answer.
        """
        patience = QDeadlineTimer(PATIENCE_MS)
        while not self._lock():
            if self._call(screen):
                return False
            if patience.hasExpired():
                raise TrainerError("The trainer is open already but does not answer; close it, then start it again.")
            self._pause()
        return True

    def listen(self) -> None:
        """From now on the first window hears of every second start."""
        from PySide6.QtNetwork import QLocalServer

        if self._file is None:
            return
        if (left_behind := self._name()) and os.path.basename(left_behind).startswith(_PREFIX):
            QLocalServer.removeServer(left_behind)
        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        if server.listen(_PREFIX + uuid.uuid4().hex):
            self._write(server.fullServerName())
        else:
            logger.info("no second start will be heard: %s", server.errorString())

    def leave(self) -> None:
        """The window is closed, and so is the database: the next start is a first one."""
        if self._server is not None:
            self._server.close()
        if self._file is not None:
            with suppress(OSError):
                self._write("")
            self._file.close()
            self._file = None

    # ------------------------------------------------------------ the lock

    def _lock(self) -> bool:
        """Take the lock. Where there can be no such file nothing can be written either, and two windows do no harm."""
        try:
            self._file = lock.take(self._path)
        except lock.TakenError:
            return False
        return True

    def _write(self, name: str) -> None:
        assert self._file is not None
        self._file.truncate(0)
        self._file.write(name.encode())

    def _name(self) -> str:
        """The name that the first window wrote, or one that ended hard left behind."""
        try:
            return self._path.read_bytes()[:_LONGEST].decode("utf-8", "replace")
        except OSError:
            return ""

    def _pause(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_PAUSE_MS, loop.quit)
        loop.exec()

    # ------------------------------------------------------------ the second start

    def _call(self, screen: str) -> bool:
        """Ask the first window to come forward; False when it is not (yet, or any more) there."""
        from PySide6.QtNetwork import QLocalSocket

        name = self._name()
        if not name:
            return False
        socket = QLocalSocket()
        socket.connectToServer(name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        wish = {"screen": screen, "token": os.environ.get(_TOKEN, "")}
        socket.write(json.dumps(wish).encode() + b"\n")
        return socket.waitForReadyRead(_ANSWER_MS) and socket.readAll().data() == _HEARD

    # ------------------------------------------------------------ the first window

    @Slot()
    def _on_connection(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.setReadBufferSize(_LONGEST)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._hear(socket))

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            wish = json.loads(bytes(socket.readLine().data()))
            screen, token = str(wish["screen"]), str(wish["token"])
        except (ValueError, KeyError, TypeError, RecursionError):
            socket.abort()
            return
        if token and QGuiApplication.platformName().startswith("wayland"):
            os.environ[_TOKEN] = token
        socket.write(_HEARD)
        socket.flush()
        self.called.emit(screen)
