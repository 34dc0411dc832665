"""How loud speech is, and how far apart its soft and its loud parts are."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.speech.activity import Span
from trainer.speech.microphone import BYTES_PER_MS

WINDOW_MS = 400
"""The momentary loudness of EBU Tech 3341; unlike there the samples are not weighted by frequency."""

SOFT, LOUD = 10, 95
"""Between which percentiles the range lies, as in EBU Tech 3342."""


def loudness_range(pcm: bytes, spans: Sequence[Span]) -> float | None:
    """Decibels between the soft and the loud parts of speech; None where there is too little of it.

    Args:
        pcm: The sound, in the shape of `trainer.speech.microphone`.
        spans: Where there is speech in it; what lies between is left out.
    """
    import numpy as np

    spoken = b"".join(pcm[span.start_ms * BYTES_PER_MS : span.end_ms * BYTES_PER_MS] for span in spans)
    window = WINDOW_MS * BYTES_PER_MS
    count = len(spoken) // window
    if count < 5:
        return None
    samples = np.frombuffer(spoken[: count * window], "<i2").astype(np.float64).reshape(count, -1)
    levels = 10 * np.log10(np.maximum((samples**2).mean(axis=1), 1.0))
    soft, loud = np.percentile(levels, (SOFT, LOUD))
    return round(float(loud - soft), 1)
