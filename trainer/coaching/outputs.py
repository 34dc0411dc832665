"""What the encoder says of every token of a text, column by column; shared by who runs it and who teaches it."""

from __future__ import annotations

from trainer.domain.categories import Category
from trainer.domain.feedback import Label

LABELS = tuple(Label)
"""The first columns of the `logits`: how much this token carries each label."""

ON_TOPIC = len(LABELS)
"""The next column: whether the reply really asks about what the customer said."""

KINDS = tuple(Category)
"""The last columns: which kind of objection this is."""

COLUMNS = len(LABELS) + 1 + len(KINDS)

ACT, MEANING = 128, 384
"""Dimensions of two vectors of each token: what the words do, and what they are about."""

SHARPNESS, USUAL_TOKENS = 2.0, 3.0
"""A text's logit is ``log(sum(exp(SHARPNESS * logit)) / USUAL_TOKENS) / SHARPNESS`` over its tokens: a soft maximum.

It is zero when so many tokens are at zero.
"""
