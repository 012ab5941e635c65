"""Acts on seats that are held: somebody leaves with a reason and the first reserve follows 调整 (R72)."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.grids import roster
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import amend


@once
def replace(
    user: Actor, seat: Seat, day: date, reason: str, *, successor: Seat | None = None, key: UUID | None = None
) -> Seat:
    """End a seat with its reason; of those in reserve the one with most votes follows. Gives the row that holds now.

    A party member's seat stays free: party representatives are not elected by the villagers, a new election names one.
    Raises Refused, GridRefused without a reason, or while two in reserve are tied and `successor` does not say who.
    """
    asked = {"seat": seat.pk, "day": day, "successor": successor and successor.pk}
    with act(user, "grids.replace", at=seat.area_code, subject=seat, reason=reason, key=key, asked=asked) as event:
        _refuse(seat, day, reason)
        following = None if seat.party else _first(seat, day, successor)
        amend(event, seat, day, until=day, reason=reason)
        if following:
            amend(event, following, day, state=Seat.State.ELECTED, reason=reason)
        return following or seat


def _refuse(seat: Seat, day: date, reason: str) -> None:
    if not reason.strip():
        raise GridRefused([_("Say why: each change has its reason.")])
    if seat.state != Seat.State.ELECTED or seat.until is not None or seat.from_date >= day:
        raise GridRefused([_("This seat is not held on that day.")])


def _first(seat: Seat, day: date, successor: Seat | None) -> Seat | None:
    waiting = roster.reserves(seat.zone, day)
    best = [one for one in waiting if one.votes == waiting[0].votes]
    if len(best) < 2:
        return best[0] if best else None
    if successor not in best:
        said = {"names": "、".join(mask_name(one.member.name) for one in best)}
        raise GridRefused([_("In reserve with equal votes: %(names)s. Choose who follows.") % said])
    return successor
