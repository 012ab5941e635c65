"""What a week or a month still needs, as a task of one person before the period ends 期内提醒."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from hearthlight.duty import words
from hearthlight.duty.holders import Holders
from hearthlight.duty.meeting.counting import now
from hearthlight.duty.meeting.rhythms import CODES, Judged, since
from hearthlight.duty.visiting.kinds import RHYTHM
from hearthlight.duty.wanted import Origin, Wanted, department
from hearthlight.places.models import Area

ANSWERS = ("poverty_office_director", "poverty_office_staff")
"""Who sees to a rhythm that is of no single office."""


def townships(day: date) -> "QuerySet[Area]":
    """The places that may have rhythms."""
    return Area.objects.filter(level="township")


def of_rhythms(rows: QuerySet[Area], holders: Holders) -> Iterator[Wanted]:
    """One task a rhythm that lacks something in its week or month; only where somebody has said that they are kept."""
    for pk, code in rows.values_list("pk", "code"):
        if since(holders.day, code):
            for one in now(code, holders.day):
                if not one.kept:
                    yield _of(one, pk, code, holders)


def _of(one: Judged, pk: int, code: str, holders: Holders) -> Wanted:
    held = holders.find((one.rhythm.office,) if one.rhythm.office else ANSWERS, code)
    origin = (RHYTHM, pk * 100 + CODES.index(one.rhythm.code))
    values = {"rhythm": one.rhythm.code, "first": one.first.isoformat()}
    who = department(RHYTHM, held, code, holders)
    return Wanted(origin, words.RHYTHM, code, held, one.last, with_department=who, values=values)


ORIGINS = (Origin(RHYTHM, townships, of_rhythms, place="code"),)
