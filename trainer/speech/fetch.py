"""Fetching a model: only when somebody asks, from one address, and kept only when every byte is right."""

from __future__ import annotations

import errno
import logging
import math
import os
import re
import shutil
import ssl
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from threading import Event, Lock, Thread
from typing import IO, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from trainer.errors import DiskFullError, TrainerError
from trainer.paths import private_folder, settle
from trainer.speech.models import HearingModel, ModelFile, ModelFolder, part_of

HUB = "https://huggingface.co"
TIMEOUT = 15.0  # seconds in which a server must say something
TRIES = 5  # connections in a row that bring less than …
STRIDE = 1_000_000  # … so many bytes
PAUSE = 1.0  # seconds before the second of them, 2 before the third, and so on
SPARE = 50_000_000  # bytes that stay free on the disk for everything else
_PIECE = 1 << 16  # bytes

_STOPPED = "The download was stopped; what came is kept, and it goes on from there."
_UNREACHABLE = "The server with the model cannot be reached; see whether this computer is online, then try again."
_CUT = "The connection was cut again and again; what came is kept, so try again later and it goes on from there."
_OTHER = "Something else came instead of the model; sign in to this network in a web browser, then try again."
_UNTRUSTED = "The server could not prove who it is; sign in to this network in a web browser, then try again."
_UNSAFE = "The server named an address that is not safe; try again later, or choose a folder with a model."
_BUSY = "The server with the model is in trouble; what came is kept, so try again later."
_GONE = "The server does not give the model out (it said {code}); update the program, or choose a folder with a model."
_DAMAGED = "{name} was damaged on its way and thrown away; try again."
_FULL = "The disk is full; make room, then try again, and the download goes on from there."
_NO_ROOM = "{folder} needs {needed} MB of room for the model and has {free}; make room, then try again."
_NOT_WRITTEN = "The model cannot be written to {folder} ({reason}); allow writing to it, then try again."

Progress = Callable[[int, int], None]
"""Told how many bytes of all files are there, and how many there will be."""

_log = logging.getLogger(__name__)


class FetchError(TrainerError):
    """A model did not come."""


class StoppedError(FetchError):
    """Somebody stopped the download."""


