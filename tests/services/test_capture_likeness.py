"""Lines as customers vary them, and lines that only look like one: written by hand before the rules were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import open_home
from trainer.bootstrap import Workspace

COMPETITOR = "TrackCo"
SAME = [
    ("that's way too expensive for us", "It's too expensive."),
    ("you're too pricey", "It's too expensive."),
    ("it costs too much", "It's too expensive."),
    ("Your price is too high", "It's too expensive."),
    ("That's far too costly, to be honest", "It's too expensive."),
    ("we need a 30 percent discount", "We need a thirty percent discount."),
    ("can you match the price from TrackCo?", "Can you match {competitor}'s price?"),
    ("I can't justify this to my director", "I can't justify that to my boss."),
    ("your setup fee is just ridiculous", "The set-up fee is ridiculous."),
    ("we've got no money this fiscal year", "I don't have any money this fiscal year."),
    ("There's no cash left this financial year", "I don't have any money this fiscal year."),
    ("budget's frozen till January", "Our budget is frozen until January."),
    ("our budgets are on ice until January", "Our budget is frozen until January."),
    ("finance won't sign off on anything new at the moment", "Finance won't approve anything new right now."),
    ("we have to cut costs, not add any", "We're cutting costs, not adding them."),
    ("we've already spent the entire budget on something else", "We just spent the whole budget on something else."),
    ("we're just too busy to take on a new project", "We are too busy to take on another project."),
    ("we're swamped, can't take on another project", "We are too busy to take on another project."),
    ("ring me again next quarter", "Call me back next quarter."),
    ("phone me back next quarter please", "Call me back next quarter."),
    ("this is not a good moment", "Now isn't a good time."),
    ("it's really not a priority for us, we'll get to it", "We'll get to it, it's just not a priority."),
    ("we've got everything we need, we're in good shape", "I have everything I need. We are in good shape."),
    ("we haven't got that problem", "We don't have that problem here."),
    ("it has always worked just fine like this", "It's always worked fine this way."),
    ("our own team handles this in house", "Our team handles that in-house."),
    ("nobody's complained so far", "Nobody here has complained."),
    ("I just don't see the point", "I don't really see the point of it."),
    ("we always use TrackCo and don't want to change", "We always use {competitor} and have no desire to change."),
    ("my manager swears by TrackCo", "My boss swears by {competitor}."),
    ("I'd have to ask my team first", "I need to ask my team first."),
    ("we've a contract with them for another two years", "We've got a contract with them for two more years."),
    ("I'd rather deal with a local company", "I prefer dealing with a local company."),
    ("my people will never accept that", "My team will never accept this."),
    ("would I still have a job if we buy this", "Honestly, would I still have a job if we bought this?"),
    ("the unions would fight this", "The union would fight it."),
    ("what if everything breaks?", "What if it breaks everything?"),
    ("just send me some info", "Can you send me some information on that?"),
    ("we are not interested, thanks", "I'm not interested."),
    ("how did you get my number?", "Who gave you my number?"),
]
"""Each with the shipped line that it repeats."""

SAME_LATER = [
    ("honestly, you're way overpriced", "It's too expensive."),
    ("the price is too high for us", "It's too expensive."),
    ("Sorry, no money for that this financial year", "I don't have any money this fiscal year."),
    ("the budget is on hold until January", "Our budget is frozen until January."),
    ("I can't spend a penny without head office", "I can't spend anything without head office."),
    ("could you do it free of charge until we get the funding", "Could you do it for free until we get our funding?"),
    ("give me a call next quarter", "Call me back next quarter."),
    ("I only have two minutes", "I've only got two minutes."),
    ("we're right in the middle of a big changeover", "We're in the middle of a big changeover."),
    ("it'd take too long to get it up and running", "It would take too long to get up and running."),
    ("nobody here is complaining", "Nobody here has complained."),
    ("we don't have this issue here", "We don't have that problem here."),
    ("why would I need this? never heard of you", "I've never heard of you, and I don't see why I'd need this."),
    ("we only purchase from vendors we know", "We only buy from suppliers we know."),
    ("our staff love what they have", "Our people love what they've got."),
    ("the last time we switched systems it was a disaster", "We had a disaster the last time we changed systems."),
    ("it's my neck if it fails", "If this fails, it's my neck."),
    ("we'd lose control over our data", "We'd lose control of our data."),
    ("Maybe, leave it with me", "Maybe. Leave it with me."),
    ("could you email me some details on that", "Can you send me some information on that?"),
]
"""More of them, written when the rules stood, which were not changed for them."""

ANOTHER = [
    "How expensive is it?",
    "It's not too expensive at all.",
    "We do have the budget this year.",
    "I am interested.",
    "It would be too expensive to retrain everybody.",
    "What does the set-up include?",
    "Your price is fine.",
    "Call me on my mobile number.",
    "My boss wants a discount.",
    "The union is on board.",
    "Our budget meeting is in January.",
    "Our team needs a new house.",
    "We have a problem here.",
    "I need to ask my wife first.",
    "Can you send me a contract?",
    "Nobody here speaks English.",
    "My team loves it.",
    "We are busy with the audit.",
    "We want to change from TrackCo.",
    "The job is done.",
    "Is it expensive?",
    "We have money this year.",
    "What does it cost?",
    "I'll call you next quarter.",
    "Who complained?",
    "My boss likes your price.",
    "We have no contract with them.",
    "I have two questions.",
]
"""Lines that share words with a shipped one and mean something else."""

NOT_KNOWN = {
    "we have to cut costs, not add any",
    "we're just too busy to take on a new project",
    "we're swamped, can't take on another project",
    "how did you get my number?",
    "why would I need this? never heard of you",
    "could you email me some details on that",
}
"""Repeated lines that are taken for new ones: a duplicate is written, which is no harm. At first it was 33 of 60."""

MISTAKEN = {"My team loves it."}
"""Taken for a line that is there; who wrote it is shown which, and says that it is another one. At first it was 7."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_home(Path(tmp_path_factory.mktemp("likeness")), competitor=COMPETITOR)
    yield opened
    opened.close()


def recognised(workspace: Workspace, said: str) -> str | None:
    same = workspace.capture.suggest(said).same
    return same.line if same else None


@pytest.mark.parametrize(("said", "line"), SAME + SAME_LATER)
def test_a_line_in_other_words_is_recognised(workspace: Workspace, said: str, line: str) -> None:
    expected = None if said in NOT_KNOWN else line.replace("{competitor}", COMPETITOR)
    assert recognised(workspace, said) == expected


@pytest.mark.parametrize("said", ANOTHER)
def test_a_line_that_means_something_else_is_not(workspace: Workspace, said: str) -> None:
    assert (recognised(workspace, said) is not None) is (said in MISTAKEN)
