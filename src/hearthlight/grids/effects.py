"""What an election of grid members brings, and when it may not: the gate and the effect of kind ``committee``."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from hearthlight.decisions.models import Decision, Objection, Step
from hearthlight.decisions.queries import decided_on
from hearthlight.decisions.shown import Shown
from hearthlight.grids import bounds, roster
from hearthlight.grids.committee import grown
from hearthlight.grids.elections import election, gaps, step_gate
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.seat_sentences import lacks_words
from hearthlight.places.models import Zone
from hearthlight.places.queries import names
from hearthlight.trail.history import amend, as_of
from hearthlight.trail.models import Event


def gate(user: Any, zone: Zone, payload: dict[str, Any], day: date) -> str:
    """Why the election may not be opened, or its outcome not be assigned: sentences, or nothing."""
    if zone.until is not None and zone.until <= day:
        return _("Grid %(grid)s has ended: elect for the grids in force.") % {"grid": zone.number}
    running = election(zone)
    wrong = _bounds(zone, payload, day)
    return " ".join(wrong if running is None else [*wrong, *_before_assignment(running, zone, payload, day)])


def _bounds(zone: Zone, payload: dict[str, Any], day: date) -> list[str]:
    """The seats with those now elected, against the bounds of R67 and R68."""
    stands = roster.committee(zone, day, (payload["party"], payload["others"]))
    blocking = [lack for lack in stands.lacks if lack.blocks]
    return lacks_words(blocking, bounds.in_force(day, zone.area_code), stands.households)


def _before_assignment(decision: Decision, zone: Zone, payload: dict[str, Any], day: date) -> list[str]:
    wrong = [] if _posted(decision, day) else [_("The public notice has not ended or an objection is open.")]
    standing = [seat for seat in roster.seats(zone, day, Seat.State.CANDIDATE) if not seat.party]
    if any(seat.votes is None for seat in standing):
        wrong.append(_("The votes of the candidates are not recorded."))
    return wrong + gaps(zone, payload, day)


def _posted(decision: Decision, day: date) -> bool:
    """Whether a notice of this election ended by `day` and nobody waits for an answer."""
    steps = Step.whole.filter(decision=decision)
    about = Q(decision=decision) | Q(decision=None, notice__steps__decision=decision)
    waiting = Objection.whole.filter(about, answered_on=None).exists()
    return steps.filter(kind="notice", until__lte=day).exists() and not waiting


def assign(event: Event, decision: Decision) -> None:
    """Assign the elected to their grid 分配到网格. Raises GridRefused before the notice has ended (R71)."""
    day = decided_on(decision)
    if not _posted(decision, day):
        raise GridRefused([_("The public notice has not ended or an objection is open.")])
    zone = Zone.objects.get(pk=decision.subject_id)
    for seat in roster.seats(zone, day, Seat.State.CANDIDATE, Seat.State.RESERVE):
        state = seat.state if seat.state == Seat.State.RESERVE else Seat.State.ELECTED
        amend(event, seat, day, state=state, decision=decision.pk)


def lines(ids: Iterable[int], day: date) -> dict[int, Shown]:
    """How a grid stands on a notice posted on `day`: village, number, and who is to be a member, party first."""
    zones = list(Zone.objects.filter(pk__in=list(ids)))
    known = names([zone.area_code for zone in zones])
    return {zone.pk: _line(zone, known.get(zone.area_code, zone.area_code), day) for zone in zones}


def _line(zone: Zone, village: str, day: date) -> Shown:
    people = [seat.member for seat in _on_the_notice(zone, day)]
    young = any(one.birth is not None and not grown(one.birth, day) for one in people)
    return Shown(f"{village}第{zone.number}网格", names=tuple(one.name for one in people), young=young)


def _on_the_notice(zone: Zone, day: date) -> list[Seat]:
    """Who stood elected but not yet assigned on that day: later changes do not move what was posted."""
    found = roster.seats(zone, day)
    then = as_of(Seat, day, ids=[seat.pk for seat in found])
    states = {seat.pk: then.get(seat.pk, {}).get("state", seat.state) for seat in found}
    return [seat for seat in found if states[seat.pk] == Seat.State.CANDIDATE]


EFFECTS = {"committee": assign}
GATES = {"committee": gate}
STEP_GATES = {"committee": step_gate}
LINES = {"places.zone": lines}
