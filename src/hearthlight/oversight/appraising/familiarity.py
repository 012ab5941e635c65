"""How well a helper knows a home 熟悉情况 (R53): five questions drawn from its facts, the result by a supervisor."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hearthlight.duty.models import Pairing
from hearthlight.oversight.models import Familiarity
from hearthlight.oversight.refusals import NotSeen
from hearthlight.people.models import Person
from hearthlight.register.models import Household
from hearthlight.trail.act import act, once
from hearthlight.trail.history import add

QUESTIONS = 5


@once
def enter(
    user: Person,
    person: Person,
    home: Household,
    on: date,
    right: int,
    *,
    asked: int = QUESTIONS,
    key: UUID | None = None,
) -> Familiarity:
    """Enter how many questions about a home of theirs a helper answered; never one's own. Raises Refused, NotSeen."""
    told = {"person": person, "on": on, "right": right, "asked": asked}
    with act(user, "oversight.familiarity", at=home.area_code, subject=home, key=key, **told) as event:
        if user.pk == person.pk:
            raise NotSeen(_("Nobody enters the own result."))
        if on > event.day or not 0 <= right <= asked:
            raise NotSeen(_("Give the day and how many of the %(asked)s answers were right.") % {"asked": asked})
        if not Pairing.whole.filter(person=person, household=home, from_date__lte=on).exists():
            raise NotSeen(_("%(person)s did not help this home then.") % {"person": person.name})
        row = Familiarity(person=person, household=home, area_code=home.area_code, on_date=on, asked=asked, right=right)
        try:
            with transaction.atomic():
                return add(event, row)
        except IntegrityError:
            raise NotSeen(_("The result of that day is entered already.")) from None
