"""Objection trainer: practise answering sales objections, aloud, on your own computer."""

__version__ = "0.1.0"
