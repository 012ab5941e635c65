"""A month of the appraisal 月度考评: issued before it begins, frozen from day 1, settled at the all-cadre meeting."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core.period import Month
from hearthlight.duty.models import Gathering
from hearthlight.oversight.appraising import lines, scheme
from hearthlight.oversight.appraising.scheme import Item
from hearthlight.oversight.models import Appraisal
from hearthlight.oversight.refusals import NotSeen
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add


@once
def issue(
    user: Actor,
    place: str,
    month: Month,
    items: Sequence[Item],
    *,
    at: Gathering | None = None,
    key: UUID | None = None,
) -> Appraisal:
    """Issue the scheme of a month; again before it begins, the new one takes its place.

    Raises Refused, NotSeen for a scheme on or after day 1 (R54) or one that is not whole.
    """
    told = [one.stored() for one in items]
    with act(user, "oversight.issue", at=place, month=str(month), items=told, meeting=at, key=key) as event:
        if event.day >= month.first:
            raise NotSeen(_("%(month)s has begun: its scheme was frozen on its first day.") % {"month": month})
        scheme.refuse_wrong(list(items))
        row = Appraisal.objects.select_for_update().filter(area_code=place, month=str(month)).first()
        if row is None:
            row = Appraisal(area_code=place, month=str(month), starts=month.first, items=told)
            row.issued_on, row.issued_at = event.day, at
            add(event, row)
        else:
            row.items, row.issued_on, row.issued_at, row.event = told, event.day, at, event
            row.save(update_fields=["items", "issued_on", "issued_at", "event"])
        lines.catch_up(event, place)
        return row


@once
def settle(user: Actor, row: Appraisal, at: Gathering, *, key: UUID | None = None) -> Appraisal:
    """Settle a month at an all-cadre meeting 兑现; every signed finding has its line by then (一律).

    Raises Refused, NotSeen.
    """
    with act(user, "oversight.settle", at=row.area_code, subject=row, meeting=at, key=key) as event:
        standing = Appraisal.objects.select_for_update().get(pk=row.pk)
        _refuse(standing, at)
        lacking = [one for one in lines.waiting(row.area_code)[0] if str(Month.of(one.on_date)) == row.month]
        if lacking:
            raise NotSeen(
                _("%(count)s signed findings have no line yet: the month cannot close.") % {"count": len(lacking)}
            )
        standing.settled_on, standing.settled_at, standing.event = event.day, at, event
        standing.save(update_fields=["settled_on", "settled_at", "event"])
        return standing


def _refuse(row: Appraisal, at: Gathering) -> None:
    if row.settled_on:
        raise NotSeen(_("This month is settled already."))
    if at.kind != Gathering.Kind.ALL_CADRE or at.area_code != row.area_code or at.withdrawn_why:
        raise NotSeen(_("A month is settled at the all-cadre meeting of its township."))
    if f"settle:{row.month}" not in at.agenda or at.on_date < row.starts:
        raise NotSeen(_("The meeting's agenda does not settle %(month)s.") % {"month": row.month})