class Fetch:
    """One download of a model, on a thread of its own.

    A file lies in a `.part` until its size and its checksum are right. That stays when a download fails or is stopped,
    and the next one goes on from there. Files that are there and right are not fetched again.
    """

    def __init__(
        self,
        model: HearingModel,
        folder: ModelFolder,
        progress: Progress,
        *,
        base: str = HUB,
        timeout: float = TIMEOUT,
        pause: float = PAUSE,
    ) -> None:
        """Nothing is fetched yet. `progress` is called on the thread of the download."""
        self._model = model
        self._folder = folder
        self._place = folder.place(model)
        self._progress = progress
        self._base = f"{base}/Systran/faster-whisper-{model.id}/resolve/{model.commit}"
        self._timeout = timeout
        self._pause = pause
        self._opener = build_opener(_Redirects)
        self._there = 0  # bytes of the files that are right
        self._came = False  # whether anything came in this download
        self._stopped = Event()
        self._lock = Lock()  # held while the files change, so that nothing changes once `cancel` has returned
        self._future: Future[Path] = Future()
        self._future.set_running_or_notify_cancel()

    def start(self) -> Future[Path]:
        """Begin, once; the future has the model's folder in the end, or a `TrainerError`."""
        Thread(target=self._work, name="fetch", daemon=True).start()
        return self._future

    def cancel(self) -> None:
        """Stop; the future fails with a `StoppedError` now, whatever the server is waited for. From any thread."""
        with self._lock:
            self._stopped.set()
        self._settle(StoppedError(_STOPPED))

    def _settle(self, outcome: Path | Exception) -> None:
        with suppress(InvalidStateError):  # the first outcome is the one that was told
            if isinstance(outcome, Exception):
                self._future.set_exception(outcome)
            else:
                self._future.set_result(outcome)

    # From here on everything runs on the thread of the download.

    def _work(self) -> None:
        try:
            self._settle(self._fetch())
        except OSError as fault:  # the disk's: the network's own are met where its bytes are read
            _log.info("The disk refused: %r", fault)
            self._settle(_not_written(self._place, fault))
        except Exception as fault:  # whoever waits for the future is told
            self._settle(fault)

    def _fetch(self) -> Path:
        private_folder(self._place)
        wanted = self._folder.check(self._model)
        self._there = self._model.size - sum(file.size for file in wanted)
        self._see_to_room(wanted)
        for file in wanted:
            self._tell(self._begun(file))
            self._bring(file)
        self._tell(0)
        return self._place

    def _see_to_room(self, wanted: tuple[ModelFile, ...]) -> None:
        needed = sum(file.size - self._begun(file) for file in wanted) + SPARE
        free = shutil.disk_usage(self._place).free
        if wanted and free < needed:
            needed, free = math.ceil(needed / 1e6), free // 1_000_000
            raise DiskFullError(_NO_ROOM.format(folder=self._place, needed=needed, free=free))

    def _bring(self, file: ModelFile) -> None:
        """Receive a file, going on where the connection was cut, and give it its name."""
        tries = 0
        while (begun := self._begun(file)) < file.size:
            if tries == TRIES:
                raise FetchError(_CUT)
            if self._stopped.wait(self._pause * tries):
                raise StoppedError(_STOPPED)
            self._receive(file, begun)
            tries = 1 if self._begun(file) - begun >= STRIDE else tries + 1
        self._keep(file)

    def _receive(self, file: ModelFile, begun: int) -> None:
        """Write down what comes, until all came or the connection is cut."""
        with closing(self._pieces(file, begun)) as pieces:
            for at, piece in pieces:
                with self._going_on():
                    _write(self._part(file), at, piece)
                self._tell(at + len(piece))

    def _pieces(self, file: ModelFile, begun: int) -> Generator[tuple[int, bytes]]:
        """What comes of a file, each piece with the place in the file at which it goes on."""
        try:
            with self._open(file, begun) as answer:
                at = _beginning(answer, file, begun)
                while piece := answer.read(min(_PIECE, file.size - at)):
                    self._came = True
                    yield at, piece
                    at += len(piece)
        except HTTPError as refusal:
            refusal.close()
            if not (refusal.code == 416 and begun):
                raise _refused(refusal.code) from refusal
            yield 0, b""  # the server has no such range: begin again
        except (OSError, HTTPException) as fault:
            _log.info("The connection was cut: %r", fault)
            self._refuse_hopeless(fault)

    def _open(self, file: ModelFile, begun: int) -> HTTPResponse:
        headers = {"User-Agent": "objection-trainer"} | ({"Range": f"bytes={begun}-"} if begun else {})
        request = Request(f"{self._base}/{file.name}", headers=headers)
        return cast(HTTPResponse, self._opener.open(request, timeout=self._timeout))

    def _refuse_hopeless(self, fault: Exception) -> None:
        """Raise what another try would not mend."""
        reason = fault.reason if isinstance(fault, URLError) else fault
        if isinstance(reason, ssl.SSLCertVerificationError):
            raise FetchError(_UNTRUSTED) from fault
        if isinstance(fault, URLError) and not self._came:
            raise FetchError(_UNREACHABLE) from fault

    def _keep(self, file: ModelFile) -> None:
        part = self._part(file)
        with part.open("rb+") as whole:
            os.fsync(whole.fileno())
        is_sound = file.is_sound(part)
        with self._going_on():
            if not is_sound:
                part.unlink()
                raise FetchError(_DAMAGED.format(name=file.name))
            os.replace(part, self._place / file.name)
        settle(self._place)
        self._there += file.size

    def _part(self, file: ModelFile) -> Path:
        return part_of(self._place / file.name)

    def _begun(self, file: ModelFile) -> int:
        """How many bytes of a file came so far; none when there are too many."""
        try:
            size = self._part(file).stat().st_size
        except OSError:
            return 0
        return size if size <= file.size else 0

    def _tell(self, more: int) -> None:
        self._progress(self._there + more, self._model.size)

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """Change files, unless the download was stopped."""
        with self._lock:
            if self._stopped.is_set():
                raise StoppedError(_STOPPED)
            yield


class _Redirects(HTTPRedirectHandler):
    """Follows a server to a safe address, or to another of its own."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.scheme != "https" and (new.scheme, new.netloc) != (old.scheme, old.netloc):
            fp.close()
            raise FetchError(_UNSAFE)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _beginning(answer: HTTPResponse, file: ModelFile, begun: int) -> int:
    """Where in the file an answer begins: at what was asked for, or at 0 when the server heeds no ranges.

    Raises:
        FetchError: it is not this file; public networks answer with a page of their own until somebody signs in.
    """
    if answer.status == 206:
        told = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("Content-Range", ""))
        if told and int(told[1]) == begun and told[2] in (str(file.size), "*"):
            return begun
    elif answer.headers.get_content_type() != "text/html" and answer.length in (None, file.size):
        return 0
    raise FetchError(_OTHER)


def _refused(code: int) -> FetchError:
    if code == 511:  # this network wants somebody to sign in
        return FetchError(_OTHER)
    return FetchError(_BUSY if code >= 500 or code == 429 else _GONE.format(code=code))


def _not_written(folder: Path, fault: OSError) -> TrainerError:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError(_FULL)
    return FetchError(_NOT_WRITTEN.format(folder=folder, reason=fault.strerror or fault))


def _write(part: Path, at: int, piece: bytes) -> None:
    """Let a file go on with `piece` at `at`, and end there; it is open no longer than that takes."""
    part.touch()
    with part.open("rb+", buffering=0) as file:
        file.truncate(at)
        file.seek(at)
        while piece:
            piece = piece[file.write(piece) :]
