"""Judging words that somebody said. The rules are data in `resources/coaching/`; see `families` for the format."""
