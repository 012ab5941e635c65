"""What the gates of villages and counties share: people counted, limits of the pack, answers by place. Reads only.

What nobody stated, and a threshold that no document names, is unknown; so is then the gate.
"""

from datetime import date
from typing import Any

import polars as pl
from django.db.models import Count
from django.db.models.functions import Substr

from hearthlight.checks import screening
from hearthlight.checks.rule import Rule
from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown
from hearthlight.figures import Figure
from hearthlight.register.figures import LEFT_PEOPLE, PEOPLE
from hearthlight.standard import pack

Answers = dict[str, str]
"""Answer by rule code."""


def counted(frame: pl.DataFrame, place: str, day: date, level: str) -> pl.DataFrame:
    """With `left`, `people` and the limit `rate_below` of each place of that level."""
    key, width = f"{level}_exit_rate", areas.width(level)
    left, people = (_people(figure, place, day, width) for figure in (LEFT_PEOPLE, PEOPLE))
    codes = frame["area_code"].to_list()
    limits = [limit(f"{key}_west" if western(code, day) else key, day, code) for code in codes]
    return frame.with_columns(
        pl.Series("left", [left.get(code, 0) for code in codes], pl.Int64),
        pl.Series("people", [people.get(code, 0) for code in codes], pl.Int64),
        pl.Series("rate_below", limits, pl.Int64),
    )


def _people(figure: Figure, place: str, day: date, width: int) -> dict[str, int]:
    rows = figure.rows(place, day).order_by().annotate(of=Substr("area_code", 1, width))
    numbers: Any = rows.values("of").annotate(number=Count("pk")).values_list("of", "number")
    return {code.ljust(areas.WIDTH, "0"): number for code, number in numbers}


def limit(key: str, day: date, place: str) -> int | None:
    """A threshold of the pack in whole units; None where no document names one. Raises NoPack."""
    try:
        return int(pack.on(day).parameters.at(key, day, place).value)
    except NotKnown:
        return None


def western(place: str, day: date) -> bool:
    """Whether a place lies in the western region 西部地区, which has limits of its own. Raises NoPack."""
    try:
        provinces = pack.on(day).parameters.at("western_provinces", day, place).value
    except NotKnown:
        return False
    return place.startswith(tuple(provinces))


def answers(frames: dict[str, pl.DataFrame], rules: list[Rule], day: date) -> dict[str, Answers]:
    """{area code: {rule: answer}} of every row, in the order of the rules; a rule not asked is unknown.

    A rule that is not in force on the day has no answer: a gate that ended is not one that nobody could judge.
    """
    frame = next(iter(frames.values()))
    found = screening.screen(frames, rules, day).answers
    codes = [rule.code for rule in rules if rule.in_force(day)]
    told: dict[str, Answers] = {code: dict.fromkeys(codes, "unknown") for code in frame["area_code"]}
    for code, rows in found.items():
        for place, answer in rows.select("area_code", "answer").iter_rows():
            told[place][code] = answer
    return told
