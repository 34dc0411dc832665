"""The seven reasons people hesitate. A card has exactly one."""

from enum import StrEnum


class Category(StrEnum):
    """Kind of objection; the values are the ids used in files, tables and commands."""

    BUDGET = "budget"
    TIME = "time"
    IGNORANCE = "ignorance"
    PRICE = "price"
    PREFERENCE = "preference"
    FEAR = "fear"
    NO_INTEREST = "no_interest"


class SaleStage(StrEnum):
    """How far along the customer is; stages are earned one after the other."""

    ATTENTION = "attention"
    INTEREST = "interest"
    CONVICTION = "conviction"
    DESIRE = "desire"
    ACTION = "action"
