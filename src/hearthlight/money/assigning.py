"""Village-assigned work 村集体派工 sized by the gap: for each home the days it needs, cut by year, ability and account.

A pure function given the funds; the account is spent home after home in the order of numbers, and what stays uncovered
is kept and printed. Not for homes whose able people hold a job already (R93).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hearthlight.core.money import Fen
from hearthlight.money.pay import AssignedWork, assigned_work
from hearthlight.money.planning.gaps import Home


@dataclass(frozen=True)
class Asked:
    """A home to size work for: days somebody of it is able to work; `employed`: its able people have jobs."""

    home: Home
    able_days: int
    employed: bool = False


@dataclass(frozen=True)
class Sized:
    """A home with its work; None where its income is not known or it needs none of this."""

    home: Home
    work: AssignedWork | None
    why_not: str = ""


@dataclass(frozen=True)
class Assigned:
    """All homes, what is spent of the account, what stays uncovered."""

    homes: tuple[Sized, ...]
    spent: Fen
    uncovered: Fen


def assign(asked: Iterable[Asked], day_wage: Fen, days_left: int, balance: Fen) -> Assigned:
    """Size the work of all homes out of one balance. Raises ValueError as `assigned_work` does."""
    found: list[Sized] = []
    left = balance
    for one in asked:
        sized = _sized(one, day_wage, days_left, left)
        found.append(sized)
        left -= sized.work.days * day_wage if sized.work else 0
    return Assigned(tuple(found), balance - left, sum(one.work.uncovered for one in found if one.work))


def _sized(one: Asked, day_wage: Fen, days_left: int, balance: Fen) -> Sized:
    home = one.home
    if one.employed:
        return Sized(home, None, "employed")
    if home.gap is None or home.line is None or home.net is None:
        return Sized(home, None, "unknown")
    expected = home.net - home.village_work
    work = assigned_work(home.line, home.size, expected, day_wage, days_left, one.able_days, balance)
    return Sized(home, work)
