"""Who may hold an opening, by dated rules of the place 上岗条件: age, openings a home; one sentence where not.

A rule that no entry names is not asked; an age that nobody knows is no reason to refuse and none to agree: it is left
to whoever places.
"""

from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from hearthlight.core.parameters import NotKnown, Parameters, Value
from hearthlight.help.models import Opening, Placement
from hearthlight.register.models import Member
from hearthlight.trail.dated import in_force


@cache
def rules() -> Parameters:
    """The rules of this room."""
    return Parameters.read(Path(__file__).with_name("openings.toml"))


def why_not(opening: Opening, member: Member, day: date) -> str:
    """Why a member may not be placed in an opening on `day`; empty where nothing speaks against it."""
    most, ages = _found("most_a_home", day, opening), _found("ages", day, opening)
    held = Placement.whole.filter(in_force(day), household=member.household_id).count()
    if most and held >= most.value:
        said = {"number": member.household.number, "most": most.value, "document": most.document}
        return _("Household %(number)s holds %(most)s openings already: %(document)s.") % said
    age = _age(member, day)
    if ages and age is not None and not ages.value["least"] <= age <= ages.value["most"]:
        said = {"number": member.number, "age": age, "document": ages.document} | ages.value
        return _("Member %(number)s is %(age)s; %(least)s to %(most)s are allowed: %(document)s.") % said
    return ""


def _found(key: str, day: date, opening: Opening) -> Value | None:
    try:
        return rules().at(key, day, opening.area_code)
    except NotKnown:
        return None


def _age(member: Member, day: date) -> int | None:
    birth = member.birth
    return None if birth is None else day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
