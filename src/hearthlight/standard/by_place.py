"""The whole number that a dated parameter has at each row's place, as one expression for every engine. Pure.

A list over the rows of a nation would take minutes; the places that a parameter names are a handful.
"""

from datetime import date

import narwhals as nw

from hearthlight.core.parameters import NotKnown, Parameters


def by_place(parameters: Parameters, key: str, day: date, area_code: str = "area_code") -> nw.Expr:
    """The value of `key` on `day` at the place that the text column `area_code` names: Int64, null = not known."""
    places = sorted({value.place for value in parameters.all(key)} - {""}, key=len)
    told = _literal(parameters, key, day, "")
    for place in places:
        told = (
            nw.when(nw.col(area_code).str.starts_with(place))
            .then(_literal(parameters, key, day, place))
            .otherwise(told)
        )
    return told


def _literal(parameters: Parameters, key: str, day: date, place: str) -> nw.Expr:
    return nw.lit(_value(parameters, key, day, place), nw.Int64)


def _value(parameters: Parameters, key: str, day: date, place: str) -> int | None:
    try:
        return int(parameters.at(key, day, place).value)
    except NotKnown:
        return None
