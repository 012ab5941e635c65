"""The tables of the room, split by subject."""

from hearthlight.money.models.journal import Account, Entry, Leg, Period
from hearthlight.money.models.plan import Payment, Plan, PlanLine
from hearthlight.money.models.statement import Statement

__all__ = ["Account", "Entry", "Leg", "Payment", "Period", "Plan", "PlanLine", "Statement"]
