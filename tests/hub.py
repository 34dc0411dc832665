"""A server with files on this computer, which misbehaves as it is told."""

from __future__ import annotations

import socket
import ssl
import struct
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

RESET = struct.pack("ii", 1, 0)  # linger no second: the other end is told at once that all is over


@dataclass(frozen=True)
class Answer:
    """What comes of a request.

    Attributes:
        status: 0 answers as it should be.
        cut: after so many bytes of the body the connection ends; -1 even before the head of the answer.
        resets: whether it ends with a reset.
        stalls: it does not end there, and nothing more comes.
        ranges: whether what was asked for is heeded, or the whole file sent.
        wrong: the byte of the file that is another one; -1 for none.
    """

    status: int = 0
    cut: int | None = None
    resets: bool = False
    stalls: bool = False
    ranges: bool = True
    wrong: int = -1
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What somebody asked for."""

    path: str
    range: str | None


class Hub:
    """Gives out `files`, as `answers` say, the first one for the first request; then as `always` says.

    Attributes:
        asked: every request so far.
        stalled: set while an answer does not go on.
    """

    def __init__(self, files: dict[str, bytes], context: ssl.SSLContext | None = None) -> None:
        self.files = files
        self.answers: deque[Answer] = deque()
        self.always = Answer()
        self.asked: list[Asked] = []
        self.stalled, self.resumed = Event(), Event()
        hub = self

        class Handler(_Handler):
            def setup(self) -> None:
                self.hub = hub
                super().setup()

        self._server = _Server(("127.0.0.1", 0), Handler)
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.base = f"{'https' if context else 'http'}://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.resumed.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Somebody went away in the middle, which is what this is about."""


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def do_GET(self) -> None:
        self.hub.asked.append(Asked(self.path, self.headers["Range"]))
        answer = self.hub.answers.popleft() if self.hub.answers else self.hub.always
        if answer.cut == -1:
            self._end(answer)
        elif answer.status:
            self._send(answer.status, answer.body or b"", answer)
        else:
            self._send_file(answer)

    def _send_file(self, answer: Answer) -> None:
        data = bytearray(self.hub.files[self.path.partition("?")[0].rpartition("/")[2]])
        if answer.wrong >= 0:
            data[answer.wrong] ^= 1
        begin = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-")) if self.headers["Range"] else 0
        if begin and answer.ranges:
            span = {"Content-Range": f"bytes {begin}-{len(data) - 1}/{len(data)}"}
            self._send(206, bytes(data[begin:]), answer, span)
        else:
            self._send(200, bytes(data), answer)

    def _send(self, status: int, body: bytes, answer: Answer, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | (more or {}) | answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: answer.cut])
        if answer.cut is not None:
            self._end(answer)

    def _end(self, answer: Answer) -> None:
        if answer.stalls:
            self.hub.stalled.set()
            self.hub.resumed.wait()
        if answer.resets:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            socket.close(self.connection.detach())

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""
