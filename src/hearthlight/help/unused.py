"""Entitlements a household has and has not used 应享未享 (R88): one state a household and entitlement.

Unknown is never no: what cannot be told is *undetermined* and listed. Pure: a household frame with the columns of
`help.schema.Used` and the dated entitlements of a pack in, a frame out.
"""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_

import narwhals as nw
import polars as pl

from hearthlight.help.marks import N_
from hearthlight.help.schema import of_kind
from hearthlight.standard.law.entitlements import Entitlement

USED, TICKED, UNUSED, NOT_ENTITLED, UNDETERMINED = "used", "ticked", "unused", "not_entitled", "undetermined"
STATES = (UNUSED, TICKED, UNDETERMINED, USED, NOT_ENTITLED)
"""In the order in which they are shown: what needs somebody first."""

SAID = {
    UNUSED: N_("entitled, not used"),
    TICKED: N_("measure written down, the lack still there"),
    UNDETERMINED: N_("cannot be told"),
    USED: N_("entitled and used"),
    NOT_ENTITLED: N_("not entitled"),
}
"""What a state says, as message ids."""

COLUMNS = {"household": pl.Int64, "area_code": pl.String, "entitlement": pl.String, "state": pl.String}


def answers(homes: pl.DataFrame, entitlements: Sequence[Entitlement], day: date) -> pl.DataFrame:
    """One row a household and entitlement that can be claimed on `day` where it lives: columns of COLUMNS."""
    parts = [_answers(homes, one) for one in entitlements if one.in_force(day, one.place)]
    return pl.concat(parts) if parts else pl.DataFrame(schema=COLUMNS)


def _answers(homes: pl.DataFrame, one: Entitlement) -> pl.DataFrame:
    here = nw.from_native(homes.filter(pl.col("area_code").str.starts_with(one.place)), eager_only=True)
    absent = set(one.reads) - set(here.columns)
    said = nw.lit(UNDETERMINED) if absent else state(one)
    found = here.select("household", "area_code", entitlement=nw.lit(one.code), state=said).to_native()
    return found.cast(pl.Schema(COLUMNS))


def state(one: Entitlement) -> nw.Expr:
    """The state as one expression: who is not entitled first, then what is used, then what nobody knows.

    A measure that is written down while the lack stands on is *ticked* 已打勾，短板仍在: ticking is no help.
    """
    concerns, used, still = one.concerns(), used_up(one), one.still()
    return (
        nw.when(~concerns)
        .then(nw.lit(NOT_ENTITLED))
        .when(nw.lit(False) if still is None else used & still)
        .then(nw.lit(TICKED))
        .when(used)
        .then(nw.lit(USED))
        .when(concerns & ~used)
        .then(nw.lit(UNUSED))
        .otherwise(nw.lit(UNDETERMINED))
    )


def used_up(one: Entitlement) -> nw.Expr:
    """True where a measure of its kinds is written down, or where the register shows that it is used."""
    measured = [nw.col(of_kind(kind)) > 0 for kind in one.measures]
    shown = one.used()
    return reduce(or_, measured if shown is None else [*measured, shown], nw.lit(False))


def by_state(found: pl.DataFrame) -> pl.DataFrame:
    """One row an entitlement: its code, then how many households are in each of STATES, a zero where none is."""
    tallies = [(pl.col("state") == one).sum().cast(pl.Int64).alias(one) for one in STATES]
    return found.group_by("entitlement", maintain_order=True).agg(tallies)
