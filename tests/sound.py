"""A sound server of our own, an ear at its loudspeaker, and a program that plays on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Condition, Thread
from typing import Any

HERTZ = 22_050  # of the espeak voices and of the loudspeaker here: nothing is resampled on the way
AUDIBLE = 500  # of 32 767
PATIENCE = 30  # seconds until a test gives up
ROOT = Path(__file__).resolve().parents[1]


def a_sound(path: Path, seconds: float = 1, peak: int = 8000) -> Path:
    """A WAV file with a square wave, as loud at its end as at its start."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HERTZ)
        file.writeframes(array("h", ([peak] * 25 + [-peak] * 25) * round(seconds * HERTZ / 50)).tobytes())
    return path


class SoundServer:
    """A PulseAudio that knows nothing of this computer's. Its loudspeaker "ear" can be pulled out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = f"unix:{folder / 'socket'}"
        self.environment = os.environ | {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": self.address,
        }
        self._process: subprocess.Popen[str] | None = None
        self._log = Thread()

    def start(self, *loudspeakers: str) -> None:
        """Returns when it is ready."""
        quiet = ["--daemonize=no", "--exit-idle-time=-1", "--high-priority=no", "--log-level=info", "-n"]
        modules = [f"module-native-protocol-unix socket={self._folder / 'socket'}"]
        modules += [self._loudspeaker(name) for name in loudspeakers]
        loads = [word for module in modules for word in ("-L", module)]
        own = {name: value for name, value in self.environment.items() if name != "PULSE_SERVER"}
        self._process = subprocess.Popen(
            ["pulseaudio", *quiet, *loads], env=own, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stderr is not None
        said = iter(self._process.stderr)
        assert any("Daemon startup complete" in line for line in said), "PulseAudio did not start"
        self._log = Thread(target=lambda: list(said), daemon=True)
        self._log.start()

    def kill(self) -> None:
        """End it without a farewell."""
        if self._process is not None:
            self._process.kill()
            _bury(self._process, self._log)
            self._process = None

    def freeze(self) -> None:
        """From now on it answers nobody."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on where it was."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def plug(self, name: str = "ear") -> None:
        """Put a loudspeaker in."""
        self._control("load-module", *self._loudspeaker(name).split())

    def unplug(self, name: str = "ear") -> None:
        """Pull it out, whatever it is playing."""
        modules = [line.split("\t") for line in self._control("list", "short", "modules").splitlines()]
        number = next(module[0] for module in modules if f"sink_name={name} " in f"{module[2]} ")
        self._control("unload-module", number)

    def plug_microphone(self, name: str = "mic", hears: str = "ear") -> None:
        """Put a microphone in that hears what a loudspeaker plays."""
        self._control("load-module", "module-remap-source", f"source_name={name}", f"master={hears}.monitor")
        self._control("set-default-source", name)

    def unplug_microphone(self, name: str = "mic") -> None:
        """Pull it out, whoever speaks into it."""
        modules = [line.split("\t") for line in self._control("list", "short", "modules").splitlines()]
        number = next(module[0] for module in modules if f"source_name={name} " in f"{module[2]} ")
        self._control("unload-module", number)

    @staticmethod
    def _loudspeaker(name: str) -> str:
        # Without norewinds it takes up to two seconds in one piece.
        return f"module-null-sink sink_name={name} rate={HERTZ} channels=1 norewinds=1"

    def _control(self, *words: str) -> str:
        return subprocess.run(
            ["pactl", *words], env=self.environment, check=True, capture_output=True, text=True, timeout=PATIENCE
        ).stdout


class Ear:
    """Hears all that a loudspeaker plays, silence too; what was heard so far is the only clock of a test."""

    def __init__(self, server: SoundServer, loudspeaker: str = "ear") -> None:
        command = ["parec", "--raw", f"--device={loudspeaker}.monitor", "--format=s16le", "--channels=1"]
        self._process = subprocess.Popen(
            [*command, f"--rate={HERTZ}", "--latency-msec=10"], env=server.environment, stdout=subprocess.PIPE
        )
        self._heard = bytearray()
        self._more = Condition()
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()
        self.listen(0.01)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while piece := os.read(self._process.stdout.fileno(), 65_536):
            with self._more:
                self._heard += piece
                self._more.notify_all()

    def now(self) -> float:
        """Seconds heard so far."""
        return len(self._heard) / 2 / HERTZ

    def until(self, condition: Callable[[], bool]) -> None:
        """Listen until it is true."""
        with self._more:
            assert self._more.wait_for(condition, PATIENCE), "this was not heard"

    def listen(self, seconds: float) -> None:
        """Listen for some time."""
        end = self.now() + seconds
        self.until(lambda: self.now() >= end)

    def samples(self, since: float = 0) -> array[int]:
        """What was heard from that second on."""
        start = 2 * round(since * HERTZ)
        with self._more:
            return array("h", bytes(self._heard[start : len(self._heard) // 2 * 2]))

    def hear_sound(self, since: float) -> None:
        """Listen until something is to be heard."""
        self.until(lambda: span(self.samples(since)) is not None)

    def hear_silence(self, seconds: float = 0.5) -> None:
        """Listen until nothing was to be heard for so long."""
        self.until(lambda: self.now() > seconds and span(self.samples(self.now() - seconds)) is None)

    def close(self) -> None:
        self._process.kill()
        _bury(self._process, self._thread)


def span(samples: array[int]) -> tuple[float, float] | None:
    """When the first and the last audible sample come, in seconds; None when there is none."""
    audible = [place for place in range(len(samples)) if abs(samples[place]) >= AUDIBLE]
    return (audible[0] / HERTZ, audible[-1] / HERTZ) if audible else None


class Program:
    """`tests.sounding` as a program of its own on a sound server."""

    def __init__(self, kind: str, home: Path, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.sounding", kind, str(home)],
            env=environment | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._told: Queue[str] = Queue()
        self._complaints: list[str] = []
        self._threads = [
            Thread(target=self._read, args=(self._process.stdout, self._told.put), daemon=True),
            Thread(target=self._read, args=(self._process.stderr, self._complaints.append), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @staticmethod
    def _read(source: Iterator[str], put: Callable[[str], None]) -> None:
        for line in source:
            put(line.rstrip("\n"))

    def do(self, **commands: Any) -> None:
        """Send commands; they are obeyed in this order."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(commands) + "\n")
        self._process.stdin.flush()

    def tells(self) -> str:
        """The next thing it tells."""
        return self._told.get(timeout=PATIENCE)

    def until(self, fact: str) -> list[str]:
        """All it tells up to this."""
        told = [self.tells()]
        while told[-1] != fact:
            told.append(self.tells())
        return told

    def end(self) -> tuple[int, list[str], list[str]]:
        """Close it: its exit code, what it told meanwhile, and the lines on its standard error."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        _bury(self._process, *self._threads)
        return self._process.returncode, list(self._told.queue), self._complaints

    def kill(self) -> None:
        self._process.kill()
        _bury(self._process, *self._threads)


def _bury(process: subprocess.Popen[Any], *readers: Thread) -> None:
    process.wait(PATIENCE)
    for reader in readers:
        reader.join()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
