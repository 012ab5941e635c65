"""The tables of the room, split by subject."""

from hearthlight.money.models.bank import Applied, BankLine, Contribution
from hearthlight.money.models.journal import Account, Entry, Leg, Period
from hearthlight.money.models.paying import BankCard, PayDoubt, PayRun, SlipCode
from hearthlight.money.models.plan import Payment, Plan, PlanLine
from hearthlight.money.models.statement import Statement

__all__ = [
    "Account",
    "Applied",
    "BankCard",
    "BankLine",
    "Contribution",
    "Entry",
    "Leg",
    "PayDoubt",
    "PayRun",
    "Payment",
    "Period",
    "Plan",
    "PlanLine",
    "SlipCode",
    "Statement",
]
