"""The words of complaints: what they are called in a list, and how a talk about one is told."""

from __future__ import annotations

KIND = "Complaint"
MANNER = "Upset"
INTRODUCED = "upset, and rightly so"

_ASKED = ("neither impact asked", "one impact asked", "both impacts asked")


def asked(sides: int) -> str:
    """Of how many of the two impacts the customer told, in a list."""
    return _ASKED[sides]
