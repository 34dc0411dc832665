"""What goes on a sheet of paper or into a text file, before it is set: an outline, a talk looked back at, a note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a block is set."""

    HEADING = "heading"
    TEXT = "text"
    SPEECH = "speech"
    POINT = "point"
    ASIDE = "aside"


@dataclass(frozen=True)
class Block:
    """One paragraph.

    Attributes:
        lead: What stands before it, such as who said it; empty for nothing.
    """

    text: str
    style: Style = Style.TEXT
    lead: str = ""


@dataclass(frozen=True)
class Paper:
    """A title and what stands under it.

    Attributes:
        is_a_page: It is set smaller where it would not fit on one page.
    """

    title: str
    blocks: tuple[Block, ...]
    is_a_page: bool = False


def as_text(paper: Paper) -> str:
    """The same as plain text, one line for each block and a blank one above each heading; it ends with a line break."""
    lines = [paper.title, "=" * len(paper.title), ""]
    for block in paper.blocks:
        told = f"{block.lead}: {block.text}" if block.lead else block.text
        match block.style:
            case Style.HEADING:
                lines += ["", told, "-" * len(told)]
            case Style.POINT:
                lines.append(f"* {told}")
            case _:
                lines.append(told)
    return "\n".join(lines) + "\n"
