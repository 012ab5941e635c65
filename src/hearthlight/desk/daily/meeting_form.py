"""The form of a gathering 会议登记: day, title, what was ordered; everybody is there unless the form says otherwise."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.duty.meeting.gatherings import There
from hearthlight.duty.meeting.invited import Expected
from hearthlight.duty.meeting.refusals import NotHeld
from hearthlight.people.models import Person
from hearthlight.register.models import Household, Member
from hearthlight.register.standing import present


def day(posted: Mapping[str, str], name: str) -> date | None:
    """A day of the form; None where nothing stands. Raises NotHeld."""
    text = posted.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotHeld(_("Write the day like 2017-03-28, not “%(found)s”.") % {"found": text}) from None


def there(posted: Mapping[str, str], expected: Sequence[Expected]) -> list[There]:
    """Who was there: present where the form says nothing else."""
    people = Person.objects.in_bulk([one.person_id for one in expected])
    return [_there(posted, one, people[one.person_id]) for one in expected]


def _there(posted: Mapping[str, str], one: Expected, person: Person) -> There:
    pk = one.person_id
    state, reason = posted.get(f"state-{pk}", "present") or "present", posted.get(f"reason-{pk}", "")
    return There(person, one.office, one.area_code, state, reason, posted.get(f"report-{pk}", ""))


def agenda(posted: Any, on: date) -> list[str]:
    """The two items of the all-cadre meeting: which month is settled, which is issued."""
    this = Month.of(on)
    settled = this.plus(-1) if on.day <= 15 else this
    months = {
        "settle": posted.get("settle-month") or str(settled),
        "issue": posted.get("issue-month") or str(this.plus(1)),
    }
    return [f"{code}:{months[code]}" for code in posted.getlist("agenda") if code in months]


def fields(posted: Any, kind: str, on: date) -> dict[str, Any]:
    """What else a gathering of the kind says."""
    said: dict[str, Any] = {"ordered": posted.get("ordered", "").strip(), "said": posted.get("said", "").strip()}
    said["others"] = posted.get("others", "").strip()[:300]
    if kind == "all_cadre":
        said["agenda"] = agenda(posted, on)
    if kind == "relay":
        said |= {"received_on": day(posted, "received_on"), "passed_on": day(posted, "passed_on")}
        said["document"] = posted.get("document", "").strip()
    return said


def members(text: str, place: str, on: date) -> list[Member]:
    """The heads of the households whose numbers were written, one a line. Raises NotHeld naming the first unknown."""
    wanted = list(dict.fromkeys(text.replace("，", " ").replace(",", " ").split()))
    low, high = areas.subtree(place)
    homes = Household.objects.filter(number__in=wanted, area_code__gte=low, area_code__lt=high)
    known = dict(homes.values_list("number", "pk"))
    for number in wanted:
        if number not in known:
            told = {"line": wanted.index(number) + 1, "number": number}
            raise NotHeld(_("Line %(line)s: there is no household %(number)s here. Write its whole number.") % told)
    people = Member.objects.filter(present(on), household__in=known.values()).order_by("household", "number")
    first: dict[int, Member] = {}
    for one in people:
        first.setdefault(one.household_id, one)
    return list(first.values())
