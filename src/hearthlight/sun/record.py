"""A station's page, as of a day: five queries for everything it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearthlight.core.parameters import NotKnown, Value
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.people.sight import Viewer
from hearthlight.sun import expect, tariffs
from hearthlight.sun.bands import band
from hearthlight.sun.climate import BadClimate
from hearthlight.sun.milestones import Standing, State, standing
from hearthlight.sun.models import Expectation, Milestone, Reading, Share, Station
from hearthlight.sun.spans import by_month, expected_months, span, together
from hearthlight.sun.yields import Judgement, judge
from hearthlight.trail.dated import in_force

NOT_KNOWN = Standing(State.UNKNOWN)


@dataclass(frozen=True)
class MonthBar:
    """One month of a meter: read, and expected with its band (None where nothing was expected yet)."""

    month: Month
    read_wh: WattHour
    expected_wh: WattHour | None
    low_wh: WattHour | None
    high_wh: WattHour | None


@dataclass(frozen=True)
class StationPage:
    """Everything a station's page shows, as of a day."""

    station: Station
    milestones: list[tuple[Milestone, Standing]]
    shares: list[Share]
    readings: list[Reading]
    generated_wh: WattHour
    months: list[MonthBar]
    typical: list[WattHour]
    """Expected by month of a typical year, January first; empty where nothing was expected yet."""
    year: tuple[WattHour, WattHour, WattHour] | None
    """Expected of a typical year by physics, with its band."""
    certainty: str
    tariff: Value | None
    fall: tariffs.Fall | None
    fall_costs_fen_year: int | None
    judgement: Judgement


def standing_of(row: Milestone, day: date) -> Standing:
    """How a stored milestone stands on a day."""
    return standing(day, row.planned_on, row.due_on, row.done_on, row.precision)


def station_page(pk: int, day: date, viewer: Viewer) -> StationPage:
    """The page of one station. Raises Station.DoesNotExist when there is none or the viewer may not see it."""
    station = viewer.limit(Station.whole.filter(pk=pk)).select_related("site", "source").get()
    milestones = [(row, standing_of(row, day)) for row in Milestone.whole.filter(station=station).order_by("pk")]
    readings = list(Reading.whole.filter(station=station, read_on__lte=day).order_by("read_on"))
    expected = list(Expectation.whole.filter(station=station).order_by("month"))
    typical = [row.expected_wh for row in expected]
    tariff, fall = prices(station, milestones, day)
    year = _banded(typical)
    return StationPage(
        station=station,
        milestones=milestones,
        shares=list(Share.whole.filter(in_force(day), station=station).order_by("area_code")),
        readings=readings,
        generated_wh=sum(row.energy_wh or 0 for row in readings),
        months=_bars(readings, expected),
        typical=typical,
        year=year,
        certainty=expected[0].certainty if expected else "",
        tariff=tariff,
        fall=fall,
        fall_costs_fen_year=tariffs.fall_costs(fall, year[0]) if fall and year else None,
        judgement=judged(station, readings, typical, tariff),
    )


def _meters(readings: Iterable[Reading]) -> list[list[tuple[date, WattHour]]]:
    meters: dict[str, list[tuple[date, WattHour]]] = {}
    for row in readings:
        if not row.set_aside:
            meters.setdefault(row.meter_no, []).append((row.read_on, row.register_wh * row.multiplier))
    return list(meters.values())


def _bars(readings: list[Reading], expected: list[Expectation]) -> list[MonthBar]:
    typical = {row.month: row for row in expected}
    bars = []
    for month, energy in (read for meter in _meters(readings) for read in by_month(meter).items()):
        row = typical.get(month.number)
        known = (row.expected_wh, row.low_wh, row.high_wh) if row else (None, None, None)
        bars.append(MonthBar(month, energy, *known))
    return bars


def _banded(months_wh: list[WattHour]) -> tuple[WattHour, WattHour, WattHour] | None:
    """Sum, low and high; None without an expectation, or when the county's climate file is bad (doctor says so)."""
    try:
        return (sum(months_wh), *band(months_wh, expect.in_use().spread)) if months_wh else None
    except BadClimate:
        return None


def prices(
    station: Station, milestones: Iterable[tuple[Milestone, Standing]], day: date
) -> tuple[Value | None, tariffs.Fall | None]:
    """A connected station's price, or the price of today and the fall ahead of one that is not; None where unknown."""
    connection = next((found for row, found in milestones if row.stage == "connection"), NOT_KNOWN)
    if station.plan_year is None or connection.state is State.UNKNOWN:
        return None, None
    done = connection.on if connection.state is State.DONE else None
    try:
        tariff = tariffs.tariff(station.plan_year, done or day, station.area_code)
        return tariff, None if done else tariffs.next_fall(station.plan_year, day, station.area_code)
    except NotKnown:
        return None, None


def judged(station: Station, readings: Iterable[Reading], year_wh: list[WattHour], tariff: Value | None) -> Judgement:
    """How good the yield of the meter's whole months is, against physics, the normal hours and what was stated."""
    covered = together(span(meter) for meter in _meters(readings))
    months = expected_months(covered.months, year_wh) if year_wh else []
    return judge(
        covered.generated_wh,
        station.power_w,
        len(covered.months),
        tariff.value if tariff else None,
        _banded(months),
        station.expected_fen_year,
    )
