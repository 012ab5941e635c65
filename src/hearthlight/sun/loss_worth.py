"""What a kWh of each station is worth, for losses told in money; unknown stays unknown."""

from collections.abc import Sequence
from datetime import date

from hearthlight.core.parameters import NotKnown
from hearthlight.sun import tariffs
from hearthlight.sun.models import Milestone, Station


def prices_of(stations: Sequence[int], day: date) -> dict[int, int]:
    """{station: whole price, 1/10,000 yuan per kWh} of the connected stations whose price is known; two queries."""
    done = Milestone.whole.filter(stage="connection", station__in=stations, done_on__lte=day)
    connected = dict(done.values_list("station", "done_on"))
    rows = Station.whole.filter(pk__in=list(connected), plan_year__isnull=False)
    found = {
        pk: _price(year, connected[pk], code) for pk, year, code in rows.values_list("pk", "plan_year", "area_code")
    }
    return {pk: price for pk, price in found.items() if price is not None}


def _price(plan_year: int, connected_on: date, place: str) -> int | None:
    try:
        price: int = tariffs.tariff(plan_year, connected_on, place).value
    except NotKnown:
        return None
    return price
