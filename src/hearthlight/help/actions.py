"""Acts of help: open work, place a person in it, end a placement, record a measure and its result."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from hearthlight.core.money import Fen
from hearthlight.help.fitting import suits
from hearthlight.help.measures import is_shown
from hearthlight.help.models import Kin, Measure, Opening, Placement, Project, Substitution
from hearthlight.help.opening_rules import why_not
from hearthlight.register.codes import LABOUR
from hearthlight.register.models import Member
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.dated import in_force
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Event, Source


class HelpRefused(ValueError):
    """The placement or measure cannot stand; the message says why."""


@once
def open_work(user: Actor, village: str, *, key: UUID | None = None, **fields: Any) -> Opening:
    """Offer work in a village 设岗; `fields` are those of Opening."""
    with act(user, "help.open_work", at=village, key=key, fields=fields) as event:
        return add(event, Opening(area_code=village, **fields))


@once
def place(
    user: Actor, opening: Opening, member: Member, from_date: date, *, days: int | None = None, key: UUID | None = None
) -> Placement:
    """Place a member in an opening 上岗. Raises HelpRefused: full, unsuited, gone, or placed elsewhere already."""
    with act(user, "help.place", at=opening.area_code, subject=opening, member=member.pk, key=key) as event:
        return place_in(event, opening, member, from_date, days)


def place_in(event: Event, opening: Opening, member: Member, from_date: date, days: int | None = None) -> Placement:
    """The same inside an act that is under way."""
    _refuse_full(opening, from_date)
    why = why_not(opening, member, from_date)
    if why:
        raise HelpRefused(why)
    _refuse_unsuited(opening, member, from_date)
    row = Placement(
        opening=opening,
        household_id=member.household_id,
        member=member,
        area_code=opening.area_code,
        days=days,
        from_date=from_date,
    )
    return add(event, row)


def _refuse_full(opening: Opening, day: date) -> None:
    held = Placement.whole.filter(in_force(day), opening=opening).count()
    if held >= opening.seats:
        raise HelpRefused(
            _("“%(title)s” has %(seats)s seats and all are taken.") % {"title": opening.title, "seats": opening.seats}
        )


def _refuse_unsuited(opening: Opening, member: Member, day: date) -> None:
    if member.left_on and member.left_on <= day:
        raise HelpRefused(
            _("Member %(number)s left the household on %(day)s.") % {"number": member.number, "day": member.left_on}
        )
    if Placement.whole.filter(Q(until=None) | Q(until__gt=day), member=member).exists():
        raise HelpRefused(_("Member %(number)s holds another placement: end it first.") % {"number": member.number})
    if suits(opening.kind, member.labour, member.bedridden) is not True:
        raise HelpRefused(
            _("“%(title)s” does not suit member %(number)s (labour: %(labour)s).")
            % {"title": opening.title, "number": member.number, "labour": LABOUR.get(member.labour or "", "?")}
        )


def end_placement(user: Actor, placement: Placement, until: date, why: str) -> None:
    """End a placement 离岗 on a day, with its reason."""
    with act(user, "help.end_placement", at=placement.area_code, subject=placement, reason=why) as event:
        amend(event, placement, until, until=until, ended_why=why)


@once
def substitute(
    user: Actor,
    placement: Placement,
    member: Member,
    from_date: date,
    why: str,
    *,
    until: date | None = None,
    key: UUID | None = None,
) -> Substitution:
    """Write down who stands in for a placed person 替岗 and why. Raises HelpRefused without a reason."""
    if not why.strip() or member.pk == placement.member_id:
        raise HelpRefused(_("Say who stands in, somebody else, and why."))
    said = {"member": member.pk, "from_date": from_date, "until": until}
    with act(user, "help.substitute", at=placement.area_code, subject=placement, reason=why, key=key, **said) as event:
        row = Substitution(placement=placement, member=member, why=why.strip()[:100], from_date=from_date, until=until)
        return add(event, row)


@once
def declare_kin(user: Actor, person: Any, household: Any, relation: str = "", *, key: UUID | None = None) -> Kin:
    """A cadre declares a household as kin 亲属申报; declared twice it is one. Raises Refused."""
    with act(user, "help.declare_kin", at=household.area_code, subject=household, key=key, person=person.pk) as event:
        there = Kin.whole.filter(person=person, household=household, until=None).first()
        return there or add(event, Kin(person=person, household=household, relation=relation[:32], from_date=event.day))


@once
def register_project(
    user: Actor,
    village: str,
    name: str,
    share_permille: int,
    from_date: date,
    *,
    source: Source | None = None,
    synthetic: bool = False,
    key: UUID | None = None,
) -> Project:
    """Write down an industry project and the fixed share its contract gives 产业项目. Raises HelpRefused."""
    if not 0 < share_permille <= 1000 or not name.strip():
        raise HelpRefused(_("A project has a name and a share of more than 0 and at most 100 percent."))
    said = {"name": name, "share": share_permille, "from_date": from_date}
    with act(user, "help.register_project", at=village, key=key, **said) as event:
        row = Project(area_code=village, name=name.strip()[:100], share_permille=share_permille, contract=source)
        row.synthetic, row.from_date = synthetic, from_date
        return add(event, row)


@once
def record_measure(user: Actor, member_or_home: Any, *, key: UUID | None = None, **fields: Any) -> Measure:
    """Record a measure 帮扶措施: for whom, how much, by whom, until when. `fields` are those of Measure."""
    home, member = (
        (member_or_home.household, member_or_home) if isinstance(member_or_home, Member) else (member_or_home, None)
    )
    with act(user, "help.record_measure", at=home.area_code, subject=home, key=key, fields=fields) as event:
        return add(event, Measure(household=home, member=member, area_code=home.area_code, **fields))


@once
def record_result(
    user: Actor,
    measure: Measure,
    on: date,
    *,
    fen: Fen | None = None,
    source: Source | None = None,
    words: str = "",
    key: UUID | None = None,
) -> None:
    """Write down what came of a measure 帮扶成效; once a key.

    Raises HelpRefused without amount or paper (a tick is no result), or for a day that has not come.
    """
    if not is_shown(fen, source is not None):
        raise HelpRefused(_("A result needs its amount or its paper: ticking the measure alone does not count."))
    said = {"on": on, "fen": fen, "words": words}
    with act(user, "help.record_result", at=measure.area_code, subject=measure, key=key, **said) as event:
        if on > event.day:
            raise HelpRefused(_("The day of the result has not come."))
        paper = source.pk if source else None
        amend(event, measure, on, result_on=on, result_fen=fen, result_source=paper, result=words)
