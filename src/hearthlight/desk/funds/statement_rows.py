"""Statements of a month, and one of them followed to its meter, its file and its people."""

from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.desk.funds.words import KINDS, STREAMS
from hearthlight.money.models import Leg, Statement
from hearthlight.money.settlement.standing import newest
from hearthlight.money.trace import forward
from hearthlight.places import queries as places
from hearthlight.sun.tariffs import tariff

MOST = 400


def of_month(place: str, month: str, stream: str) -> list[dict[str, Any]]:
    """The statements of a month and part that stand, by station."""
    low, high = areas.subtree(place)
    rows = Statement.whole.filter(area_code__gte=low, area_code__lt=high, month=month, stream=stream)
    kept = sorted(newest(rows.select_related("station")).values(), key=lambda row: row.station.number)
    names = places.names([row.area_code for row in kept])
    return [{"row": row, "place": names.get(row.area_code, row.area_code)} for row in kept[:MOST]]


def of_statement(row: Statement, day: date) -> dict[str, Any]:
    """The parts of the villages, the way of the money, the plans it reached; up to six queries."""
    found = forward(row)
    owed = Leg.whole.filter(statement=row, account__code="owed", entry__number__isnull=False).order_by(
        "account__area_code"
    )
    parts = list(owed.values_list("account__area_code", "fen"))
    names = places.names([village for village, _fen in parts])
    return {
        "stream": STREAMS[row.stream],
        "parts": [(names.get(village, village), village, -fen) for village, fen in parts][:MOST],
        "way": [(KINDS[entry.kind], entry) for entry in found.entries],
        "reached": [(one, names.get(one.plan.area_code, one.plan.area_code)) for one in found.reached],
        "price": _price(row),
    }


def _price(row: Statement) -> Any:
    """The price by rule with its document, None where nothing is known."""
    done = row.station.milestones.filter(stage="connection").values_list("done_on", flat=True).first()
    if done is None or row.station.plan_year is None:
        return None
    try:
        return tariff(row.station.plan_year, done)
    except LookupError:
        return None
