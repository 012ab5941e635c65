"""Demo statements 样例数据: every read month of every connected station stated by the utility, in its streams."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearthlight.core.parameters import NotKnown
from hearthlight.core.period import Month
from hearthlight.demo.world import LIXIN, World
from hearthlight.money.journal import book
from hearthlight.money.models import Statement
from hearthlight.money.owners import parts, shares
from hearthlight.money.pricing import Stream, by_stream
from hearthlight.money.settlement.stating import owed_by
from hearthlight.sun.models import Milestone, Reading
from hearthlight.sun.tariffs import coal_price, tariff
from hearthlight.trail.act import act, digest
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event, Source

STATED_ON = 10
"""The utility states a month on this day of the next."""


@dataclass(frozen=True)
class Metered:
    """A reading with the one before it, and the day its station was connected."""

    before: Reading
    reading: Reading
    connected: date

    @property
    def month(self) -> Month:
        """The month it is stated for."""
        return Month.of(self.reading.read_on)


def metered() -> dict[Month, list[Metered]]:
    """Every reading that brought energy, by month."""
    connected = dict(Milestone.whole.filter(stage="connection").values_list("station", "done_on"))
    rows = Reading.whole.filter(set_aside=False).select_related("station").order_by("station", "meter_no", "read_on")
    found: dict[Month, list[Metered]] = defaultdict(list)
    before: Reading | None = None
    for row in rows:
        if before and row.energy_wh and before.station_id == row.station_id:
            one = Metered(before, row, connected[row.station_id])
            found[one.month].append(one)
        before = row
    return found


def state(world: World, month: Month, rows: Iterable[Metered]) -> None:
    """State one month and owe it to the villages."""
    day = min(month.plus(1).first.replace(day=STATED_ON), world.day)
    with act(world.system, "demo.load_statements", at=LIXIN, day=day) as event:
        source = _paper(event, month)
        statements = bulk(event, [one for row in rows for one in _statements(row, source)])
        held = shares(month.last)
        owed = [(one, parts(one.station, one.fen, held)) for one in statements if one.fen]
        book(event, [owed_by(event, one, part) for one, part in owed])


def _paper(event: Event, month: Month) -> Source:
    title = f"样例 {month} 光伏电费结算单"
    paper = Source(kind="statement", title=title, sha256=digest(title), received_on=event.day, area_code=LIXIN)
    return add(event, paper)


def _statements(row: Metered, source: Source) -> Iterable[Statement]:
    station, energy = row.reading.station, row.reading.energy_wh or 0
    whole = tariff(station.plan_year, row.connected).value
    coal = _coal_price(row.month.first)
    prices = {Stream.WHOLE: whole, Stream.COAL: coal or 0, Stream.SUBSIDY: whole - (coal or 0)}
    for stream, fen in by_stream(energy, whole, coal).items():
        yield Statement(
            station=station,
            area_code=station.area_code,
            month=str(row.month),
            stream=stream,
            energy_wh=energy,
            price=prices[stream],
            fen=fen,
            reading_from=row.before,
            reading_to=row.reading,
            source=source,
        )


def _coal_price(day: date) -> int | None:
    try:
        return int(coal_price(day).value)
    except NotKnown:
        return None
