"""Errors that are meant for a person: one clear sentence each, with what to do next."""


class TrainerError(Exception):
    """Something the person can understand and act on.

    Its text is one sentence that may be shown as it stands. Anything that is not a `TrainerError` is a fault of ours
    and goes to the crash dialog.
    """


class NotFoundError(TrainerError):
    """A deck, card or file that was asked for by name is not there."""


class StaleAnswerError(TrainerError):
    """The card changed since it was shown, so that its next states are no longer true."""


class DiskFullError(TrainerError):
    """There is no room on the disk, and nothing was stored."""


class ReadOnlyError(TrainerError):
    """The home may only be read."""
