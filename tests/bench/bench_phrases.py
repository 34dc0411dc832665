"""How long the worst phrase files that a team may write keep the coach: the longest reply, heard by rules alone.

    python -m tests.bench.bench_phrases

Each folder is as large as `families.MAX_PLACES` allows, and the longest reply is in all of its places at once: gaps;
words that may be left out; patterns that match at every word, alone or beside as many that take them back; and as many
files as are read, with the longest slots. Wanted, in CPU time: read in 2 s, the longest reply heard in 5 s, an ordinary
one in 0.1 s. Medians of five.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from statistics import median
from string import ascii_lowercase

from trainer.coaching import everyday
from trainer.coaching.families import (
    ENDING,
    MAX_FILES,
    MAX_PLACES,
    MAX_WAYS,
    Family,
    load_folder,
    load_team,
)
from trainer.coaching.normalise import MAX_WORDS, tokens
from trainer.coaching.rules import Rules

TIMES = 5
LONGEST, ORDINARY = (
    "a " * MAX_WORDS,
    "Well, a week of that is a lot to ask, and a rival said so; what would make a good day?",
)
READ_S, LONGEST_S, ORDINARY_S = 2.0, 5.0, 0.1
ODD = ["q" + "".join(pair) for pair in product(ascii_lowercase, repeat=2)]
"""Words that are said by nobody, so that no pattern is the beginning of another."""


def file(patterns: Sequence[str], more: str = "", name: str = "ours") -> str:
    head = f'family = "{name}"\nname = "N"\ndefinition = "D"\nkind = "softener"\ngap = 8\n'
    return f"{head}patterns = {_list(patterns)}\n{more}"


def _list(texts: Sequence[str]) -> str:
    return str(list(texts)).replace("'", '"')


def folders() -> dict[str, list[str]]:
    """The files of each folder, by what is bad about it."""
    short = [f"(a|{odd})" for odd in ODD]
    few = [f"(a|{odd}) {{many}}" for odd in ODD[: MAX_PLACES // MAX_FILES // 3]]
    slot = f"slots.many = {_list(['a', *ODD[: MAX_WAYS - 1]])}"
    return {
        "gaps": [file([f"a ({odd}) ... a ... a ... a ... a" for odd in ODD[: MAX_PLACES // 44]])],
        "left out": [file([f"a ({odd}) {'(a) ' * 21}a" for odd in ODD[: MAX_PLACES // 47]])],
        "at every word": [file(short[:375], f"loose = {_list(short[375:])}", f"n{n}") for n in range(2)],
        "taken back": [file(short[:375], f"unless = {_list(short[:375])}", f"n{n}") for n in range(2)],
        "many files": [file(few, slot, f"n{number}") for number in range(MAX_FILES)],
    }


def main() -> int:
    shipped, good = load_folder(everyday.folder()), True
    for name, files in folders().items():
        with tempfile.TemporaryDirectory() as place:
            for number, text in enumerate(files):
                (Path(place) / f"n{number}{ENDING}").write_text(text, "utf-8")
            found = [_seconds(Path(place), shipped) for _ in range(TIMES)]
        read, longest, ordinary = (median(times) for times in zip(*found, strict=True))
        good &= read <= READ_S and longest <= LONGEST_S and ordinary <= ORDINARY_S
        print(f"{name}: {sum(map(len, files)) / 1000:.0f} kB read in {read:.2f} s (at most {READ_S:.0f}); ", end="")
        print(f"{MAX_WORDS} words heard in {longest:.2f} s (at most {LONGEST_S:.0f}), ", end="")
        print(f"an ordinary reply in {ordinary:.3f} s (at most {ORDINARY_S})")
    return 0 if good else 1


def _seconds(folder: Path, shipped: Sequence[Family]) -> tuple[float, float, float]:
    """To read a folder, and to hear the longest reply and an ordinary one by it."""
    started = time.thread_time()
    known, broken = load_team(folder)
    rules = Rules([*shipped, *known])
    read = time.thread_time() - started
    assert not broken, broken
    return read, _heard_in(rules, LONGEST), _heard_in(rules, ORDINARY)


def _heard_in(rules: Rules, reply: str) -> float:
    started = time.thread_time()
    rules.hear(tokens(reply, everyday.everyday().spelling))
    return time.thread_time() - started


if __name__ == "__main__":
    sys.exit(main())
