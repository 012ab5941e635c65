"""Receiving a file of readings 读数接收: what is clear is kept, what is doubtful waits for a person; one act a file.

What money rests on (the register of a meter at the end of a month) goes into the table, days and quarter hours into
Parquet by month. The same file twice is one file, the same reading twice one reading.
"""

import hashlib
from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl

from hearthlight.sun import doubt_rows, intervals, meters
from hearthlight.sun.metering import contradiction, keep
from hearthlight.sun.models import Reading, ReadingDoubt, Station
from hearthlight.sun.readings import columns, store
from hearthlight.sun.readings.bad import BadReadings
from hearthlight.sun.readings.parse import Parsed, parse
from hearthlight.sun.readings.receive import LONGEST_DAY, LONGEST_QUARTER, Received, receive
from hearthlight.sun.readings.table import read_table
from hearthlight.trail.act import Actor, act
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Source

ACT, KIND = "sun.receive_readings", "readings"
MOST_DOUBTS = 20_000
"""More doubtful rows than anybody answers one by one: the file itself is wrong."""


def receive_file(user: Actor, place: str, day: date, name: str, content: bytes) -> Source:
    """Take in a file for the meters at and below `place`; its source, whose mapping holds the counts.

    Raises BadReadings (nothing is kept then), Refused.
    """
    digest = hashlib.sha256(content).hexdigest()
    earlier = Source.objects.filter(sha256=digest, kind=KIND, area_code=place).first()
    if earlier:
        return earlier
    table = read_table(name, content)
    mapping = columns.guess(table.name, table.columns)
    parsed = parse(table, mapping)
    known = meters.meters_of(place)
    found = receive(parsed, known, _standing(parsed, known, bool(mapping.register)), _end_of(day))
    _refuse_nothing_but_doubts(table.name, found)
    stations = {one.pk: one for one in Station.whole.filter(pk__in=found.accepted["station"].unique().to_list())}
    fitting, refused = _fitting(_closing(found), stations)
    counts = _counts(found, len(refused))
    with act(user, ACT, at=place, day=day, sha256=digest, summary=counts) as event:
        about = {"kind": KIND, "title": name[:200], "sha256": digest, "received_on": day, "area_code": place}
        source = add(event, Source(mapping=counts, state=Source.State.APPLIED, **about))
        for row in fitting:
            keep(event, _reading(row, source, stations[row["station"]]))
        bulk(
            event,
            [
                *doubt_rows.of(found, source, table.name, meters.owners(known)),
                *_refused(refused, source, table.name, stations),
            ],
        )
        if found.kind != "month":
            intervals.one_at_a_time()
            intervals.keep(found.kind, as_intervals(found.accepted, found.kind))
        return source


def _refuse_nothing_but_doubts(name: str, found: Received) -> None:
    """A file whose unit or columns are wrong is one fault and not a hundred thousand."""
    doubts = len(found.doubts)
    if doubts > MOST_DOUBTS:
        kind = found.doubts["kind"].mode()[0]
        raise BadReadings(
            f"{name}: {doubts:,} rows are doubtful, most of them {kind}: look at unit and columns",
            f"{name}：有{doubts:,}行存疑，多数是“{kind}”：请核对单位和列名后重新报送",
        )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time())


def _standing(parsed: Parsed, known: pl.DataFrame, cumulative: bool) -> pl.DataFrame:
    if cumulative or parsed.rows.is_empty():
        return meters.registers(known)
    first, last = parsed.rows["at"].min(), parsed.rows["at"].max()
    kind = intervals.QUARTER_HOUR if parsed.written == "moment" else intervals.DAY
    return meters.energies(kind, known, first.date() - timedelta(days=1), last.date())  # type: ignore[union-attr]


def _counts(found: Received, refused: int = 0) -> dict[str, Any]:
    kinds = dict(found.doubts.group_by("kind").len().sort("kind").iter_rows())
    if refused:
        kinds["register_back"] = kinds.get("register_back", 0) + refused
    plain = {"accepted": len(found.accepted) - refused, "left_out": found.left_out, "gaps": found.gaps}
    return plain | {"data": found.kind, "doubts": kinds}


def _closing(found: Received) -> pl.DataFrame:
    """The rows for the table: all of a file by month; of a cumulative meter read oftener the last of each month, and
    its last in the file, from which the next file goes on."""
    rows = found.accepted.sort("meter", "at")
    if found.kind == "month":
        return rows
    last = pl.col("at") == pl.col("at").max().over("meter")
    ends = pl.col("at").dt.offset_by("-1d").dt.month() != pl.col("at").dt.month()
    return rows.filter(pl.col("register_wh").is_not_null() & (ends | last) & (pl.col("at").dt.hour() == 0))


def as_intervals(accepted: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Accepted rows as they are kept (columns INTERVAL): ends in UTC. A meter's first register has no energy yet, and
    one after a gap holds several days, which no day can have: it is in the register alone."""
    utc = pl.col("at").dt.replace_time_zone(store.ZONE).dt.convert_time_zone("UTC")
    longest = LONGEST_DAY if kind == intervals.DAY else LONGEST_QUARTER
    rows = accepted.filter(pl.col("energy_wh").is_not_null() & (pl.col("hours") <= longest))
    return rows.select("station", at=utc, minutes=(pl.col("hours") * 60).cast(pl.Int32), energy_wh="energy_wh")


def _fitting(
    rows: pl.DataFrame, stations: dict[int, Station]
) -> tuple[list[dict[str, Any]], list[tuple[dict[str, Any], str]]]:
    """The registers that fit those that stand, and the others with the sentence why not."""
    fitting, refused = [], []
    for row in rows.iter_rows(named=True):
        told = "" if row["register_wh"] is None else contradiction(_reading(row, None, stations[row["station"]]))
        if told:
            refused.append((row, told))
        else:
            fitting.append(row)
    return fitting, refused


def _reading(row: dict[str, Any], source: Source | None, station: Station) -> Reading:
    """A reading of the end of a day; a month's energy alone counts on from the register before."""
    day = (row["at"] - timedelta(minutes=1)).date()
    about = {"station": station, "meter_no": row["meter"], "source": source, "synthetic": station.synthetic}
    register, multiplier = row["register_wh"], row["multiplier"]
    if register is None:
        before = Reading.whole.filter(station=station, meter_no=row["meter"], set_aside=False, read_on__lt=day)
        last = before.order_by("-read_on").values_list("register_wh", flat=True).first()
        register = (last or 0) + row["energy_wh"] // multiplier
    return Reading(read_on=day, register_wh=register, multiplier=multiplier, **about)


def _refused(
    rows: list[tuple[dict[str, Any], str]], source: Source, sheet: str, stations: dict[int, Station]
) -> list[ReadingDoubt]:
    return [doubt_rows.contradicts(row, told, source, sheet, stations[row["station"]]) for row, told in rows]
