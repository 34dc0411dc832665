"""How well and how fast the rep is heard: python -m tests.bench.bench_hearing [REPLIES]

Prints the word error rate of replies of the shipped decks (a natural voice, and espeak's), heard whole and in a turn of
which the pauses are known; real time per second of speech; the time from the end of a turn to its words, by key and
hands-free; where speech begins, in noise; and the memory of the process that hears, at work and idle.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from queue import Queue
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event as Flag

import numpy as np

from tests.listening import MS, GivenMicrophone
from tests.speech.test_activity import audible, with_noise
from tests.spoken import MODEL, silence, spoken, words
from trainer import paths
from trainer.deckfile.reading import read
from trainer.speech.activity import CHUNK_MS, Activity, silero
from trainer.speech.recogniser import WhisperRecogniser
from trainer.speech.renderer import WorkerEngine
from trainer.speech.turn import Event, Take, Turn
from trainer.speech.utterance import Utterance


def replies(count: int) -> list[str]:
    """Replies without a slot, from all decks in turn."""
    decks = [read(path).cards for path in sorted(paths.shipped_decks().glob("*.deck.toml"))]
    found = [card.plain_reply or card.reply for cards in zip(*decks, strict=False) for card in cards]
    return [reply for reply in found if "{" not in reply][:count]


def errors(said: str, heard: str) -> tuple[int, int]:
    """Edits from one to the other (Levenshtein's distance in words), and the words that were said."""
    one, two = words(said).split(), words(heard).split()
    row = list(range(len(two) + 1))
    for place, word in enumerate(one, 1):
        before, row[0] = row[:], place
        for other, heard_word in enumerate(two, 1):
            row[other] = min(before[other] + 1, row[other - 1] + 1, before[other - 1] + (word != heard_word))
    return row[-1], len(one)


def by_espeak(recogniser: WhisperRecogniser, folder: Path, reply: str) -> bytes:
    engine = WorkerEngine(folder)
    try:
        return recogniser.decode(engine.render(Utterance(reply, rate=160)).result().path)
    finally:
        engine.close()


def rate(pairs: list[tuple[str, str]]) -> str:
    counted = [errors(*pair) for pair in pairs]
    return f"{sum(wrong for wrong, _ in counted) / sum(said for _, said in counted):.1%} of words"


def in_real_time(recogniser: WhisperRecogniser, pcm: bytes, *, ends_itself: bool) -> tuple[Take, float]:
    """A turn at the speed of speech, and the seconds from its end to its words."""
    microphone, events = GivenMicrophone(), Queue[Event]()
    turn = Turn(microphone, recogniser, silero(), events.put, ends_itself=ends_itself)
    pace = Flag()
    began = time.monotonic()
    piece = CHUNK_MS * MS
    for place in range(0, len(pcm), piece):
        pace.wait(max(began + place / MS / 1000 - time.monotonic(), 0))
        if not microphone.is_open:
            break
        microphone.give(pcm[place : place + piece])
    ended = time.monotonic()
    turn.finish()
    while not isinstance(event := events.get(timeout=60), Take):
        pass
    return event, time.monotonic() - ended


def memory(pid: int) -> float:
    """MB that a process holds now."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def main(count: int) -> None:
    said = replies(count)
    recogniser = WhisperRecogniser(lambda: MODEL, idle=3)
    began = time.monotonic()
    recogniser.hear(silence(500)).result()
    print(f"from nothing to the first answer {time.monotonic() - began:.2f} s")
    with TemporaryDirectory() as folder:
        sounds = {"natural voice": spoken, "espeak": lambda text: by_espeak(recogniser, Path(folder), text)}
        for name, sound in sounds.items():
            pcms = [sound(reply) for reply in said]
            began = time.monotonic()
            heard = [recogniser.hear(pcm).result().text for pcm in pcms]
            took, length = time.monotonic() - began, sum(map(len, pcms)) / MS / 1000
            print(f"{name}: wrong, missing or too many: {rate([*zip(said, heard, strict=True)])}")
            print(f"{name}: {took / length:.2f} s for each second of {length:.0f} s of speech")
    pid = recogniser.worker_pid
    assert pid is not None
    print(f"the process that hears holds {memory(pid):.0f} MB at work")
    for name, hands_free in (("by key", False), ("hands-free", True)):
        takes = [
            in_real_time(recogniser, spoken(reply) + silence(2000 if hands_free else 0), ends_itself=hands_free)
            for reply in said[:12]
        ]
        pairs = [(reply, take.transcript.text) for reply, (take, _) in zip(said, takes, strict=False)]
        waits = [wait for _, wait in takes]
        shares = [wait / (len(take.pcm) / MS / 1000) for take, wait in takes]
        print(
            f"{name}: {rate(pairs)}; end of turn to words: median {median(waits):.2f} s, longest {max(waits):.2f} s, "
            f"at most {max(shares):.2f} of the turn"
        )
    for decibels in (60, 20, 15, 10, 5):
        late = []
        for reply in said[:24]:
            activity, pcm = Activity(silero()), silence(1000) + spoken(reply)
            activity.hear(with_noise(pcm, decibels))
            late.append(abs(activity.spans[0].start_ms - audible(pcm)[0]))
        print(f"speech begins, {decibels} dB above noise: off by {median(late):.0f} ms, at most {np.max(late):.0f} ms")
    Flag().wait(5)
    print("idle: its memory is given back" if recogniser.worker_pid is None else "idle: IT IS STILL THERE")
    recogniser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
