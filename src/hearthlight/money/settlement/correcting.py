"""A corrected statement 更正结算单: a later revision, and an entry for the difference alone, whatever was paid by then.

What was received, sent on and paid stays as it was. A difference upwards is owed and received like any other sum; one
downwards is set off by the utility against its next payment, and stands as a minus until then.
"""

from collections.abc import Mapping

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.money import entries, seals
from hearthlight.money.chart import Code, Kind, county_book
from hearthlight.money.journal import book
from hearthlight.money.models import Leg, Statement
from hearthlight.money.owners import parts, shares
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source


def correct_in(
    event: Event, before: Statement, energy: WattHour, price: int, fen: Fen, source: Source, row: int | None = None
) -> Statement:
    """State a station's month and stream anew and owe what differs, village by village, inside an act under way."""
    statement = Statement(
        station=before.station,
        area_code=before.area_code,
        month=before.month,
        stream=before.stream,
        revision=before.revision + 1,
        energy_wh=energy,
        price=price,
        fen=fen,
        reading_from=before.reading_from,
        reading_to=before.reading_to,
        source=source,
        source_row=row,
    )
    add(event, statement)
    owed = difference(parts(before.station, fen, shares(Month.parse(before.month).last)), owed_so_far(before))
    if owed:
        draft = entries.owe(statement.pk, county_book(statement.area_code), owed, event.day)
        book(event, [entries.sealed(draft, seals.of_statement(statement))])
    return statement


def difference(now: Mapping[str, Fen], before: Mapping[str, Fen]) -> dict[str, Fen]:
    """What each village is owed more, or less as a minus; those for whom nothing changed are left out."""
    villages = sorted({*now, *before})
    found = {village: now.get(village, 0) - before.get(village, 0) for village in villages}
    return {village: fen for village, fen in found.items() if fen}


def owed_so_far(statement: Statement) -> dict[str, Fen]:
    """What each village is owed of this statement and its earlier revisions together."""
    same = Statement.whole.filter(station=statement.station_id, month=statement.month, stream=statement.stream)
    legs = Leg.whole.filter(statement__in=same, account__code=Code.OWED, entry__number__isnull=False)
    found: dict[str, Fen] = {}
    for village, kind, fen in legs.values_list("account__area_code", "entry__kind", "fen"):
        if kind in (Kind.OWE, Kind.REVERSE):
            found[village] = found.get(village, 0) - fen
    return found
