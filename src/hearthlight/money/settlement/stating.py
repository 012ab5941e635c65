"""Many statements stated and owed inside an act that is under way, through one booking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.money import entries, seals
from hearthlight.money.chart import county_book
from hearthlight.money.journal import book
from hearthlight.money.models import Statement
from hearthlight.money.owners import parts, shares
from hearthlight.money.settlement.statement_file import StatedRow
from hearthlight.sun.models import Reading, Station
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event, Source


@dataclass(frozen=True)
class New:
    """A row to state: its station, the price used where the file has none, the readings it is of."""

    row: StatedRow
    station: Station
    price: int
    readings: tuple[Reading | None, Reading | None] = (None, None)


def state_in(event: Event, rows: Sequence[New], source: Source) -> list[Statement]:
    """State these rows and owe each to its villages. Raises NoOwner."""
    statements = bulk(event, [_statement(one, source) for one in rows])
    held = {month: shares(Month.parse(month).last) for month in {one.month for one in statements}}
    owed = [(one, parts(one.station, one.fen, held[one.month])) for one in statements if one.fen]
    book(event, [owed_by(event, one, part) for one, part in owed])
    return statements


def owed_by(event: Event, row: Statement, parts_of_it: Mapping[str, Fen]) -> entries.Draft:
    """The entry that a statement is owed by, sealed with the statement."""
    draft = entries.owe(row.pk, county_book(row.area_code), parts_of_it, event.day)
    return entries.sealed(draft, seals.of_statement(row))


def _statement(one: New, source: Source) -> Statement:
    return Statement(
        station=one.station,
        area_code=one.station.area_code,
        month=one.row.month,
        stream=one.row.stream,
        energy_wh=one.row.energy_wh,
        price=one.price,
        fen=one.row.fen,
        reading_from=one.readings[0],
        reading_to=one.readings[1],
        source=source,
        source_row=one.row.row,
    )
