"""The page of a place's money: the flow, what is late, what lies idle, in words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.amounts import percent
from hearthlight.desk.funds.words import STREAMS
from hearthlight.desk.overview import number_link
from hearthlight.money import queries as funds
from hearthlight.money.arrears import Arrear, Idle, arrears, idle
from hearthlight.money.over_time import income_by_year, labour_by_month
from hearthlight.money.planning import limits
from hearthlight.places import queries as places

GATES = (
    ("made", "solar_income"),
    ("due", "due"),
    ("not_yet_due", "not_yet_due"),
    ("received", "received"),
    ("late", "late"),
    ("held_by_county", "held_by_county"),
    ("in_village_books", "in_village_books"),
    ("unplanned", "unplanned"),
    ("unpaid", "unpaid"),
    ("paid", "paid"),
)


def read(place: str, day: date) -> dict[str, Any]:
    """Everything of the page; four queries."""
    late, waiting = arrears(place, day), idle(place, day)
    held = limits.found("held_days", day, place)
    below = _below(place)
    known = places.names([areas.at(one.village, below) for one in waiting])
    return {
        "flow": _gates(funds.flow(place, day), place),
        "late": [_late(one, day) for one in late if one.open > 0],
        "set_off": sum(-one.open for one in late if one.open < 0),
        "idle": _idle(waiting, below, known, day, held.value if held else None),
        "by_village": below == "village",
        "held": held,
        "years": by_year(place, day),
        "labour": labour(place, day),
        "of_village": areas.level(place).name == "village",
    }


def _gates(flow: funds.Flow, place: str) -> list[tuple[str, int, str]]:
    words = {
        "made": _("made: stated by the utility"),
        "due": _("due by today by rule"),
        "not_yet_due": _("not yet due"),
        "received": _("received from the utility"),
        "late": _("due and not received"),
        "held_by_county": _("held in the county's settlement account"),
        "in_village_books": _("received in village books"),
        "unplanned": _("in village books, in no plan"),
        "unpaid": _("in adopted plans, not yet paid"),
        "paid": _("paid to people, works and costs"),
    }
    return [(words[name], getattr(flow, name), number_link(f"money.{code}", place)) for name, code in GATES]


def _late(one: Arrear, day: date) -> dict[str, Any]:
    return {
        "month": one.month,
        "stream": STREAMS[one.stream],
        "stated": one.stated,
        "received": one.received,
        "open": one.open,
        "due": one.due,
        "days": one.days_late(day),
    }


def by_year(place: str, day: date) -> list[tuple[int, int, str]]:
    """(year, collective income by statements, where it opens to)."""
    return [
        (year, fen, number_link("money.solar_income", place, year=year)) for year, fen in income_by_year(place, day)
    ]


def labour(place: str, day: date) -> list[tuple[str, int, int, str]]:
    """(month, paid as wages, as grants and rewards, the share of wages)."""
    return [(month, wages, gifts, percent(wages, wages + gifts)) for month, wages, gifts in labour_by_month(place, day)]


def _below(place: str) -> str:
    """Whose money a row tells: a township's in a county and above, else a village's."""
    return "township" if areas.level(place).width <= areas.width("county") else "village"


def _idle(waiting: list[Idle], below: str, known: dict[str, str], day: date, most: int | None) -> list[dict[str, Any]]:
    """One row a place in the order of codes: its villages' money together, how many they are, the longest wait."""
    found: dict[str, dict[str, Any]] = {}
    for one in waiting:
        code, days = areas.at(one.village, below), one.days(day)
        row = found.setdefault(code, {"code": code, "name": known.get(code, code), "fen": 0, "villages": 0, "days": 0})
        row["fen"] += one.fen
        row["villages"] += 1
        row["since"] = min(row.get("since", one.since), one.since)
        row["days"] = max(row["days"], days)
        row["long"] = most is not None and row["days"] > most
    return list(found.values())
