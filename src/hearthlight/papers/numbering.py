"""The next number of an office's bulletin 期号."""

from datetime import date
from pathlib import Path

from django.db.models import Max

from hearthlight.core.areas import full, prefix
from hearthlight.core.parameters import Parameters
from hearthlight.papers.models import Issue

SETTING = Parameters.read(Path(__file__).with_name("numbering.toml"))


def next_number(place: str, day: date, setting: Parameters = SETTING) -> int:
    """One more than the last number of the office of `place`: of the year, or of all years, as is set there (R1)."""
    issues = Issue.objects.filter(area_code=full(place))
    if setting.at("restarts_each_year", day, prefix(full(place))).value:
        issues = issues.filter(year=day.year)
    return (issues.aggregate(last=Max("number"))["last"] or 0) + 1
