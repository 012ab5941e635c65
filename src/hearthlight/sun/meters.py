"""The meters of a place and what stands of their readings, as the pure checks take them."""

from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.sun import intervals
from hearthlight.sun.models import Reading, Station
from hearthlight.sun.readings import store, whose

MICRO = 1_000_000


def meters_of(place: str) -> pl.DataFrame:
    """Every meter at and below `place` (columns METER): that of its station, and those that were read before."""
    low, high = areas.subtree(place)
    stations = Station.whole.filter(area_code__gte=low, area_code__lt=high).exclude(kind="lot").select_related("site")
    known = {one.pk: one for one in stations}
    rows = {(one.meter_no, pk): 1 for pk, one in known.items() if one.meter_no}
    read = Reading.whole.filter(station__in=list(known)).order_by("pk").values_list("meter_no", "station", "multiplier")
    rows |= {(meter, station): multiplier for meter, station, multiplier in read}
    return pl.DataFrame(
        [(meter, pk, multiplier, known[pk].power_w, _east(known[pk])) for (meter, pk), multiplier in rows.items()],
        schema=whose.METER,
        orient="row",
    )


def _east(station: Station) -> float | None:
    micro = station.site.longitude_micro
    return None if micro is None else micro / MICRO


def owners(meters: pl.DataFrame) -> dict[str, Station]:
    """{meter: its station}, without meters of two; one query."""
    alone = meters.group_by("meter").agg(pl.col("station").unique()).filter(pl.col("station").list.len() == 1)
    whose_is = {meter: stations[0] for meter, stations in alone.iter_rows()}
    known = Station.whole.in_bulk(list(whose_is.values()))
    return {meter: known[pk] for meter, pk in whose_is.items()}


def registers(meters: pl.DataFrame) -> pl.DataFrame:
    """The registers that stand (columns KEPT): a day's reading is read at its end."""
    rows = Reading.whole.filter(station__in=meters["station"].unique().to_list(), set_aside=False)
    kept = [(meter, day, register) for meter, day, register in rows.values_list("meter_no", "read_on", "register_wh")]
    frame = pl.DataFrame(kept, schema={"meter": pl.String, "day": pl.Date, "value": pl.Int64}, orient="row")
    return frame.select("meter", at=pl.col("day").cast(pl.Datetime("us")).dt.offset_by("1d"), value="value")


def energies(kind: str, meters: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    """The intervals of a kind that stand from one day to another (columns KEPT), by local end."""
    stations = meters.select("station", "meter").unique("station", keep="first", maintain_order=True)
    rows = intervals.read(kind, stations["station"].to_list(), first, last)
    local = pl.col("at").dt.convert_time_zone(store.ZONE).dt.replace_time_zone(None)
    return rows.join(stations, on="station").select("meter", at=local, value="energy_wh").cast(whose.KEPT)  # type: ignore[arg-type]
