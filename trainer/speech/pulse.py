"""Playing sounds on Linux through libpulse.

Not through QtMultimedia: 6.11 ends the whole program at the first sound after the sound server has died, does not
notice a device that goes, never finds a server that comes later, prints to the terminal, and takes 21 MB, this 5.
"""

from __future__ import annotations

import logging
import wave
from pathlib import Path
from threading import RLock, Thread

from trainer.speech.playback import Playback, Tell
from trainer.speech.pulseserver import AS_USUAL, REFUSED, BufferAttr, NoDeviceError, Server, StoppedError
from trainer.speech.wav import Pcm, read

logger = logging.getLogger(__name__)

NOWHERE = b"auto_null"  # the sink that both servers put in when there is no sound card: nobody hears it
BUFFERED = 2  # seconds of sound that the server is given ahead, for when this computer is busy


class PulsePlayer:
    """A `Player`. Each sound has a thread and a connection of its own: what became of the last one is no matter."""

    def __init__(self) -> None:
        self._sound: _Sound | None = None

    def play(self, sound: Path | Pcm, tell: Tell) -> None:
        """Play a WAV file, or a sound that is in no file; the one before has fallen silent when this one starts."""
        self.stop()
        self._sound = _Sound(sound, tell, after=self._sound)
        self._sound.start()

    def stop(self) -> None:
        """Be silent at once; nobody is told."""
        if self._sound is not None:
            self._sound.stop()


class _Sound(Thread):
    """One sound on its way from a file to the server."""

    def __init__(self, sound: Path | Pcm, tell: Tell, after: Thread | None) -> None:
        super().__init__(name="sound", daemon=True)
        self._what = sound
        self._tell = tell
        self._after = after
        self._is_stopped = False
        self._lock = RLock()

    def stop(self) -> None:
        """Once this returns nothing is told any more."""
        with self._lock:
            self._is_stopped = True

    def run(self) -> None:
        if self._after is not None:
            self._after.join()
            self._after = None
        try:
            self._play(self._what if isinstance(self._what, Pcm) else read(self._what))
        except StoppedError:
            pass
        except NoDeviceError:
            self._say(Playback.NO_DEVICE)
        except (OSError, wave.Error, EOFError) as error:
            logger.info("the sound could not be played: %s", error)
            self._say(Playback.BROKEN)
        else:
            self._say(Playback.ENDED)

    def _play(self, sound: Pcm) -> None:
        with _Loudspeaker(lambda: not self._is_stopped, NOWHERE.__eq__) as server:
            server.open(sound)
            self._say(Playback.STARTED)
            server.send(sound.samples)
            server.drain()

    def _say(self, playback: Playback) -> None:
        with self._lock:
            if not self._is_stopped:
                self._tell(playback)


class _Loudspeaker(Server):
    """A server that plays one sound."""

    def open(self, sound: Pcm) -> None:
        """Wait until the server takes this kind of sound."""
        self.reach()
        self.make_stream(sound.hertz, sound.channels)
        ahead = BUFFERED * sound.hertz * sound.channels * 2
        buffer = BufferAttr(AS_USUAL, ahead, AS_USUAL, AS_USUAL, AS_USUAL)
        self.pulse.pa_stream_connect_playback(self.stream, None, buffer, 0, None, None)
        self.settle()

    def send(self, samples: bytes) -> None:
        """Hand everything over, no faster than it is played."""
        done = 0
        while done < len(samples):
            self.until(lambda: self._room() > 0)
            piece = samples[done : done + self._room()]
            self.pulse.pa_stream_write(self.stream, piece, len(piece), None, 0, 0)
            done += len(piece)

    def drain(self) -> None:
        """Wait until everything was heard."""
        self.finish(self.pulse.pa_stream_drain(self.stream, None, None))

    def _room(self) -> int:
        """How many bytes the server would take now."""
        size: int = self.pulse.pa_stream_writable_size(self.stream)
        return 0 if size == REFUSED else size
