"""Whether any of 100 000 damaged deck files crashes the reader, holds it up, keeps a seal, or touches a schedule.

    python tests/bench/bench_mutants.py [FILES]

Every file is read as an import reads it; each that is still a deck is previewed and installed over the deck it was, in
a real home in which every card has been practised. Wanted: no crash, none over 1 s, no seal on another text, no half
import, the schedule of every card that stays as it was.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.builders import open_home
from tests.deckfile.test_mutants import fate
from tests.mutants import DECK, mutants
from trainer.bootstrap import Workspace
from trainer.domain.meaning import digest
from trainer.domain.memory import Memory, Rating
from trainer.domain.views import Attempt
from trainer.errors import TrainerError
from trainer.store import cards, memories

FILES = 100_000
INSTALLED = 2_000
"""Installing costs a backup each; so many are enough to see a schedule that is touched."""


def practised(workspace: Workspace) -> None:
    session = workspace.study.start()
    while (question := session.next()) is not None:
        session.grade(session.reveal(question, Attempt("I see.")), Rating.GOOD, None)


def schedule(workspace: Workspace) -> dict[str, Memory]:
    with workspace._database.reading() as tx:
        return {card.id: memories.memory(tx, card.id) for card in DECK.cards}


def installed(workspace: Workspace, path: Path) -> str:
    """What installing a file did; the deck as it was is put back afterwards."""
    before = schedule(workspace)
    try:
        diff = workspace.library.preview(path)
        workspace.library.install(diff, keep_mine=False)
    except TrainerError:
        with workspace._database.reading() as tx:
            return "refused whole" if digest(cards.deck(tx, DECK.id)) == digest(DECK) else "HALF DONE"
    stayed = {card.id for card in diff.deck.cards}
    touched = any(memory != before[card_id] for card_id, memory in schedule(workspace).items() if card_id in stayed)
    with workspace._database.writing() as tx:
        cards.put_deck(tx, DECK, 0)
    return "A SCHEDULE TOUCHED" if touched else "installed whole"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    fates: Counter[str] = Counter()
    imports: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_home(Path(folder) / "home", DECK)
        practised(workspace)
        path = Path(folder) / "mutant.deck.toml"
        for number, data in enumerate(mutants(count, seed=20), 1):
            begun = perf_counter()
            came = fate(data)
            slowest = max(slowest, perf_counter() - begun)
            fates[came] += 1
            if came != "refused" and imports.total() < INSTALLED:
                path.write_bytes(data)
                imports[installed(workspace, path)] += 1
            if number % 10_000 == 0:
                print(f"{number:,} files; the slowest took {slowest * 1000:.0f} ms", flush=True)
        workspace.close()
    print("read:", ", ".join(f"{number:,} {name}" for name, number in fates.most_common()))
    print("imported:", ", ".join(f"{number:,} {name}" for name, number in imports.most_common()))


if __name__ == "__main__":
    main()
