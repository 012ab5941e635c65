"""Homes whose life the tests tell, and what stands of them."""

from datetime import date
from typing import Any

from hearthlight.decisions.models import Decision
from hearthlight.places.models import Area
from hearthlight.register import standing
from hearthlight.register.models import Household, Member
from hearthlight.register.queries import ledger
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.register.homes import (
    BEGIN,
    DAY,
    OTHER_VILLAGE,
    SYSTEM,
    TOWN,
    VILLAGE,
    home,
    village,
)

THEN = date(2017, 2, 1)


def registered(people: int = 3, **fields: Any) -> Household:
    return home([{} for _ in range(people)], [("registered", BEGIN)], **fields)


def there(house: Household, day: date = DAY) -> list[tuple[int, str | None]]:
    return list(
        Member.whole.filter(standing.present(day), household=house).order_by("number").values_list("number", "relation")
    )


def numbers(place: str) -> tuple[int, ...]:
    """(joined, left, closing) of households, then of people, since the day before."""
    kept = ledger(place, DAY, date(2017, 1, 31))
    assert kept.balanced
    return tuple(getattr(one, name) for one in (kept.households, kept.people) for name in ("joined", "left", "closing"))


def villages() -> None:
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        village(event, VILLAGE, "样一村")
        village(event, OTHER_VILLAGE, "样二村")
        if not Area.objects.filter(code=TOWN).exists():
            add(event, Area(code=TOWN, level="township", name="样镇", from_date=BEGIN))


def closed(place: str, year: int) -> Decision:
    with act(SYSTEM, "test.close", at=place, day=DAY) as event:
        row = Decision(kind="year_close", subject_kind="places.area", subject_id=year, area_code=place)
        row.procedure, row.procedure_date, row.payload = "year_close", BEGIN, {"year": year}
        row.state = "passed"
        return add(event, row)
