"""What goes on paper can be read as plain text, too."""

from __future__ import annotations

from trainer.domain.paper import Block, Paper, Style, as_text


def test_a_paper_is_told_line_by_line() -> None:
    paper = Paper(
        "A talk",
        (
            Block("What was said", Style.HEADING),
            Block("We have no budget.", Style.SPEECH, lead="Claire"),
            Block("Ask about what they said.", Style.POINT),
        ),
    )
    assert as_text(paper).splitlines() == [
        "A talk",
        "======",
        "",
        "",
        "What was said",
        "-------------",
        "Claire: We have no budget.",
        "* Ask about what they said.",
    ]
