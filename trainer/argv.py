"""What may be said to the program on the command line. It loads nothing: ``--help`` answers at once."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer import __version__

if TYPE_CHECKING:
    from trainer.domain.categories import Category


def parser() -> argparse.ArgumentParser:
    """What ``trainer`` understands; `command` becomes the name of what is to be done, "window" without one."""
    parser = argparse.ArgumentParser(
        prog="trainer", description="Practise answering sales objections. Alone: open the window."
    )
    parser.add_argument("--version", action="version", version=f"trainer {__version__}")
    parser.add_argument("--home", type=_path, metavar="DIR", help="keep everything under this folder")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    parser.set_defaults(command="window")

    _add(commands, "study", "open the window straight in today's practice")
    due = _add(commands, "due", "how many lines are due, new and being learned")
    _json(due)
    coach = _add(commands, "coach", "which softening phrases a reply uses")
    coach.add_argument("text", nargs="?", metavar="TEXT", help="the reply; without it, read from standard input")
    coach.add_argument("--objection", default="", metavar="TEXT", help="what the customer had said")
    coach.add_argument("--disputes", type=_path, metavar="FILE", help="write what you disputed as labelled replies")
    coach.add_argument("--jsonl", action="store_true", help="a reply per line on standard input, as JSON")
    _json(coach)
    check = _add(commands, "check", "look for mistakes in deck files")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    take = _add(commands, "import", "preview a deck file or a table, or install it with --yes")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--yes", action="store_true", help="install it; the cards that were changed here stay")
    take.add_argument("--replace", action="store_true", help="take the file's cards for those, too")
    take.add_argument("--into", default="", metavar="DECK", help="of a table: a deck's id or title, or a new title")
    take.add_argument("--columns", default="", metavar="A=B,…", help='of a table: as in "Front=The customer says"')
    _json(take)
    give = _add(commands, "export", "write a deck to a file")
    give.add_argument("deck", metavar="DECK", help="its id, title or category")
    give.add_argument("--to", required=True, type=_path, metavar="FILE")
    review = _add(commands, "review", "look at a deck file, comment on it, ask for changes, or sign it")
    review.add_argument("file", type=Path, metavar="FILE")
    doing = review.add_mutually_exclusive_group()
    doing.add_argument("--status", action="store_true", help="how it stands; so it does without any of these")
    doing.add_argument("--comment", nargs=2, metavar=("CARD", "TEXT"), help='on a card, by its id; "" for the deck')
    doing.add_argument("--request-changes", metavar="TEXT", help="what its author has to change")
    doing.add_argument("--approve", action="store_true", help="you read what is new, and a customer would believe it")
    doing.add_argument("--withdraw", metavar="TEXT", help="take your approval back, and say why")
    review.add_argument("--until", type=_date, metavar="DATE", help="the last day on which the approval counts")
    review.add_argument("--name", default="", metavar="NAME", help="yours, for the key that the first remark makes")
    _json(review)
    _team(_add(commands, "team", "hand decks in to a folder that your team shares, and fetch what was approved"))
    heard = _add(commands, "heard", "write down what a customer said, or list what was heard")
    heard.add_argument("text", nargs="?", metavar="TEXT", help="the line; without it, list all of them")
    heard.add_argument("--category", type=_category, metavar="KIND", help="its kind, such as budget or no_interest")
    _json(heard)
    say = _add(commands, "say", "speak a text into a WAV file")
    say.add_argument("text", metavar="TEXT")
    say.add_argument("--to", required=True, type=_path, metavar="FILE.wav")
    say.add_argument("--voice", default="", metavar="V")
    say.add_argument("--rate", type=int, default=0, metavar="N", help="words per minute")
    hear = _add(commands, "hear", "the words of a sound file, and how they were said")
    hear.add_argument("file", type=_path, metavar="FILE.wav")
    _json(hear)
    stats = _add(commands, "stats", "recall per category and phrases used")
    stats.add_argument("--days", type=_positive, default=30, metavar="N")
    _json(stats)
    doctor = _add(commands, "doctor", "look whether everything is all right")
    doctor.add_argument("--backup", action="store_true", help="make a backup now")
    doctor.add_argument(
        "--restore", metavar="BACKUP", help='put a backup back: a file, or "newest"; this can be undone'
    )
    doctor.add_argument("--repair", action="store_true", help="make a sound database of a damaged one")
    doctor.add_argument("--fresh", action="store_true", help="start fresh where the database is missing")
    _json(doctor)
    return parser


def _team(team: argparse.ArgumentParser) -> None:
    acts = team.add_subparsers(title="what to do", metavar="ACT", dest="act", required=True)
    _add(acts, "connect", "work with a folder from now on").add_argument("url", metavar="FOLDER")
    _json(_add(acts, "status", "what waits for a review, and what is newer than yours"))
    publish = _add(acts, "publish", "hand a deck in, as its next version")
    publish.add_argument("deck", metavar="DECK", help="its id, title or category")
    publish.add_argument("--changes", required=True, metavar="TEXT", help="what changed since the last version")
    publish.add_argument("--to", type=_path, metavar="FILE", help="a file to send instead of the team's folder")
    publish.add_argument("--name", default="", metavar="NAME", help="yours, if the settings do not have it")
    _json(_add(acts, "update", "install what was approved by reviewers whom you have confirmed"))
    _add(acts, "leave", "work with no folder any more; every deck stays")


def _add(commands: Any, name: str, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about.capitalize() + ".")
    return parser


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _path(text: str) -> Path:
    """What follows an option; no shell finds the person's folder in ``--home=~/here``."""
    return Path(os.path.expanduser(text))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a date like 2027-05-22") from None


def _positive(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 3650:
        raise argparse.ArgumentTypeError("a number from 1 to 3650")
    return number


def _category(text: str) -> Category:
    from trainer.domain.categories import Category

    try:
        return Category(text.lower().replace(" ", "_"))
    except ValueError:
        raise argparse.ArgumentTypeError("one of " + ", ".join(Category)) from None
