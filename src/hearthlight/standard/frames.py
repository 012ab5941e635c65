"""What the law adds to the register's frames: the line of the year and place, and the ages. Pure: no Django."""

from datetime import date

import polars as pl

from hearthlight.core.parameters import NotKnown, Parameters
from hearthlight.standard.income import income_year


def with_line(households: pl.DataFrame, parameters: Parameters, day: date) -> pl.DataFrame:
    """`households` with `line_fen`: the poverty line of the income's year at each household's place; null = not known.

    The year is the last whole one before `day`, which is what `net_fen` speaks of.
    """
    last_day = date(income_year(day), 12, 31)
    lines = _by_place(households, parameters, "poverty_line", last_day)
    return households.with_columns(line_fen=lines)


def with_ages(members: pl.DataFrame, parameters: Parameters, day: date) -> pl.DataFrame:
    """`members` with `labour_age_end`: the age from which a person is entered as weak or without labour."""
    return members.with_columns(labour_age_end=_by_place(members, parameters, "labour_age_end", day))


def _by_place(frame: pl.DataFrame, parameters: Parameters, key: str, day: date) -> pl.Series:
    """The value of `key` for each row's place: asked once a place of the parameters, not once a row."""
    places = frame.get_column("area_code").to_list()
    known = {place: _value(parameters, key, day, place) for place in set(places)}
    return pl.Series(key, [known[place] for place in places], pl.Int64)


def _value(parameters: Parameters, key: str, day: date, place: str) -> int | None:
    try:
        return int(parameters.at(key, day, place).value)
    except NotKnown:
        return None
