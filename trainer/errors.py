"""Errors that are meant for a person: one clear sentence each, with what to do next."""

REPAIR = "repair it with: trainer doctor --repair"
"""What there is to do about a `DamagedError` on the command line."""


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


class DamagedError(TrainerError):
    """The database file is damaged; what can be read of it can be repaired.

    How a repair is asked for is said by whoever tells it: the window has a button, the command line `REPAIR`.
    """


class DamagedBackupError(DamagedError):
    """A copy of the database is damaged, and no harm is done."""


class NoBackupError(TrainerError):
    """Nothing was changed, since there could be no backup first."""
