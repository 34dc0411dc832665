"""``trainer review``: a deck file looked at, commented on and signed, without the window."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections import Counter
from getpass import getpass, getuser
from typing import Any

from trainer import reviewwords
from trainer.bootstrap import Workspace, open_workspace
from trainer.domain.approval import fingerprint
from trainer.domain.remarks import Belief, Kind
from trainer.errors import TrainerError
from trainer.services.publishing import Fate, Publishing, UnderReview

PASSPHRASE = "TRAINER_PASSPHRASE"


def review(arguments: Namespace) -> int:
    """Do what was asked with one deck file, and tell how it stands; returns the exit code."""
    with open_workspace(arguments.home) as workspace:
        under = _done(workspace, arguments)
    if arguments.json:
        print(json.dumps(_facts(under), ensure_ascii=False, indent=1))
    else:
        _tell(under)
    return 0


def _done(workspace: Workspace, arguments: Namespace) -> UnderReview:
    publishing = workspace.publishing
    under = publishing.open(arguments.file)
    if arguments.comment or arguments.request_changes or arguments.approve or arguments.withdraw:
        _see_to_name(publishing, arguments.name)
    if arguments.comment:
        card_id, text = arguments.comment
        return publishing.say(under, Kind.COMMENT, text, card_id)
    if arguments.request_changes:
        return publishing.say(under, Kind.CHANGES_WANTED, arguments.request_changes)
    if arguments.withdraw:
        return publishing.withdraw(under, arguments.withdraw, _passphrase(publishing))
    return _approved(workspace, under, arguments) if arguments.approve else under


def _approved(workspace: Workspace, under: UnderReview, arguments: Namespace) -> UnderReview:
    """Who approves here says of every line that was not answered for yet that a customer would believe it.

    From the team's folder a deck goes on to where the team fetches it.
    """
    if arguments.until is None:
        raise TrainerError("Name the last day on which the approval counts, for example: --until 2027-05-22")
    publishing = workspace.publishing
    for line in under.lines:
        if line.fate is not Fate.RETIRED and line.belief is None:
            under = publishing.say(under, Kind.BELIEVED, card_id=line.card.id, belief=Belief.YES)
    under = publishing.approve(under, arguments.until, _passphrase(publishing))
    return publishing.open(workspace.handing_in.pass_on(under))


def _see_to_name(publishing: Publishing, name: str) -> None:
    """The first remark makes a key, for a name that was given, or else that of this computer's user."""
    if publishing.reviewer() is not None:
        return
    passphrase = _typed("Choose a passphrase for your key, or leave it to the system: ")
    made = publishing.make_key(name or getuser(), passphrase)
    print(f"Made a key for {made.name}: {fingerprint(made.key)}", file=sys.stderr)


def _passphrase(publishing: Publishing) -> str:
    own = publishing.reviewer()
    return _typed("The passphrase of your key: ") if own and own.needs_passphrase else ""


def _typed(prompt: str) -> str:
    if sys.stdin.isatty():
        return os.environ.get(PASSPHRASE) or getpass(prompt)
    return os.environ.get(PASSPHRASE, "")


def _facts(under: UnderReview) -> dict[str, Any]:
    given = under.badge.approval
    counts = Counter(line.fate for line in under.lines)
    return {
        "deck": under.deck.id,
        "title": under.deck.title,
        "version": under.deck.version,
        "digest": under.digest,
        "state": under.state.value,
        "seal": under.badge.seal.value,
        "reviewer": under.badge.reviewer,
        "until": given.until.isoformat() if given else None,
        "fingerprint": fingerprint(given.key) if given else None,
        **{fate.value: counts[fate] for fate in Fate},
        "missing": list(under.missing),
        "remarks": [
            {
                "at": remark.at.isoformat(),
                "by": remark.by,
                "kind": remark.kind.value,
                "card": remark.card_id,
                "text": remark.text,
                "of_this_text": remark.digest == under.digest,
            }
            for remark in under.remarks
        ],
    }


def _tell(under: UnderReview) -> None:
    counts = Counter(line.fate for line in under.lines)
    told = ", ".join(f"{counts[fate]} {fate.value}" for fate in Fate)
    print(f"“{under.deck.title}”, version {under.deck.version}: {reviewwords.STATES[under.state].lower()}; {told}.")
    print(reviewwords.seal(under.badge))
    titles = {card.id: card.objection for card in under.deck.cards}
    for remark in under.remarks:
        if remark.text:
            about = f" on “{titles[remark.card_id]}”" if remark.card_id in titles else ""
            print(f"{remark.by}{about}: {remark.text}")
    for sentence in under.missing:
        print(f"To do: {sentence}")
