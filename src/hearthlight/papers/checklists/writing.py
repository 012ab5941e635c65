"""Issuing checklists, ticking their items, saying that one has learned them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from hearthlight.duty.models import Gathering
from hearthlight.papers.models import Checklist, Learned, Tick
from hearthlight.people.models import Person
from hearthlight.register.models import Household
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add

FIELDS = ("who", "condition", "standard", "steps", "papers", "due")
"""What every item says (R41): for whom, on which condition, the standard, the steps, the papers, until when."""


class NotListed(ValueError):
    """A checklist cannot be as said; the message says why and what to do."""


@once
def issue(
    user: Actor,
    place: str,
    year: int,
    number: int,
    title: str,
    items: Sequence[Mapping[str, str]],
    *,
    document: str,
    relay: Gathering | None = None,
    series: str = "work",
    key: UUID | None = None,
) -> Checklist:
    """Issue a set; the same number of a year again is its next version. Raises Refused, NotListed."""
    told = {"year": year, "number": number, "title": title, "items": list(items), "document": document}
    with act(user, "papers.issue_checklist", at=place, key=key, relay=relay, series=series, **told) as event:
        _refuse(title, items, document)
        same = Checklist.objects.filter(series=series, area_code=place, year=year, number=number)
        row = Checklist(series=series, area_code=place, year=year, number=number, title=title.strip()[:100])
        row.version = (same.aggregate(last=Max("version"))["last"] or 0) + 1
        row.document, row.relay = document.strip()[:200], relay
        row.items = [{name: one.get(name, "").strip() for name in FIELDS} for one in items]
        return add(event, row)


def _refuse(title: str, items: Sequence[Mapping[str, str]], document: str) -> None:
    if not title.strip() or not items:
        raise NotListed(_("A checklist has a title and at least one item."))
    if not document.strip():
        raise NotListed(_("Name the upper-level document that the checklist puts into practice."))
    for number, one in enumerate(items, 1):
        if not all(one.get(name, "").strip() for name in ("who", "standard", "steps")):
            raise NotListed(
                _("Item %(number)s: say for whom, by which standard and in which steps.") % {"number": number}
            )


@once
def tick(
    user: Person,
    row: Checklist,
    item: int,
    place: str,
    on: date,
    *,
    home: Household | None = None,
    words: str = "",
    key: UUID | None = None,
) -> Tick:
    """Tick an item off for a home, or for a village; ticked again it is the same. Raises Refused, NotListed."""
    at = home.area_code if home else place
    with act(user, "duty.tick", at=at, subject=row, item=item, home=home, on=on, words=words, key=key) as event:
        if not 0 <= item < len(row.items) or on > event.day:
            raise NotListed(_("Choose an item of the list, and a day that has come."))
        same = Tick.whole.filter(checklist=row, item=item, household_id=home.pk if home else None)
        there = (same if home else same.filter(area_code=place)).first()
        told = Tick(checklist=row, item=item, household_id=home.pk if home else None, area_code=at, done_on=on)
        told.words = words.strip()[:100]
        return there or add(event, told)


@once
def learn(user: Person, row: Checklist, *, key: UUID | None = None) -> Learned:
    """Say that one has learned a set; again it is the same. Raises Refused."""
    home = user.held(row.made.day)
    with act(user, "duty.see", at=home[0].area_code if home else row.area_code, subject=row, key=key) as event:
        there = Learned.objects.filter(checklist=row, person=user).first()
        return there or add(event, Learned(checklist=row, person=user, on_date=event.day))


def newest(place: str, year: int, series: str = "work") -> list[Checklist]:
    """The sets of a year at a township, each in its newest version, by number."""
    rows = Checklist.objects.filter(area_code=place, year=year, series=series).select_related("relay")
    found: dict[int, Any] = {}
    for row in rows.order_by("number", "version"):
        found[row.number] = row
    return list(found.values())
