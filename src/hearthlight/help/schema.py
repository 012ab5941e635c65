"""The columns of help's frames: one row a measure; what a household frame gains. Pure: Polars, Parquet, Spark alike.

A null is *unknown*, never no. No name and no number stands in them.
"""

from dataclasses import dataclass

from hearthlight.help.measures import KINDS


@dataclass(frozen=True)
class Measure:
    """One measure of help 帮扶措施 on a day.

    ``kind``: a code of `measures.KINDS`. ``days_late``: since the day it was due, negative before it.
    ``has_result``: by the day an amount or a paper shows what came of it; ``has_paper``: a paper does. ``fen``: the
    amount promised, ``result_fen`` what arrived.
    """

    measure: int
    household: int
    area_code: str
    kind: str
    fen: int | None
    days_late: int | None
    has_result: bool | None
    has_paper: bool | None
    result_fen: int | None


@dataclass(frozen=True)
class Used:
    """What a household frame gains by the help it gets.

    ``measures``: written down by the day, ``measures_of_…`` those of one kind. ``placements``: openings that its
    people hold here; ``public_openings`` of the register is null where none is known and one may be.
    ``minimum_living_fen`` and ``solar_fen``: of the last whole year, null when nothing is known of that year's income.
    ``policies_continue`` (R86): null where undetermined, false for an ordinary household.
    """

    household: int
    policies_continue: bool | None
    placements: int
    public_openings: int | None
    minimum_living_fen: int | None
    solar_fen: int | None
    measures: int


def of_kind(kind: str) -> str:
    """The column that counts the measures of a kind: ``of_kind("health")``."""
    return f"measures_of_{kind}"


KIND_COLUMNS = tuple(of_kind(kind) for kind in KINDS)
