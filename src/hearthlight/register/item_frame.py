"""The items of income of a place's households, one row an item 收入明细: what stands behind the frame's sums."""

from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.register import parts
from hearthlight.register.models import Income
from hearthlight.register.past import past_parts, past_rows
from hearthlight.register.past.overlay import Moment
from hearthlight.register.reading import Scope


def items(day: date, place: str) -> pl.DataFrame:
    """household, item (code), fen: of the last whole calendar year before `day`, a row an item of a household.

    Of a past day as `frames.households` does. The caller sees to sight: this reads past it.
    """
    year, moment = day.year - 1, Moment(day)
    if past_rows.is_past(moment):
        found = past_parts.items_of(_then(year, moment), year)
    else:
        found = parts.items_of(year, Scope(*areas.subtree(place)))
    return found.select("household", "item", "fen")


def _then(year: int, moment: Moment) -> pl.DataFrame:
    """The rows of the account as they were, those of every place: households may have moved since."""
    where, given = past_rows.come("year = %s", [year], moment.day)
    found = past_rows.rows(Income, "id", past_parts.INCOME, moment, where, given)
    return found.filter(pl.col("fen").is_not_null())
