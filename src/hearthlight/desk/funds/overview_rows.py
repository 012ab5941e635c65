"""The page of a place's money: the flow, what is late, what lies idle, in words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.funds.words import STREAMS
from hearthlight.desk.overview import number_link
from hearthlight.money import queries as funds
from hearthlight.money.arrears import Arrear, arrears, idle
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
    known = places.names([one.village for one in waiting])
    return {
        "flow": _gates(funds.flow(place, day), place),
        "late": [_late(one, day) for one in late if one.open > 0],
        "set_off": sum(-one.open for one in late if one.open < 0),
        "idle": [_idle(one, known, day, held.value if held else None) for one in waiting],
        "held": held,
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


def _idle(one: Any, known: dict[str, str], day: date, most: int | None) -> dict[str, Any]:
    days = one.days(day)
    return {
        "code": one.village,
        "name": known.get(one.village, one.village),
        "fen": one.fen,
        "since": one.since,
        "days": days,
        "long": most is not None and days > most,
    }
