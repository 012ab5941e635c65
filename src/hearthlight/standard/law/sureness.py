"""How sure an answer is: no surer than its rule, nor than the values of the law that it reads. Pure: no Django."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Certainty, Value
from hearthlight.standard.frames import JOINED
from hearthlight.standard.income import line_day
from hearthlight.standard.law.read_pack import Pack

_DOUBT: tuple[Certainty, ...] = ("sourced", "unconfirmed", "demo")


def values_behind(law: Pack, rule: Rule, day: date, place: str) -> Iterator[Value]:
    """The dated values that `rule` reads through the columns which the law joins, for `place` (an area code)."""
    days = {"day": day, "line_day": line_day(law.parameters, day)}
    for one in (*JOINED, *law.columns.joined):
        if one.frame == rule.frame and one.column in rule.reads:
            found = law.parameters.entry(one.parameter, days[one.at], place)
            if found is not None and found.known:
                yield found


def weighed(law: Pack, rule: Rule, day: date, place: str) -> Rule:
    """The rule with the certainty of what is least sure in it: its own text, or a value that it reads."""
    parts = [rule.certainty, *(value.certainty for value in values_behind(law, rule, day, place))]
    return replace(rule, certainty=max(parts, key=_DOUBT.index))
