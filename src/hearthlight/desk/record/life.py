"""Reading what a clerk typed on the page of people who come and go, and doing it by the register's acts."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.asked import whole
from hearthlight.desk.record import life_numbers
from hearthlight.desk.record.answers import UNKNOWN, BadAnswer, a_day
from hearthlight.desk.record.record_people import age
from hearthlight.register import codes
from hearthlight.register.life.belonging import present_in
from hearthlight.register.life.comings import join, leave, move_member
from hearthlight.register.life.endings import end_household
from hearthlight.register.life.moves import move_household
from hearthlight.register.life.splits import merge_household, split_household
from hearthlight.register.models import Household, Member
from hearthlight.register.refusals import Impossible

JOINED = ("born", "married_in", "moved_in", "other")
LEFT = ("died", "married_out", "moved_out", "other", "mistaken")
ENDED = ("moved_out", "died_out", "mistaken")
ADULT = 18
"""From this age somebody may have a household of their own."""


@dataclass(frozen=True)
class Form:
    """What was typed about a household, read as the acts take it; what cannot be read raises Impossible."""

    user: Any
    home: Household
    given: Any
    key: UUID
    today: date

    def day(self, name: str = "on") -> date:
        """A day that has come."""
        try:
            return a_day(self.given.get(name, ""), self.today)
        except BadAnswer as problem:
            raise Impossible(str(problem)) from None

    def code(self, name: str, allowed: Any) -> str | None:
        """One of the codes, or None: not known."""
        return found if (found := self.given.get(name)) in allowed else None

    def how(self, allowed: Any) -> str:
        """The kind of coming or going, which must be known."""
        found = self.code("how", allowed)
        if found is None:
            raise Impossible(_("Choose how it happened."))
        return found

    def relation(self) -> str | None:
        """The relation to the head, which is chosen; None for the choice *not known*."""
        found = self.code("relation", (*codes.RELATION, UNKNOWN))
        if found is None:
            raise Impossible(_("Choose the relation to the head, or “not known”."))
        return None if found == UNKNOWN else found

    def going(self) -> list[Member]:
        """Those who go when the household splits."""
        return [one for one in map(self.one, self.given.getlist("going")) if one is not None]

    def member(self, name: str = "member") -> Member:
        """One who belongs to the household."""
        found = self.one(self.given.get(name))
        if found is None:
            raise Impossible(_("Choose who it is about."))
        return found

    def one(self, pk: str | None) -> Member | None:
        """The member of this household with that key."""
        return Member.objects.filter(household=self.home, pk=whole(pk) or 0).first()

    def other(self) -> Household:
        """Another household, by its number, that the reader sees."""
        found = Household.objects.filter(number=self.given.get("number", "").strip()).first()
        if found is None:
            raise Impossible(_("No household that you see has this number: look it up."))
        return found


def _join(form: Form) -> Household:
    birth = form.day("birth") if form.given.get("birth", "").strip() else None
    name = form.given.get("name", "").strip()
    if not name:
        raise Impossible(_("Give the name."))
    member = Member(household=form.home, name=name, birth=birth, joined_on=form.day())
    member.joined_how, member.relation = form.how(JOINED), form.relation()
    member.sex = form.code("sex", codes.SEX)
    join(form.user, member, key=form.key)
    return form.home


def _leave(form: Form) -> Household:
    member, how = form.member(), form.how(LEFT)
    day = member.joined_on if how == "mistaken" else form.day()
    leave(form.user, member, day, how, new_head=form.one(form.given.get("new_head")), key=form.key)
    return form.home


def _go_over(form: Form) -> Household:
    said: dict[str, Any] = {"how": form.how(("moved", "married")), "relation": form.relation()}
    said["new_head"] = form.one(form.given.get("new_head"))
    move_member(form.user, form.member(), form.other(), form.day(), **said, key=form.key)
    return form.home


def _split(form: Form) -> Household:
    going, day = form.going(), form.day()
    if going and all((years := age(one.birth, day)) is not None and years < ADULT for one in going):
        raise Impossible(_("Nobody of those who go is 18: children do not form a household alone."))
    said: dict[str, Any] = {"head": form.member("head"), "new_head": form.one(form.given.get("new_head"))}
    number = life_numbers.checked(form.home, form.given.get("number", ""))
    return split_household(form.user, form.home, going, number, day, **said, key=form.key)


def _merge(form: Form) -> Household:
    into = form.other()
    merge_household(form.user, form.home, into, form.day(), key=form.key)
    return into


def _move(form: Form) -> Household:
    village, group = form.given.get("village", ""), whole(form.given.get("group") or "0")
    if not village or group is None or group > 999:
        raise Impossible(_("Choose the village, and give the group's number."))
    move_household(form.user, form.home, f"{village[:12]}{group:03d}", form.day(), key=form.key)
    return form.home


def _end(form: Form) -> Household:
    how = form.how(ENDED)
    day = form.home.from_date if how == "mistaken" else form.day()
    end_household(form.user, form.home, day, how, key=form.key)
    return form.home


DOING: Mapping[str, Callable[[Form], Household]] = {
    "join": _join,
    "leave": _leave,
    "go_over": _go_over,
    "split": _split,
    "merge": _merge,
    "move": _move,
    "end": _end,
}


def tried(form: Form) -> None:
    """Do it and take it back: nothing is written. Raises Impossible, KeyReused, Refused as doing it would."""
    with transaction.atomic():
        DOING[form.given["do"]](replace(form, home=copy(form.home)))
        transaction.set_rollback(True)


def same_person(form: Form) -> Member | None:
    """One who is there already with the name and the birth date of somebody who joins."""
    if form.given["do"] != "join":
        return None
    born = form.day("birth") if form.given.get("birth", "").strip() else None
    if form.how(JOINED) == "born":
        born = born or form.day()
    there = Member.objects.filter(household=form.home, name=form.given["name"].strip(), birth=born)
    return there.exclude(left_how="mistaken").exclude(made__key=form.key).first()


def people(home: Household, day: date) -> list[Member]:
    """Who belongs to the household on the day."""
    return present_in(home, day)


def township_of(home: Household) -> str:
    """The township whose villages a move is chosen from."""
    return areas.at(home.area_code, "township")
