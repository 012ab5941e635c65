"""Acts before the vote: put somebody forward, open the election, close the list of candidates 推选.

The election itself is a decision of kind ``committee`` on the grid; seats are assigned by its effect alone.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.decisions.actions import propose, take_step
from hearthlight.decisions.models import Decision, Step
from hearthlight.decisions.procedure import StepRule
from hearthlight.decisions.queries import waiting
from hearthlight.grids import queries, roster
from hearthlight.grids.bounds import party_seats
from hearthlight.grids.committee import Nominee, grown, unfit
from hearthlight.grids.kinds import PARTY, TRACK
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.seat_sentences import track_words, unfit_words
from hearthlight.places.models import Zone
from hearthlight.register.models import Member
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Source
from hearthlight.trail.subject import kind_of

COMMITTEE = "committee"
OWN = ("candidate_list", "villagers_vote")
"""Steps of an election that are taken by this room's acts alone: they look at the list and keep the votes."""
LISTED = (Seat.State.CANDIDATE, Seat.State.RESERVE)
"""Whoever stood on a list: after the vote who was not elected stands in reserve."""
_own: ContextVar[bool] = ContextVar("own_step", default=False)


@once
def nominate(
    user: Actor,
    zone: Zone,
    member: Member,
    kind: str,
    day: date,
    *,
    track: str = "",
    went_out: bool | None = None,
    willing: bool | None = None,
    has_time: bool | None = None,
    source: Source | None = None,
    key: UUID | None = None,
) -> Seat:
    """Put a member of the grid forward 提名. Party members come by no track. Raises Refused, GridRefused."""
    party = None if member.political is None else member.political in PARTY
    nominee = Nominee(kind, party, track, went_out, willing, has_time)
    asked = {"zone": zone.pk, "member": member.pk, "day": day, "nominee": vars(nominee)}
    with act(user, "grids.nominate", at=zone.area_code, key=key, source=source, **asked) as event:
        _refuse_nominee(zone, member, nominee, day)
        row = Seat(zone=zone, area_code=zone.area_code, member=member, kind=kind, party=bool(party), from_date=day)
        row.nominated_by, row.went_out, row.willing, row.has_time = track, went_out, willing, has_time
        return add(event, row)


def _refuse_nominee(zone: Zone, member: Member, nominee: Nominee, day: date) -> None:
    wrong = unfit_words(unfit(nominee))
    if member.area_code not in queries.groups_in(zone, day):
        wrong.append(_("This person lives in no group of grid %(grid)s.") % {"grid": zone.number})
    if member.joined_on > day or (member.left_on and member.left_on <= day):
        wrong.append(_("This person does not belong to the household on that day."))
    if Seat.whole.filter(member=member, until=None).exists():
        wrong.append(_("This person stands for a grid already."))
    if member.birth is None:
        wrong.append(_("The birth of this person is unknown: enter it first."))
    elif not grown(member.birth, day):
        wrong.append(_("This person is not 18 yet: only grown people stand."))
    if _closed(election(zone)):
        wrong.append(_("The list of candidates of grid %(grid)s is closed.") % {"grid": zone.number})
    if wrong:
        raise GridRefused(wrong)


def election(zone: Zone) -> Decision | None:
    """The election of a grid that is under way."""
    found = Decision.whole.filter(kind=COMMITTEE, subject_kind=kind_of(Zone), subject_id=zone.pk, state="open")
    return found.first()


def _closed(decision: Decision | None) -> bool:
    return decision is not None and Step.whole.filter(decision=decision).count() > 1


def withdraw_nominee(user: Actor, seat: Seat, day: date, reason: str) -> None:
    """Take a candidate off the list, with a reason. Raises Refused, GridRefused once the list is closed."""
    with act(user, "grids.withdraw_nominee", at=seat.area_code, subject=seat, reason=reason) as event:
        if seat.state != Seat.State.CANDIDATE or _closed(election(seat.zone)):
            raise GridRefused([_("The list of candidates of grid %(grid)s is closed.") % {"grid": seat.zone.number}])
        if not reason.strip():
            raise GridRefused([_("Say why: each change has its reason.")])
        amend(event, seat, day, until=day, reason=reason)


def open_election(user: Actor, zone: Zone, number: int, day: date, *, key: UUID | None = None) -> Decision:
    """Open the election of `number` seats 推选: a smallest majority of them for party members, as far as there are any.

    Raises Refused, NotYet, Gated with the sentences of the bounds.
    """
    sitting = roster.seats(zone, day, Seat.State.ELECTED)
    held = sum(seat.party for seat in sitting)
    available = len(roster.branches_of(zone.area_code, day).grids.get(zone.number, []))
    party = max(0, min(party_seats(len(sitting) + number), available) - held)
    payload = {"zone": zone.pk, "seats": number, "party": party, "others": number - party}
    return propose(user, COMMITTEE, zone, area_code=zone.area_code, day=day, payload=payload, key=key)


def gaps(zone: Zone, payload: Mapping[str, Any], day: date) -> list[str]:
    """What the list of candidates still lacks before it can be closed; later also what its seats lack."""
    listed = [seat for seat in roster.seats(zone, day, *LISTED) if seat.decision_id is None]
    standing = [seat for seat in listed if seat.state == Seat.State.CANDIDATE]
    party, others = [s for s in standing if s.party], [s for s in standing if not s.party]
    wrong = []
    if len(party) != payload["party"]:
        said = {"found": len(party), "wanted": payload["party"]}
        wrong.append(_("%(found)s party representatives are named where %(wanted)s seats are theirs.") % said)
    if len(others) < payload["others"]:
        said = {"found": len(others), "wanted": payload["others"]}
        wrong.append(_("%(found)s candidates stand for %(wanted)s seats: put more people forward.") % said)
    missing = [track for track in TRACK if payload["others"] and track not in {s.nominated_by for s in listed}]
    return wrong + [
        _("Nobody was %(track)s yet: the list needs both tracks.") % {"track": track_words(t)} for t in missing
    ]


def close_list(user: Actor, zone: Zone, day: date, *, key: UUID | None = None) -> Step:
    """Close the list of candidates 候选名单, once both tracks have named theirs. Raises NotYet, GridRefused."""
    decision = awaiting(zone, "candidate_list", day)
    wrong = gaps(zone, decision.payload, day)
    if wrong:
        raise GridRefused(wrong)
    with own_step():
        return take_step(user, [decision], on_date=day, expected="candidate_list", key=key)[0]


@contextmanager
def own_step() -> Iterator[None]:
    """Inside this block the steps of `OWN` may be taken."""
    token = _own.set(True)
    try:
        yield
    finally:
        _own.reset(token)


def step_gate(decision: Decision, rule: StepRule) -> str:
    """Why a step may not be ticked off like any other."""
    if rule.name not in OWN or _own.get():
        return ""
    return _("This step is taken on the page of the grid: there the list is closed and the votes are entered.")


def awaiting(zone: Zone, step: str, day: date) -> Decision:
    """The election of a grid, when it waits for that step. Raises GridRefused."""
    decision = election(zone)
    awaited = waiting(decision, day) if decision else None
    if decision is None or awaited is None or awaited.rule.name != step:
        raise GridRefused([_("The election of grid %(grid)s does not wait for this step.") % {"grid": zone.number}])
    return decision
