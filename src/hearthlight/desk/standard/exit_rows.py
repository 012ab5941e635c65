"""What the page of the exit gates shows: items counted, places below, homes by name, villages and counties in words."""

from datetime import date
from typing import Any

import polars as pl
from django.utils.translation import pgettext_lazy

from hearthlight.checks.rule import Rule
from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown, Parameters, Value
from hearthlight.desk.amounts import percent
from hearthlight.desk.standard import entitle_rows
from hearthlight.places import queries as named
from hearthlight.standard import pack, screen
from hearthlight.standard.exits import counties as of_counties
from hearthlight.standard.exits import homes as gate
from hearthlight.standard.exits import places, read, words
from hearthlight.standard.exits import villages as of_villages
from hearthlight.standard.exits.rules import COUNTY

VERDICTS = {
    "breaks": pgettext_lazy("exit", "fail an item"),
    "unknown": pgettext_lazy("exit", "cannot be judged"),
    "holds": pgettext_lazy("exit", "meet every item"),
}
SETTINGS = ("exit_gate", "exit_income_years")


def settings_of(place: str, day: date, known: Parameters) -> list[Value]:
    """The settings of the gate that stand on the day."""
    found = []
    for key in SETTINGS:
        try:
            found.append(known.at(key, day, place))
        except NotKnown:
            continue
    return found


def items(judged: pl.DataFrame, place: str, day: date) -> list[dict[str, Any]]:
    """One row an item: how many homes meet it, fail it, cannot be judged, are not concerned; the year before last."""
    asked = [rule.code for rule in gate.items(pack.on(day), read.years(day, place))]
    codes = [*asked, *([gate.BEFORE] if gate.BEFORE not in asked else [])]
    answers = ("holds", "breaks", "unknown", "not_applicable")
    return [
        {"item": words.item(code), "asked": code in asked}
        | {answer: (judged[code] == answer).sum() for answer in answers}
        for code in codes
    ]


def parts(judged: pl.DataFrame, place: str) -> list[dict[str, Any]]:
    """One row a place below with its homes by verdict, in the order of codes."""
    level = areas.child_level(place)
    counted = read.by_place(judged, level.width) if level else {}
    known = named.names(list(counted))
    return [
        {"code": code, "name": known.get(code, code)} | {verdict: told.get(verdict, 0) for verdict in VERDICTS}
        for code, told in counted.items()
        if code != place
    ]


def listed(judged: pl.DataFrame, homes: pl.DataFrame, place: str, day: date, after: str) -> dict[str, Any]:
    """One page of homes by number, each with what fails and what is unknown; none above a township.

    `homes`: the register's frame that was `judged`.
    """
    if areas.level(place).width < areas.width("township"):
        return {"rows": None, "next": ""}
    rows, following = entitle_rows.page(judged, after, day)
    values = _values(homes.filter(pl.col("household").is_in([row["household"] for row in rows])), day)
    law, years = pack.on(day), read.years(day, place)
    rules = {rule.code: rule for rule in gate.items(law, years)}
    return {"rows": [row | _told(row, rules, values[row["household"]], years, day) for row in rows], "next": following}


def _values(homes: pl.DataFrame, day: date) -> dict[int, dict[str, Any]]:
    law = pack.on(day)
    frame = gate.with_before(screen.prepared({"household": homes}, law, day)["household"], law, day)
    return {row["household"]: row for row in frame.iter_rows(named=True)}


def _told(row: dict[str, Any], rules: dict[str, Rule], values: dict[str, Any], years: int, day: date) -> dict[str, Any]:
    answers = {code: row[code] for code in rules}
    before = words.year_before(row[gate.BEFORE], years > 1, day)
    return {"said": words.sentences(rules, answers, values), "before": before}


def ended(day: date) -> bool:
    """Whether the gates of villages and counties stand on no document of the day."""
    return not any(rule.in_force(day) for rule in COUNTY)


def villages(place: str, day: date) -> list[dict[str, Any]]:
    """The poor villages that are not out, each with what fails and what nobody stated; none once the gate ended."""
    if ended(day):
        return []
    return _places({"village": of_villages.villages(place, day)}, of_villages.rules(day, place), day)


def counties(place: str, day: date) -> list[dict[str, Any]]:
    """The counties of a place that is a county or above."""
    if ended(day) or areas.level(place).width > areas.width("county"):
        return []
    return _places({"county": of_counties.counties(place, day)}, list(COUNTY), day)


def _places(frames: dict[str, pl.DataFrame], rules: list[Rule], day: date) -> list[dict[str, Any]]:
    frame, by_code = next(iter(frames.values())), {rule.code: rule for rule in rules}
    answers = places.answers(frames, rules, day)
    known = named.names(frame["area_code"].to_list())
    return [
        row
        | {
            "code": row["area_code"],
            "name": known.get(row["area_code"], row["area_code"]),
            "said": words.sentences(by_code, answers[row["area_code"]], row),
            "rate": percent(row["left"], row["people"]),
            "missing": row.get("villages", 0) - row.get("loaded", 0),
            "limit": percent(row["rate_below"], 10_000) if row["rate_below"] is not None else "",
            "met": [words.item(code) for code, answer in answers[row["area_code"]].items() if answer == "holds"],
        }
        for row in frame.iter_rows(named=True)
    ]
