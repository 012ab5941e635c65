"""The gate of poor villages 贫困村出列 as their facts stand on a day. Reads only, past sight."""

from datetime import date

import polars as pl

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import NotKnown
from hearthlight.places.queries import latest
from hearthlight.places.village_facts import EXIT_FACTS, FACTS, Fact
from hearthlight.register.standing import POOR
from hearthlight.register.village_frame import villages as village_frame
from hearthlight.standard import pack
from hearthlight.standard.exits.places import counted
from hearthlight.standard.exits.rules import VILLAGE, VILLAGE_RATE


def rules(day: date, place: str) -> list[Rule]:
    """The items of a village's gate on `day`: the rate and those that the pack's parameter names. Raises NoPack."""
    try:
        named = pack.on(day).parameters.at("village_exit_items", day, place).value
    except NotKnown:
        named = list(VILLAGE)
    return [VILLAGE_RATE, *(VILLAGE[item] for item in named if item in VILLAGE)]


def villages(place: str, day: date) -> pl.DataFrame:
    """The poor villages at `place` that are not out: the village frame with the columns of the gate's rules."""
    stated = latest([fact.measure for fact in (*FACTS, *EXIT_FACTS)], place, day)
    frame = village_frame(day, place, stated).filter(pl.col("state").is_in(POOR))
    told = [_yes_no(fact, frame["area_code"], stated) for fact in EXIT_FACTS]
    return counted(frame, place, day, "village").with_columns(told)


def _yes_no(fact: Fact, codes: pl.Series, stated: dict[str, dict[str, int]]) -> pl.Series:
    values = [stated.get(code, {}).get(fact.measure) for code in codes]
    return pl.Series(fact.name, [None if value is None else bool(value) for value in values], pl.Boolean)
