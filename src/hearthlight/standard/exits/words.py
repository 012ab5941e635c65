"""The items of the exit gates in words, and what fails and what is unknown of one home or village, by name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.checks.rule import Answer, Rule
from hearthlight.standard.causes import said

ITEMS = {
    "standard.income": gettext_lazy("income"),
    "standard.food": gettext_lazy("food"),
    "standard.clothes": gettext_lazy("clothing"),
    "standard.schooling": gettext_lazy("compulsory schooling"),
    "standard.insurance": gettext_lazy("medical insurance"),
    "standard.housing": gettext_lazy("a safe house"),
    "standard.water": gettext_lazy("safe water"),
    "exit.income_before": gettext_lazy("income of the year before"),
    "exit.village_rate": gettext_lazy("incidence of poverty"),
    "exit.village_road": gettext_lazy("hardened road"),
    "exit.village_bus": gettext_lazy("bus"),
    "exit.village_water": gettext_lazy("safe water"),
    "exit.village_power": gettext_lazy("power for work"),
    "exit.village_broadcast": gettext_lazy("radio and television"),
    "exit.village_culture": gettext_lazy("culture room"),
    "exit.village_clinic": gettext_lazy("clinic"),
    "exit.village_doctor": gettext_lazy("doctor"),
    "exit.village_broadband": gettext_lazy("broadband"),
    "exit.county_rate": gettext_lazy("incidence of poverty"),
    "exit.county_wrong": gettext_lazy("wrong exits"),
    "exit.county_missed": gettext_lazy("missed homes"),
    "exit.county_approval": gettext_lazy("approval"),
    "exit.county_villages": gettext_lazy("poor villages out"),
    "exit.county_growth": gettext_lazy("growth of income"),
}
"""By rule code."""


def item(code: str) -> str:
    """An item by the code of its rule."""
    return str(ITEMS.get(code, code))


def sentences(rules: Mapping[str, Rule], answers: Mapping[str, str], values: Mapping[str, Any]) -> list[str]:
    """What fails, each with its cause, then what cannot be judged; nothing where every item is met."""
    fails = [_why(rules[code], values) for code, answer in answers.items() if answer == Answer.BREAKS]
    unknown = [item(code) for code, answer in answers.items() if answer == Answer.UNKNOWN]
    told = [_("Not met: %(what)s.") % {"what": cause.rstrip(".。")} for cause in fails]
    return told + ([_("Cannot be judged: %(what)s.") % {"what": _(", ").join(unknown)}] if unknown else [])


def _why(rule: Rule, values: Mapping[str, Any]) -> str:
    return said(rule, {name: values.get(name) for name in rule.reads}) if rule.cause else _(rule.message)


def year_before(answer: str, asked: bool, day: date) -> str:
    """What is said of the year before where the setting does not ask for it; empty where it stood above the line."""
    if asked or answer in (Answer.HOLDS, Answer.NOT_APPLICABLE):
        return ""
    said_of = {"year": day.year - 2, "last": day.year - 1}
    if answer == Answer.BREAKS:
        return _("Income of %(year)d below the line; the setting asks for %(last)d alone.") % said_of
    return _("Income of %(year)d unknown; the setting asks for %(last)d alone.") % said_of
