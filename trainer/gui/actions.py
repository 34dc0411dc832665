"""Every key of the program in one table: what it does, where, and how it is told to a person."""

from __future__ import annotations

from dataclasses import dataclass

from trainer import words
from trainer.gui.widgets import keycap

EVERYWHERE = ""


@dataclass(frozen=True)
class Action:
    """One thing a key does.

    Attributes:
        screen: The screen it works on; empty for everywhere.
        single: A plain letter or figure: it works outside text, and can be switched off.
    """

    name: str
    keys: tuple[str, ...]
    words: str
    screen: str = EVERYWHERE
    single: bool = False


BELIEFS = ((1, "No"), (2, "Hardly"), (3, "Mostly"), (4, "Yes"))
KINDS = tuple(enumerate(words.CATEGORIES.values(), 1))
CUES = range(1, 10)
SPEAK = "Speak: hold it while you do, or tap it and fall silent"
HEARD_AGAIN = "Heard it from a customer: count it"

ACTIONS: tuple[Action, ...] = (
    Action("reveal", ("Ctrl+Return", "Ctrl+Enter"), "Reveal", "study"),
    Action("said_aloud", ("Ctrl+L",), "I said it aloud", "study"),
    Action("speak", ("Ctrl+M",), SPEAK, "study"),
    Action("give_up", ("Ctrl+D",), "I don't know", "study"),
    *(Action(f"kind_{place}", (f"Ctrl+{place}",), f"Name the kind: {name}", "study") for place, name in KINDS),
    Action("grade_1", ("1",), "Missed", "study", single=True),
    Action("grade_2", ("2",), "Got it (Hard, with four grades)", "study", single=True),
    Action("grade_3", ("3",), "Got it, with four grades", "study", single=True),
    Action("grade_4", ("4",), "Easy, with four grades", "study", single=True),
    Action("points", ("T",), "Go to the points, Space ticks one", "study", single=True),
    Action("findings", ("C",), "Go to what the coach found, Enter opens it", "study", single=True),
    Action("page_down", ("PgDown",), "Scroll down", "study"),
    Action("page_up", ("PgUp",), "Scroll up", "study"),
    Action("edit", ("E",), "Edit the card", "study", single=True),
    Action("own_words", ("W",), "Keep my own words for it", "study", single=True),
    Action("heard_reveal", ("H",), HEARD_AGAIN, "study", single=True),
    Action("hear_own", ("P",), "Hear what you said", "study", single=True),
    Action("hear_model", ("M",), "Hear the reply of the card", "study", single=True),
    Action("info", ("I",), "Everything about this card", "study", single=True),
    Action("mark", ("*",), "Give the card a star, or take it away", "study", single=True),
    Action("flag", ("F",), "Flag: the next colour, then none", "study", single=True),
    Action("bury", ("-",), "Not today: bury the line until tomorrow", "study", single=True),
    Action("suspend", ("@",), "Not for now: suspend the line", "study", single=True),
    Action("card_menu", ("F10",), "Everything that can be done with this line", "study"),
    Action("repeat", ("Ctrl+R",), "Hear it again", "study"),
    Action("stop", ("Ctrl+.",), "Stop the voice", "study"),
    Action("captions", ("Ctrl+T",), "Show or hide the line while it is read aloud", "study"),
    Action("sound", ("Ctrl+U",), "Sound on or off", "study"),
    Action("edit_card", ("F2",), "Edit the chosen card", "decks"),
    Action("heard_card", ("H",), HEARD_AGAIN, "decks", single=True),
    Action("card_info", ("Ctrl+I",), "Everything about the chosen card", "decks"),
    Action("import", ("Ctrl+O",), "Import a deck file", "decks"),
    Action("new_line", ("Ctrl+N",), "Write a new line for the deck", "decks"),
    Action("take_out", ("Del",), "Take the chosen lines out of their deck", "decks"),
    Action("move_up", ("Alt+Up",), "The chosen lines one place up, in a deck of your choice", "decks"),
    Action("move_down", ("Alt+Down",), "The chosen lines one place down", "decks"),
    Action("review_next", ("N",), "The next line of the review", "review", single=True),
    Action("review_back", ("B",), "The line before", "review", single=True),
    *(
        Action(f"believe_{at}", (str(at),), f"Would the customer believe it? {said}", "review", single=True)
        for at, said in BELIEFS
    ),
    Action("ask_changes", ("C",), "Ask for changes", "review", single=True),
    Action("approve", ("A",), "Approve the deck", "review", single=True),
    Action("review_open", ("Ctrl+O",), "Open a deck file", "review"),
    Action("heard_line", ("H",), HEARD_AGAIN, "top", single=True),
    Action("edit_line", ("F2",), "Write or edit the reply to it", "top"),
    Action("practise_line", ("P",), "Practise this line now, nothing is scheduled", "top", single=True),
    Action("next_line", ("Down",), "To the line below", "top"),
    Action("last_line", ("Up",), "To the line above", "top"),
    Action("edit_family", ("F2",), "Edit the family, or copy one of the program’s as a start", "phrases"),
    Action("new_family", ("Ctrl+N",), "Write a family of your own", "phrases"),
    Action("import_family", ("Ctrl+O",), "Import a phrase file", "phrases"),
    Action("hear_family", ("Ctrl+R",), "Hear the phrase that the family grew from", "phrases"),
    Action("say", ("Ctrl+Return", "Ctrl+Enter"), "Say it", "talk"),
    Action("talk_speak", ("Ctrl+M",), SPEAK, "talk"),
    Action("listen", ("Ctrl+1",), "Let the customer finish", "talk"),
    Action("step", ("Ctrl+2",), "Agree a next step", "talk"),
    Action("talk_repeat", ("Ctrl+R",), "Hear the customer again", "talk"),
    Action("talk_stop", ("Ctrl+.",), "Stop the voice", "talk"),
    Action("match_1", ("1",), "The pain: missed", "talk", single=True),
    Action("match_2", ("2",), "The pain: near", "talk", single=True),
    Action("match_3", ("3",), "The pain: found it", "talk", single=True),
    *(Action(f"cue_{place}", (str(place),), f"Say cue {place} of the script", "script", single=True) for place in CUES),
    Action("rate", ("Ctrl+Return", "Ctrl+Enter"), "Keep what you made of the talk", "script"),
    Action("forget_talks", ("Del",), "Take the chosen talks away", "talks"),
    Action("new_plan", ("Ctrl+N",), "Prepare a meeting", "meeting"),
    Action("drill", ("Ctrl+Return", "Ctrl+Enter"), "Drill its lines", "meeting"),
    Action("plan_pdf", ("Ctrl+P",), "Save the meeting as PDF", "meeting"),
    Action("plan_text", ("Ctrl+S",), "Save the meeting as text", "meeting"),
    Action("bring", ("T",), "Its line into today’s practice", "debrief", single=True),
    Action("talk_pdf", ("Ctrl+P",), "Save the talk as PDF", "debrief"),
    Action("talk_text", ("Ctrl+S",), "Save the talk as text", "debrief"),
    Action("replay", ("P",), "Hear the whole talk again, or pause it", "debrief", single=True),
    Action("replay_next", ("N",), "The next line of the talk", "debrief", single=True),
    Action("replay_back", ("B",), "The line before", "debrief", single=True),
    Action(
        "undo", ("Ctrl+Z",), "Take back what was done last: an answer, even from before a restart, an edit, a count"
    ),
    Action("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Do again what was taken back"),
    Action("search", ("Ctrl+F",), "Search all cards"),
    Action("heard", ("Ctrl+H",), "Heard an objection: write it down"),
    Action("top", ("Ctrl+Shift+H",), "My top 15"),
    Action("primary", ("Return", "Enter"), "The main button of the screen"),
    Action("today", ("Alt+1",), "Today"),
    Action("study", ("Alt+2",), "Study"),
    Action("decks", ("Alt+3",), "Decks"),
    Action("phrases", ("Alt+5",), "Phrases"),
    Action("roleplay", ("Alt+6",), "Role-play"),
    Action("talks", ("Ctrl+Shift+T",), "All talks"),
    Action("meeting", ("Alt+7",), "Before a meeting: what to say first"),
    Action("review", ("Alt+8",), "Review: what others have handed in"),
    Action("settings", ("Alt+4", "Ctrl+,"), "Settings"),
    Action("cram", ("Ctrl+K",), "A call soon: practise what may come up, nothing is scheduled"),
    Action("leave", ("Esc",), "Leave; every answer is kept. Twice where a reply has no grade yet"),
    Action("keys", ("F1",), "This list"),
    Action("full_screen", ("F11",), "Full screen"),
    Action("quit", ("Ctrl+Q",), "Quit"),
)

ELSEWHERE = tuple(keys for action in ACTIONS for keys in action.keys if keys.startswith("Alt+"))
"""Keys that lead to another screen; where none can be gone to they would write their figure into a text."""

_BY_NAME = {action.name: action for action in ACTIONS}


def action(name: str) -> Action:
    """The action of that name.

    Raises:
        KeyError: There is none.
    """
    return _BY_NAME[name]


def key(name: str) -> str:
    """The first key of an action, to be shown on the control it presses."""
    return _BY_NAME[name].keys[0]


def native(keys: str) -> str:
    """A key the way it is written on the controls."""
    return keycap.native(keys)
