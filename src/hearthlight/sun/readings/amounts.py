"""Whether an energy can be: below nought, off by a power of ten, more than the sun, nought for long. Pure.

Held against the power of the station and the hours of the interval; where the power is unknown nothing is said.
"""

import polars as pl

from hearthlight.sun.readings.doubting import Sieve

MOST_A_DAY = 9.5
"""Full-load hours of a day: a clear June day in Anhui has about eight."""
MOST_A_YEAR, A_YEAR = 1_700, 8_760
LIKELY = (0.4, 7.5)
"""Full-load hours a day between which a healthy meter's middle lies."""
SLIPS = (10, 1_000, 10_000, 1_000_000)
"""kWh for Wh, kW for W, 万kWh for kWh: powers of ten that units slip by."""
LONG = 31
"""So many days of nought in a row are asked about."""
OVER = 1.2
"""An interval of minutes may reach the nameplate, and a little more at the edge of a cloud."""


def plausible(sieve: Sieve) -> None:
    """Doubt energies that cannot be; a slip of units is offered repaired."""
    energy = pl.col("energy_wh")
    sieve.take("negative", energy < 0, energy)
    day = energy / pl.col("nameplate_w") / (pl.col("hours") / 24)
    sieve.rows = sieve.rows.with_columns(_day=pl.when(pl.col("nameplate_w") > 0).then(day))
    _slips(sieve)
    short, whole = pl.col("hours") < 12, pl.col("hours") > 24 * 20
    most = pl.when(short).then(24 * OVER).when(whole).then(24 * MOST_A_YEAR / A_YEAR * 1.7).otherwise(MOST_A_DAY)
    expected = (most * pl.col("nameplate_w") * pl.col("hours") / 24).round().cast(pl.Int64)
    sieve.take("impossible_yield", pl.col("_day") > most, energy, expected)
    _noughts(sieve)
    sieve.rows = sieve.rows.drop("_day")


def _slips(sieve: Sieve) -> None:
    """Rows whose yield is a power of ten from where their meter's middle, or any healthy meter's, lies."""
    lit = pl.when((pl.col("_day") > 0) & (pl.col("hours") > 12)).then(pl.col("_day"))
    sieve.rows = sieve.rows.with_columns(_middle=lit.median().over("meter"))
    inside = pl.col("_middle").is_between(*LIKELY)
    held = pl.when(inside).then("_middle").otherwise(2.9)
    for slip in SLIPS:
        for factor, power in ((1 / slip, slip), (slip, -slip)):
            mended = pl.col("_day") * factor
            near = (mended / held).is_between(0.25, 3.0) & pl.when(inside).then(True).otherwise(
                (pl.col("_middle") * factor).is_between(*LIKELY)
            )
            far = (pl.col("_day") > MOST_A_DAY * 2.5) if power > 0 else (pl.col("_day") < 0.02)
            repaired = (pl.col("energy_wh") * factor).round().cast(pl.Int64)
            sieve.take(
                "unit_slip", near & far & (pl.col("_day") > 0) & (pl.col("hours") > 12), pl.col("energy_wh"), repaired,
                energy_wh=repaired, at=pl.col("at"), meter=pl.col("meter"),
            )  # fmt: skip
    sieve.rows = sieve.rows.drop("_middle")


def _noughts(sieve: Sieve) -> None:
    """A month and longer of nothing but nought, row after row."""
    energy = pl.col("energy_wh")
    rows = sieve.rows.sort("meter", "at").with_columns(_run=(energy != 0).fill_null(True).cum_sum().over("meter"))
    dark = pl.when(energy == 0).then("hours").otherwise(0.0)
    sieve.rows = rows.with_columns(_days=dark.sum().over("meter", "_run") / 24)
    sieve.take(
        "zeros", (energy == 0) & (pl.col("_days") >= LONG), energy, pl.col("_days").round(),
        energy_wh=energy, at=pl.col("at"), meter=pl.col("meter"),
    )  # fmt: skip
    sieve.rows = sieve.rows.drop("_run", "_days")
