"""The forms of a village's work read, and what each does."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.money import yuan
from hearthlight.core.period import Month
from hearthlight.desk.asked import whole
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.matters.starting import homes_of
from hearthlight.desk.record.answers import typed_day
from hearthlight.help.actions import (
    HelpRefused,
    end_placement,
    open_work,
    place,
    register_project,
    substitute,
)
from hearthlight.help.models import Opening, Placement, Project
from hearthlight.money.contributing import contribute
from hearthlight.money.paying.signing import Worked
from hearthlight.register.models import Member
from hearthlight.register.standing import present

MOST_SEATS = 500


def worked(given: Any) -> dict[int, Worked]:
    """{placement: what is signed} of the rows that have a number. Raises NotMoney."""
    found = {}
    for pk in filter(None, map(whole, given.getlist("placement"))):
        units = given.get(f"units-{pk}", "").strip()
        if units:
            fen = given.get(f"fen-{pk}", "").strip()
            found[pk] = Worked(whole(units) or 0, yuan(fen.replace(",", "")) if fen else None)
    return found


def _open(user: Any, village: str, given: Any, day: date) -> None:
    kind, unit, seats = given.get("kind"), given.get("unit"), whole(given.get("seats")) or 0
    if kind not in Opening.Kind.values or unit not in Opening.Unit.values or not 0 < seats <= MOST_SEATS:
        raise HelpRefused(_("Choose the kind of work, how many seats, and whether it is paid by day or month."))
    title = given.get("title", "").strip()[:100] or str(Opening.Kind(kind).label)
    fields = {"kind": kind, "unit": unit, "seats": seats, "title": title, "fen_unit": yuan(given.get("yuan", ""))}
    fields |= {"from_date": typed_day(given.get("from", "")) or day, "employer": given.get("employer", "")[:100]}
    fields["group_work"] = {"yes": True, "no": False}.get(given.get("group", ""))
    open_work(user, village, key=key_of(given), **fields)


def _place(user: Any, village: str, given: Any, day: date) -> None:
    opening = Opening.objects.filter(pk=whole(given.get("opening")), area_code=village).first()
    member = member_of(given.get("household", ""), whole(given.get("member")), village, day)
    if opening is None:
        raise HelpRefused(_("Choose the opening."))
    days = whole(given.get("days")) if opening.unit == Opening.Unit.DAY else None
    place(user, opening, member, typed_day(given.get("from", "")) or day, days=days, key=key_of(given))


def member_of(number: str, which: int | None, village: str, day: date) -> Member:
    """The member of a household of the village by numbers; the household's last four digits are enough."""
    homes = homes_of(number, [], village)
    rows = Member.objects.filter(present(day), household__in=homes).select_related("household").order_by("number")
    found = [one for one in rows if one.number == which]
    if len(homes) != 1 or len(found) != 1:
        raise HelpRefused(
            _("No household of this village has this number, or no member of it is number %(n)s.") % {"n": which or "—"}
        )
    return found[0]


def _end(user: Any, village: str, given: Any, day: date) -> None:
    row = _placement(village, given)
    if not given.get("why", "").strip():
        raise HelpRefused(_("Say why the placement ends."))
    end_placement(user, row, typed_day(given.get("until", "")) or day, given["why"].strip()[:100])


def _stand_in(user: Any, village: str, given: Any, day: date) -> None:
    row = _placement(village, given)
    member = member_of(given.get("household", ""), whole(given.get("member")), village, day)
    begins, until = typed_day(given.get("from", "")) or day, typed_day(given.get("until", ""))
    substitute(user, row, member, begins, given.get("why", ""), until=until, key=key_of(given))


def _placement(village: str, given: Any) -> Placement:
    row = Placement.objects.filter(pk=whole(given.get("placement")), area_code=village).first()
    if row is None:
        raise HelpRefused(_("Choose who it is about."))
    return row


def _project(user: Any, village: str, given: Any, day: date) -> None:
    permille = yuan(given.get("percent", "")) // 10
    begins = typed_day(given.get("from", "")) or day
    register_project(user, village, given.get("name", ""), permille, begins, key=key_of(given))


def _share(user: Any, village: str, given: Any, day: date) -> None:
    row = Project.objects.filter(pk=whole(given.get("project")), area_code=village).first()
    if row is None:
        raise HelpRefused(_("Choose the project."))
    contribute(user, row, Month.parse(given.get("month", "")), yuan(given.get("yuan", "")), key=key_of(given))


Do = Callable[[Any, str, Any, date], None]
ACTS: Mapping[str, tuple[str, Do]] = {
    "open": ("help.open_work", _open),
    "place": ("help.place", _place),
    "end": ("help.end_placement", _end),
    "stand_in": ("help.substitute", _stand_in),
    "project": ("help.register_project", _project),
    "share": ("money.contribute", _share),
}
"""What a form does: the act that it needs, and the function."""
