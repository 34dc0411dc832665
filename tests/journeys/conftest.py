"""Journeys use the same window as the screens' own tests."""

from tests.gui.conftest import fresh, look, pytest_collection_modifyitems, window

__all__ = ["fresh", "look", "pytest_collection_modifyitems", "window"]
