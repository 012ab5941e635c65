"""What a person is paid for work, and how much village-assigned work 村集体派工 closes a home's gap, in fen. Pure."""

from dataclasses import dataclass

from hearthlight.core.money import Fen


@dataclass(frozen=True)
class Pay:
    """One payment: what the work comes to, what is paid of it, and which cap cut it (empty when none did)."""

    earned: Fen
    fen: Fen
    cut_by: str = ""

    @property
    def uncovered(self) -> Fen:
        """What the caps left out."""
        return self.earned - self.fen


def pay(unit: Fen, units: int, caps: dict[str, Fen] | None = None) -> Pay:
    """Pay for `units` days or months at `unit` fen each, never above the lowest cap.

    `caps` name what may not be overrun: the month's maximum, the rest of the plan's line, the account's balance.
    Raises ValueError for anything that is no integer or negative.
    """
    caps = caps or {}
    if any(type(number) is not int or number < 0 for number in (unit, units, *caps.values())):
        raise ValueError("pay is whole fen for whole days or months, never negative")
    earned = unit * units
    lowest = min(caps, key=lambda name: (caps[name], name), default="")
    if lowest and caps[lowest] < earned:
        return Pay(earned, caps[lowest], lowest)
    return Pay(earned, earned)


@dataclass(frozen=True)
class AssignedWork:
    """Days of village-assigned work for a household: wanted by the gap, given after the cuts, and what stays open."""

    gap: Fen
    wanted_days: int
    days: int
    cut_by: str
    uncovered: Fen


def assigned_work(
    line: Fen, heads: int, expected: Fen, day_wage: Fen, days_left: int, able_days: int, balance: Fen
) -> AssignedWork:
    """Size village-assigned work by the gap: max(0, line × heads - expected income without it).

    Cut by the days left in the year, by the days the household is able to work, and by what the village account can
    pay. Raises ValueError for a wage below one fen or anything negative.
    """
    if day_wage < 1 or min(line, heads, days_left, able_days, balance) < 0:
        raise ValueError("a day's wage is at least one fen, and nothing here is negative")
    gap = max(0, line * heads - expected)
    wanted = -(-gap // day_wage)
    caps = {"wanted": wanted, "year": days_left, "ability": able_days, "balance": balance // day_wage}
    days = min(caps.values())
    cut_by = "" if days == wanted else min(caps, key=lambda name: (caps[name], name))
    return AssignedWork(gap, wanted, days, cut_by, max(0, gap - days * day_wage))
