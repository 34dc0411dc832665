"""What a connection must bear that neither player nor microphone can."""

from __future__ import annotations

import pytest

from tests.sound import SoundServer
from trainer.speech import pulseserver
from trainer.speech.pulseserver import NoDeviceError, Server, StoppedError

pytestmark = pytest.mark.audio


@pytest.fixture(autouse=True)
def there(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


def reached(*, wanted: bool = True, within: float = 30) -> None:
    with Server(lambda: wanted, lambda name: False) as server:
        server.reach(within)


def test_a_server_that_runs_is_reached(server: SoundServer) -> None:
    server.start("ear")
    reached()


def test_no_server_is_no_device() -> None:
    with pytest.raises(NoDeviceError):
        reached()


def test_a_server_that_hangs_is_no_device_after_a_while(server: SoundServer) -> None:
    server.start("ear")
    server.freeze()
    with pytest.raises(NoDeviceError):
        reached(within=0.1)
    server.thaw()


def test_who_is_not_wanted_any_more_waits_no_longer(server: SoundServer) -> None:
    server.start("ear")
    server.freeze()
    with pytest.raises(StoppedError):
        reached(wanted=False)
    server.thaw()


def test_without_the_library_there_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulseserver, "LIBRARY", "libnowhere.so.0")
    with pytest.raises(NoDeviceError):
        reached()
