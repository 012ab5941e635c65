"""The county's settings for tasks 任务设定: who answers for a finding, in how many days, with whom. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hearthlight.core.parameters import NotKnown, Parameters, Value


@cache
def settings() -> Parameters:
    """Every value of settings.toml."""
    return Parameters.read(Path(__file__).with_name("settings.toml"))


@dataclass(frozen=True)
class Answering:
    """The level that answers for a finding, its offices in the order in which they are asked."""

    level: str
    offices: tuple[str, ...]


def _of_rule(key: str, rule: str, day: date, place: str, **given: str) -> Value:
    """The value for one rule, else for the rules that begin alike, its room, all. Raises NotKnown."""
    alike, room = f"{rule.partition('_')[0]}_*", rule.partition(".")[0]
    named_so = (
        (f"{key}_of_rule", {"rule": rule}),
        (f"{key}_of_rule", {"rule": alike}),
        (f"{key}_of_room", {"room": room}),
    )
    for asked, named in named_so:
        try:
            return settings().at(asked, day, place, **named)
        except NotKnown:
            continue
    return settings().at(key, day, place, **given)


@cache
def answering(rule: str, day: date, place: str) -> Answering:
    """Who answers for the findings of a rule at a county's code."""
    value: dict[str, Any] = _of_rule("answers", rule, day, place).value
    return Answering(value["level"], tuple(value["offices"]))


@cache
def finding_days(rule: str, day: date, place: str) -> timedelta:
    """How long a finding of this rule may stay open."""
    return timedelta(days=_of_rule("within", rule, day, place).value)


@cache
def department(matter: str, level: str, day: date, place: str) -> str:
    """The code of the department that cooperates 配合部门 in a rule or kind of matter that `level` answers for."""
    code: str = _of_rule("with_department", matter, day, place, level=level).value
    return code


def step_days(day: date, place: str) -> timedelta:
    """How long a step may wait whose procedure says nothing."""
    return timedelta(days=settings().at("step_within", day, place).value)


def due_soon(day: date, place: str) -> date:
    """The last day that counts as due soon 将到期 on `day`."""
    return day + timedelta(days=settings().at("due_soon", day, place).value)
