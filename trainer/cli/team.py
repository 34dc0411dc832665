"""``trainer team``: the decks that several people write and fetch over one folder."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from trainer import reviewwords
from trainer.bootstrap import Workspace, open_workspace
from trainer.domain.seals import Seal
from trainer.errors import TrainerError
from trainer.services.team import Newer, OnDesk, Shelves
from trainer.words import left_out

ELSEWHERE = "postgresql://"


def team(arguments: Namespace) -> int:
    """Do what was asked; returns the exit code."""
    with open_workspace(arguments.home) as workspace:
        ACTS[arguments.act](workspace, arguments)
    return 0


def _connect(workspace: Workspace, arguments: Namespace) -> None:
    if arguments.url.startswith(ELSEWHERE):
        raise TrainerError("This version works over a folder only; name one that your team shares.")
    folder = workspace.team.connect(Path(arguments.url).expanduser())
    print(f"Your team’s decks are in {folder.root} from now on.", file=sys.stderr)


def _leave(workspace: Workspace, _arguments: Namespace) -> None:
    workspace.team.leave()
    print("There is no team folder any more; every deck that is installed stays.", file=sys.stderr)


def _status(workspace: Workspace, arguments: Namespace) -> None:
    folder, found = workspace.team.folder, workspace.team.look()
    if arguments.json:
        print(
            json.dumps({"folder": str(folder.root) if folder else None, **_facts(found)}, ensure_ascii=False, indent=1)
        )
        return
    print(f"Team folder: {folder.root}" if folder else "No team folder; name one with: trainer team connect FOLDER")
    for one in found.desk:
        print(f"{reviewwords.STATES[one.state]}: “{one.title}”, version {one.version}, by {one.by}")
    for newer in found.newer:
        print(_told(newer))
    for sentence in found.damaged:
        print(f"!!  {sentence}")


def _publish(workspace: Workspace, arguments: Namespace) -> None:
    if arguments.name:
        workspace.preferences.change(name=arguments.name)
    handed = workspace.handing_in.hand_in(workspace.library.deck_named(arguments.deck), arguments.changes, arguments.to)
    told = f"Handed in “{handed.deck.title}”, version {handed.deck.version}, as {handed.path}."
    print(f"{told}{left_out(handed.left_out)}", file=sys.stderr)


def _update(workspace: Workspace, arguments: Namespace) -> None:
    """Fetch what somebody who is believed here has reviewed; the rest is only told."""
    found = workspace.team.look()
    good = [one for one in found.newer if one.badge.seal is Seal.REVIEWED]
    for one in good:
        workspace.library.install(workspace.library.preview(one.path))
    if arguments.json:
        print(json.dumps({"installed": _listed(good), **_facts(workspace.team.look())}, ensure_ascii=False, indent=1))
        return
    for one in good:
        print(f"Installed “{one.title}”, version {one.version}.")
    for one in found.newer:
        if one not in good:
            print(f"Not installed: {_told(one)} Look at it with: trainer import '{one.path}'")
    if not found.newer:
        print("Every approved deck is here already.")


def _told(newer: Newer) -> str:
    here = f"you have version {newer.here}" if newer.here else "you do not have it"
    return f"“{newer.title}”, version {newer.version}, was approved; {here}. {reviewwords.seal(newer.badge)}"


def _facts(found: Shelves) -> dict[str, Any]:
    return {
        "desk": [_desk(one) for one in found.desk],
        "newer": _listed(found.newer),
        "waiting": [one.deck_id for one in found.waiting],
        "damaged": list(found.damaged),
    }


def _desk(one: OnDesk) -> dict[str, Any]:
    facts = {"deck": one.deck_id, "title": one.title, "version": one.version, "state": one.state, "by": one.by}
    return {**facts, "seal": one.badge.seal, "file": str(one.path)}


def _listed(newer: Iterable[Newer]) -> list[dict[str, Any]]:
    return [
        {"title": one.title, "version": one.version, "here": one.here, "seal": one.badge.seal, "file": str(one.path)}
        for one in newer
    ]


ACTS: dict[str, Callable[[Workspace, Namespace], None]] = {
    "connect": _connect,
    "leave": _leave,
    "status": _status,
    "publish": _publish,
    "update": _update,
}
