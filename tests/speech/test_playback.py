"""What a player tells of a sound."""

from __future__ import annotations

from pathlib import Path

from trainer.speech.playback import Playback, Tell
from trainer.speech.seams import Player


def test_a_player_is_told_what_and_tells_how_it_fares(tmp_path: Path) -> None:
    class HastyPlayer:
        def play(self, path: Path, tell: Tell) -> None:
            for playback in (Playback.STARTED, Playback.ENDED):
                tell(playback)

        def stop(self) -> None: ...

    player: Player = HastyPlayer()
    told: list[Playback] = []
    player.play(tmp_path / "a.wav", told.append)
    assert told == [Playback.STARTED, Playback.ENDED]
