"""What a pairing must meet: the seat of the home's own grid (R73), a public payroll, another person (R74)."""

from datetime import date

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.duty.helping.refusals import NotPaired
from hearthlight.duty.settings import settings
from hearthlight.grids.models import Seat
from hearthlight.grids.queries import grid_of
from hearthlight.help.models import Kin
from hearthlight.people import offices
from hearthlight.people.models import Person
from hearthlight.register.models import Household
from hearthlight.trail.dated import in_force


def refuse_seat(home: Household, seat: Seat, day: date) -> None:
    """A grid member 网格员 helps a home of the own grid, not the own home. Raises NotPaired."""
    if seat.state != Seat.State.ELECTED or seat.until:
        raise NotPaired(_("Only an elected grid member helps a home."))
    if seat.member.household_id == home.pk:
        raise NotPaired(_("A grid member does not help the own home: choose another."))
    own = grid_of(home.area_code, day)
    if own is None:
        raise NotPaired(_("The group of this home belongs to no grid yet: divide the village first."))
    if seat.zone_id != own.pk:
        said = {"own": own.number, "seat": seat.zone.number}
        raise NotPaired(_("This home lies in grid %(own)s; the member sits in grid %(seat)s.") % said)


def refuse_person(home: Household, person: Person, day: date) -> None:
    """A helper is on the payroll of a township or a county 县直镇直公职人员 there. Raises NotPaired."""
    if not person.active:
        raise NotPaired(_("%(person)s does not work here any more.") % {"person": person.name})
    if not any(_paid(one.office, one.sent_by, day) for one in person.held(day) if _reaches(one.area_code, home)):
        said = {"person": person.name}
        raise NotPaired(_("%(person)s is not on the payroll of this township or county (second layer).") % said)


def _paid(office: str, sent_by: str, day: date) -> bool:
    levels = settings().at("paid_levels", day).value
    return bool(sent_by) or offices.find(office).level in levels


def _reaches(code: str, home: Household) -> bool:
    return areas.within(home.area_code, code)


def refuse_same(seat: Seat | None, person: Person | None, day: date) -> None:
    """The two layers are two people (R74): one who declared the grid member's home as kin and bears the same name is
    that member. Raises NotPaired."""
    if seat is None or person is None or seat.member.name != person.name:
        return
    kin = Kin.whole.filter(in_force(day), person=person, household=seat.member.household_id)
    if kin.exists():
        raise NotPaired(_("The helper of the second layer is another person than the grid member of the first."))
