"""What each command of the command line does. ``--help`` and ``--version`` import neither Qt nor SQLAlchemy."""

from __future__ import annotations

import json
import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from trainer.argv import parser
from trainer.errors import REPAIR, DamagedBackupError, DamagedError, TrainerError

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace
    from trainer.domain.heard import TopLines

DONE, AT_FAULT, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; without one, open the window. Returns the exit code."""
    _speak_utf8()
    arguments = parser().parse_args(argv)
    try:
        code = COMMANDS[arguments.command](arguments)
        if sys.stdout:  # there is none under pythonw
            sys.stdout.flush()  # a reader who has gone away is noticed here, and not when Python ends
        return code
    except TrainerError as error:
        print(f"trainer: {_at_home(_sentence(error), arguments)}", file=sys.stderr)
        return AT_FAULT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at its end
        return AT_FAULT
    except KeyboardInterrupt:
        return AT_FAULT


def _sentence(error: TrainerError) -> str:
    """What to say of it, with the way out of damage, for which the window has a button."""
    if isinstance(error, DamagedError) and not isinstance(error, DamagedBackupError):
        return f"{str(error).removesuffix('.')}; {REPAIR}."
    return str(error)


def _at_home(sentence: str, arguments: Namespace) -> str:
    """The commands in a sentence as they have to be typed for the home that was given."""
    home = f"trainer --home {shlex.quote(str(arguments.home))} " if arguments.home else "trainer "
    return sentence.replace("trainer doctor", f"{home}doctor")


def _speak_utf8() -> None:
    """Other programs read and write UTF-8 whatever the system prefers, and no odd byte stops a command."""
    for stream, odd in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=odd)


@contextmanager
def _workspace(arguments: Namespace) -> Iterator[Workspace]:
    from trainer.bootstrap import open_workspace

    with open_workspace(arguments.home) as workspace:
        yield workspace


def _print_json(document: Any) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=1))


def _window(arguments: Namespace) -> int:
    from trainer.gui.app import run

    return run(arguments.home)


def _study(arguments: Namespace) -> int:
    from trainer.gui.app import run

    return run(arguments.home, "study")


def _due(arguments: Namespace) -> int:
    from trainer.words import CATEGORIES

    with _workspace(arguments) as workspace:
        counts = workspace.study.today().counts
    if arguments.json:
        by = {kind.value: {"due": n.due, "new": n.new, "learning": n.learning} for kind, n in counts.items()}
        totals = {key: sum(kind[key] for kind in by.values()) for key in ("due", "new", "learning")}
        _print_json({**totals, "by_category": by})
    else:
        for kind, n in counts.items():
            print(f"{CATEGORIES[kind]:16}{n.due:4} due {n.new:4} new {n.learning:4} learning")
    return DONE


def _coach(arguments: Namespace) -> int:
    from trainer.cli.coach import judge

    return judge(arguments)


def _check(arguments: Namespace) -> int:
    from trainer import deckfile

    found = 0
    for path in arguments.files:
        for problem in deckfile.check(path):
            found += 1
            print(f"{path}:{problem.line}: {problem.sentence}" if problem.line else f"{path}: {problem.sentence}")
    return AT_FAULT if found else DONE


def _import(arguments: Namespace) -> int:
    with _workspace(arguments) as workspace:
        if workspace.intake.is_table(arguments.file):
            from trainer.cli.intake import take_in

            return take_in(workspace, arguments)
        diff = workspace.library.preview(arguments.file)
        badge = workspace.publishing.badge(diff.deck)
        if arguments.yes:
            workspace.library.install(diff, keep_mine=not arguments.replace)
    numbers = {name: len(getattr(diff, name)) for name in ("new", "changed", "retired", "unchanged")}
    if arguments.json:
        _print_json({**numbers, **({"mine": len(diff.mine)} if diff.mine else {}), "seal": badge.seal})
    else:
        from trainer import reviewwords

        done = "Installed" if arguments.yes else "Would install (add --yes to do it)"
        print(f"{done} “{diff.deck.title}”: " + ", ".join(f"{count} {name}" for name, count in numbers.items()) + ".")
        print(reviewwords.seal(badge))
        _print_fate(len(diff.mine), replaced=arguments.replace)
    return DONE


def _print_fate(mine: int, *, replaced: bool) -> None:
    """What becomes of the cards that were changed on this computer."""
    if mine:
        from trainer.words import plural

        fate = "replaced by the file's" if replaced else "kept; add --replace to take the file's"
        print(f"Of these, {plural(mine, 'card')} changed here: {fate}.")


def _export(arguments: Namespace) -> int:
    from trainer.words import left_out

    with _workspace(arguments) as workspace:
        written = workspace.library.export(arguments.deck, arguments.to)
    deck, rest = written.deck, left_out(written.left_out)
    print(f"Wrote “{deck.title}” with {len(deck.cards)} cards to {arguments.to}.{rest}", file=sys.stderr)
    return DONE


def _review(arguments: Namespace) -> int:
    from trainer.cli.review import review

    return review(arguments)


def _team(arguments: Namespace) -> int:
    from trainer.cli.team import team

    return team(arguments)


def _heard(arguments: Namespace) -> int:
    with _workspace(arguments) as workspace:
        if arguments.text is None:
            return _list_heard(workspace.capture.top(), as_json=arguments.json)
        suggestion = workspace.capture.suggest(arguments.text)
        known = suggestion.same if suggestion.same and arguments.category in (None, suggestion.same.category) else None
        if known and known.is_verbatim:
            captured, known = workspace.capture.again(known.card_id), None
        else:
            captured = workspace.capture.write(arguments.text, arguments.category or suggestion.category)
    if arguments.json:
        stored = {"id": captured.card_id, "category": captured.category.value, "line": captured.line}
        like = {"id": known.card_id, "line": known.line} if known else None
        _print_json(stored | {"times": captured.times, "new": captured.is_new, "like": like})
    else:
        from trainer import words

        told = words.captured(captured.line, captured.times, is_new=captured.is_new)
        print(f"{words.CATEGORIES[captured.category]}: {told}")
        if known:
            print(words.much_like(known.line))
    return DONE


def _list_heard(top: TopLines, *, as_json: bool) -> int:
    from trainer import words
    from trainer.domain.days import date_of

    if as_json:
        rows = [
            {
                "id": line.card_id,
                "category": line.category.value,
                "line": line.line,
                "times": line.times,
                "last_heard": date_of(line.last_day).isoformat(),
                "has_reply": line.has_reply,
            }
            for line in top.lines
        ]
        _print_json({"count": len(rows), "unanswered": top.unanswered, "lines": rows})
        return DONE
    for line in top.lines:
        rest = "" if line.has_reply else "  (no reply yet)"
        print(f"{line.times:4}  {words.CATEGORIES[line.category]:16}{line.line}{rest}")
    print(words.top_badge(top))
    return DONE


def _say(arguments: Namespace) -> int:
    with _workspace(arguments) as workspace:
        rendered = workspace.speaking.render_to(arguments.text, arguments.to, arguments.voice, arguments.rate)
    if rendered.excuse:
        print(f"trainer: {rendered.excuse}", file=sys.stderr)
    print(f"Wrote {rendered.seconds:.1f} seconds to {arguments.to}.", file=sys.stderr)
    return DONE


def _hear(arguments: Namespace) -> int:
    with _workspace(arguments) as workspace:
        heard = workspace.hearing.hear(arguments.file)
    delivery = heard.delivery
    if arguments.json:
        times = [
            {"w": word.text, "start": word.start_ms / 1000, "end": word.end_ms / 1000}
            for word in heard.transcript.words
        ]
        measured = {"pause_ms": delivery.pause_ms, "talk_ms": delivery.talk_ms, "wpm": delivery.wpm}
        _print_json({"text": heard.transcript.text, "words": times, **measured})
    else:
        print(heard.transcript.text or "Nothing was said.")
    if not heard.is_whole:
        print("Only the first ten minutes were heard.", file=sys.stderr)
    return DONE


def _stats(arguments: Namespace) -> int:
    from trainer.domain.days import date_of
    from trainer.words import CATEGORIES, LABELS

    with _workspace(arguments) as workspace:
        report = workspace.progress.report(arguments.days)
    if arguments.json:
        _print_json(
            {
                "days": report.days,
                "practised_days": report.practised,
                "answered": report.answered,
                "recalled": report.recalled,
                "by_category": {
                    k.value: {"answered": t.answered, "recalled": t.recalled} for k, t in report.recall.items()
                },
                "phrases": {
                    use.label.value: {
                        "count": use.count,
                        "last_used": date_of(use.last_day).isoformat() if use.count else None,
                    }
                    for use in report.phrases
                },
            }
        )
        return DONE
    print(
        f"Last {report.days} days: {report.recalled} of {report.answered} recalled, {report.practised} days practised."
    )
    for kind, tally in report.recall.items():
        print(f"  {CATEGORIES[kind]:16}{tally.recalled:4} of {tally.answered}")
    print("Softening phrases:")
    for use in report.phrases:
        last = f"last on {date_of(use.last_day):%d %B %Y}" if use.count else "not used yet"
        print(f"  {LABELS[use.label]:16}{use.count:4}  {last}")
    return DONE


def _doctor(arguments: Namespace) -> int:
    if arguments.restore or arguments.repair or arguments.backup or arguments.fresh:
        return _mend(arguments)
    with _workspace(arguments) as workspace:
        checks = workspace.care.examine()
    good = all(check.good for check in checks)
    if arguments.json:
        _print_json({"good": good, "checks": {c.name: {"good": c.good, "found": c.found, **c.facts} for c in checks}})
    else:
        for check in checks:
            print(f"{'ok' if check.good else '!!'}  {_at_home(check.found, arguments)}")
    return DONE if good else AT_FAULT


def _mend(arguments: Namespace) -> int:
    """What the doctor does to a home that nobody has open; a copy can be made under an open window too."""
    from trainer import bootstrap, mended
    from trainer.paths import Home
    from trainer.store import lock

    backups = bootstrap.backups_of(arguments.home)
    if not (arguments.repair or arguments.restore or arguments.fresh):
        print(f"Wrote and checked {backups.by_hand()}.", file=sys.stderr)
        return DONE
    with lock.held((Home(arguments.home) if arguments.home else Home.default()).window_lock):
        if arguments.repair:
            told = mended.repaired(bootstrap.repair_of(arguments.home).run())
        elif arguments.restore:
            done = backups.restore(backups.find(arguments.restore))
            undo = f" Undo it with: trainer doctor --restore {done.undo.name}" if done.undo else ""
            told = f"{mended.restored(done)}{undo}"
        elif backups.missing() is None:
            raise TrainerError("There is nothing to start afresh: no practice file is missing here.")
        else:
            bootstrap.start(arguments.home, fresh=True).close()
            told = "A fresh practice file is in place; the backups stay where they are."
    print(_at_home(told, arguments), file=sys.stderr)
    return DONE


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "window": _window,
    "study": _study,
    "due": _due,
    "coach": _coach,
    "check": _check,
    "import": _import,
    "export": _export,
    "review": _review,
    "team": _team,
    "heard": _heard,
    "say": _say,
    "hear": _hear,
    "stats": _stats,
    "doctor": _doctor,
}
