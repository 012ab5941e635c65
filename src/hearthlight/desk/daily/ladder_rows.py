"""The ladder and surveys as pages show them."""

from datetime import date
from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.desk.amounts import share
from hearthlight.desk.daily import numbers
from hearthlight.oversight.ladder import lines
from hearthlight.oversight.models import Survey
from hearthlight.oversight.surveys.asking import newest, verdicts
from hearthlight.oversight.surveys.verdict import Verdict, content
from hearthlight.people import offices
from hearthlight.places.queries import names

GROUPS = {
    "poor": pgettext_lazy("survey", "poor households"),
    "villager": pgettext_lazy("survey", "villagers"),
    "cadre": pgettext_lazy("survey", "cadres of the villages"),
}
CONTENT = {
    "content": pgettext_lazy("survey", "content"),
    "partly": pgettext_lazy("survey", "partly content"),
    "not": pgettext_lazy("survey", "not content"),
}


def ladder(place: str, day: date, reader: Any) -> list[dict[str, Any]]:
    """The five lines in order, each with its figures; one query a model for all of them."""
    every: list[Any] = [figures.find(code) for line in lines() for code in line.figures]
    told = iter(numbers.told(every, place, day, reader))
    return [
        {"number": number, "title": _(line.title), "told": [next(told) for _code in line.figures]}
        for number, line in enumerate(lines(), 1)
    ]


def survey(row: Survey) -> dict[str, Any]:
    """A survey with the three groups apart; no average anywhere."""
    found = verdicts(row)
    return {"row": row, "groups": [_group(one) for one in found], "content": content(found)}


def _group(one: Verdict) -> dict[str, Any]:
    said = {"one": one, "title": GROUPS[one.group], "interval": "—"}
    if one.interval:
        said["interval"] = f"{share(one.interval[0], 1)} – {share(one.interval[1], 1)}"
    return said


def newest_survey(place: str) -> dict[str, Any] | None:
    """The newest survey of a place."""
    row = newest(place)
    return survey(row) if row else None


def offered(keys: list[str]) -> list[str]:
    """Whom to offer a slip, as it is read: a household's number, or office and place of a cadre."""
    known = names(sorted({one.partition("@")[2].partition("#")[0] for one in keys if "@" in one}))
    return [_cadre(one, known) if "@" in one else one for one in keys]


def _cadre(key: str, known: dict[str, str]) -> str:
    office, _at, rest = key.partition("@")
    return f"{known.get(rest.partition('#')[0], '')} {offices.find(office).said(get_language())}".strip()
