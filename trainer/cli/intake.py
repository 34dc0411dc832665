"""``trainer import`` of a table: which column is what, and what its rows become."""

from __future__ import annotations

import json
from argparse import Namespace

from trainer import words
from trainer.bootstrap import Workspace
from trainer.domain.columns import Column
from trainer.domain.intake import NAMES, Fields, Refused
from trainer.domain.seals import Seal
from trainer.domain.sheet import Sheet
from trainer.errors import NotFoundError, TrainerError
from trainer.services.intake import Preview, Target


def take_in(workspace: Workspace, arguments: Namespace) -> int:
    """Show what the first table of a file would become, or do it; returns the exit code."""
    intake = workspace.intake
    sheet = intake.open(arguments.file)[0]
    fields = _fields(intake.fields(sheet), sheet, arguments.columns)
    preview = intake.preview(sheet, fields, _target(workspace, sheet, fields, arguments.into))
    if arguments.yes:
        intake.install(preview, sheet, fields)
    found = preview.intake
    numbers = {"new": len(found.new), "changed": len(found.changed), "retired": 0, "unchanged": found.unchanged}
    if arguments.json:
        refused = [{"row": one.row, "sentence": told(one)} for one in found.refused]
        print(json.dumps({**numbers, "refused": refused, "seal": Seal.NONE}, ensure_ascii=False, indent=1))
    else:
        _tell(preview, sheet, fields, numbers, is_done=arguments.yes)
    return 0


def _tell(preview: Preview, sheet: Sheet, fields: Fields, numbers: dict[str, int], *, is_done: bool) -> None:
    for name, column in zip(sheet.columns, fields, strict=True):
        print(f"{name}: {column.value if column else 'left out'}")
    done = "Taken in" if is_done else "Would take in (add --yes to do it)"
    print(f"{done}: " + ", ".join(f"{count} {name}" for name, count in numbers.items()) + ".")
    for one in preview.intake.refused:
        print(f"Row {one.row}: {told(one)}")


def told(refused: Refused) -> str:
    """Why a row becomes no line."""
    return refused.sentence or " ".join(words.trouble(found) for found in refused.troubles)


def _fields(usual: Fields, sheet: Sheet, said: str) -> Fields:
    """What the person said of some columns, the rest as usual."""
    fields = list(usual)
    for pair in filter(None, said.split(",")):
        name, _, meaning = (part.strip() for part in pair.partition("="))
        if name not in sheet.columns:
            raise NotFoundError(f"There is no column “{name}”; choose one of: {', '.join(sheet.columns)}.")
        column = NAMES.get(meaning.casefold())
        if meaning and column is None:
            raise TrainerError(f"“{meaning}” is no part of a line; choose one of: {', '.join(Column)}.")
        fields = [None if one is column else one for one in fields]
        fields[sheet.columns.index(name)] = column
    return tuple(fields)


def _target(workspace: Workspace, sheet: Sheet, fields: Fields, wanted: str) -> Target:
    if not wanted:
        return workspace.intake.target(sheet, fields)
    try:
        return Target(workspace.library.deck_named(wanted))
    except NotFoundError:
        return Target(title=wanted)
