"""The tables of the room, split by subject. All rows are private; `whole` goes past sight."""

from hearthlight.register.models.household import Household
from hearthlight.register.models.income import Income
from hearthlight.register.models.ledger_case import LedgerCase
from hearthlight.register.models.member import Member
from hearthlight.register.models.status import Status

__all__ = ["Household", "Income", "LedgerCase", "Member", "Status"]
