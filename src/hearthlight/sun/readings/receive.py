"""A parsed file against what is known: which readings may be kept, which wait for a person, and why. Pure.

    received = receive(parsed, meters, kept, now)
    received.accepted, received.doubts, received.left_out

Each row of the file ends in one place: accepted, doubted once, or left out because it stands already.
"""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from hearthlight.sun.readings import amounts, clocks, registers, whose
from hearthlight.sun.readings.doubting import Sieve
from hearthlight.sun.readings.parse import Parsed

DAY_MINUTES = 1440
LONGEST_DAY, LONGEST_QUARTER = 36.0, 12.0
"""Hours up to which an interval is a day's, or one of minutes."""


@dataclass(frozen=True)
class Received:
    """`accepted`: RAW with station, hours and the energy since the reading before; DOUBT; rows that stand already.

    `kind` is month, day or quarter_hour, by the middle of the intervals; `gaps` are intervals missing between rows.
    """

    kind: str
    accepted: pl.DataFrame
    doubts: pl.DataFrame
    left_out: int
    gaps: int


def receive(parsed: Parsed, meters: pl.DataFrame, kept: pl.DataFrame, now: datetime) -> Received:
    """Look at every row. `meters` is a frame METER, `kept` a frame KEPT of the same kind of number, `now` local."""
    sieve = Sieve(parsed.rows, [parsed.doubts])
    whose.known(sieve, meters, now)
    cumulative = sieve.rows["register_wh"].is_not_null().any()
    if not cumulative:
        _intervals(sieve, parsed.written)
    left_out = whose.new(sieve, kept)
    if cumulative:
        registers.advance(sieve, kept)
    amounts.plausible(sieve)
    kind = _kind(sieve.rows)
    if kind == "quarter_hour":
        clocks.on_time(sieve)
    return Received(kind, sieve.rows, sieve.all_doubts(), left_out, _gaps(sieve.rows, kind))


def _intervals(sieve: Sieve, written: str) -> None:
    """The hours of each interval, from the form of its time or the step of its meter; power becomes energy.

    Energies and powers are those of the station: a transformer's multiplier is for registers alone.
    """
    step = (pl.col("at") - pl.col("at").shift(1)).dt.total_minutes().over("meter").median().over("meter")
    minutes = {
        "day": pl.lit(DAY_MINUTES),
        "month": (pl.col("at") - pl.col("at").dt.offset_by("-1mo")).dt.total_minutes(),
    }.get(written, step.fill_null(DAY_MINUTES))
    rows = sieve.rows.sort("meter", "at").with_columns(hours=minutes / 60)
    of_power = (pl.col("power_w") * pl.col("hours")).round().cast(pl.Int64)
    sieve.rows = rows.with_columns(energy_wh=pl.coalesce("energy_wh", of_power))


def _kind(rows: pl.DataFrame) -> str:
    """By the middle of the intervals; registers that are read every few days are as good as those of a month."""
    middle = rows["hours"].median()
    if middle is None or float(middle) > LONGEST_DAY:  # type: ignore[arg-type]
        return "month"
    return "day" if float(middle) > LONGEST_QUARTER else "quarter_hour"  # type: ignore[arg-type]


def _gaps(rows: pl.DataFrame, kind: str) -> int:
    """Days or quarter hours that are missing between two rows of a meter; a month's register misses nothing."""
    if kind == "month" or rows.is_empty():
        return 0
    step = (pl.col("at") - pl.col("at").shift(1)).dt.total_minutes().over("meter") / 60
    one = 24.0 if kind == "day" else float(rows["hours"].median() or 0.25)  # type: ignore[arg-type]
    ordered = rows.sort("meter", "at")
    return int(ordered.select((step / one - 1).clip(0).fill_null(0).sum()).item())
