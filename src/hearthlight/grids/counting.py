"""The act that records the votes of an election 计票: who is in, who stands in reserve, how a tie was settled."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.decisions.actions import take_step
from hearthlight.decisions.procedure import PASSED
from hearthlight.grids import roster
from hearthlight.grids.committee import Ranking, decided, rank
from hearthlight.grids.elections import awaiting, own_step
from hearthlight.grids.models import Seat
from hearthlight.grids.refusals import GridRefused
from hearthlight.places.models import Zone
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import amend
from hearthlight.trail.models import Event


@once
def record_votes(
    user: Actor,
    zone: Zone,
    counts: Mapping[int, int],
    eligible: int,
    present: int,
    day: date,
    *,
    spoilt: int = 0,
    chosen: frozenset[int] = frozenset(),
    reason: str = "",
    key: UUID | None = None,
) -> str:
    """Record how many of the `present` voted for each candidate (seat id to votes) 计票; the step's result.

    The most votes are in, the others in reserve; where the last seats are tied, `chosen` says who, with a reason.
    Raises Refused, NotYet, GridRefused, ValueError for counts that do not add up.
    """
    asked = {"counts": sorted(counts.items()), "turnout": [eligible, present, spoilt], "chosen": sorted(chosen)}
    with act(user, "grids.record_votes", at=zone.area_code, key=key, reason=reason, on=day, **asked) as event:
        decision = awaiting(zone, "villagers_vote", day)
        standing = {seat.pk: seat for seat in roster.seats(zone, day, Seat.State.CANDIDATE) if not seat.party}
        _refuse_counts(standing, counts, present - spoilt)
        ranking = _settled(rank(counts, decision.payload["others"]), chosen, reason, standing)
        turnout = {"eligible": eligible, "present": present, "votes_for": present - spoilt, "abstained": spoilt}
        with own_step():
            step = take_step(user, [decision], on_date=day, votes=turnout, expected="villagers_vote")[0]
        if step.result == PASSED:
            _keep(event, standing, counts, ranking, day, reason if chosen else "")
        return step.result


def _refuse_counts(standing: Mapping[int, Seat], counts: Mapping[int, int], ballots: int) -> None:
    if counts.keys() != standing.keys():
        raise GridRefused([_("Give the votes of every candidate, 0 where there were none.")])
    if any(not 0 <= votes <= ballots for votes in counts.values()):
        raise GridRefused([_("A candidate has at most as many votes as valid ballots: %(most)s.") % {"most": ballots}])


def _settled(ranking: Ranking, chosen: frozenset[int], reason: str, standing: Mapping[int, Seat]) -> Ranking:
    """The ranking without a tie: a person decides one, by a run-off or by lot, and says how."""
    if not ranking.tied:
        return ranking
    try:
        settled = decided(ranking, set(chosen))
    except ValueError:
        names = "、".join(mask_name(standing[one].member.name) for one in ranking.tied)
        said = {"names": names, "free": ranking.free}
        raise GridRefused([_("Tied for the last %(free)s seats: %(names)s. Choose, and say how.") % said]) from None
    if not reason.strip():
        raise GridRefused([_("Say how the tie was settled: a run-off vote, or lots.")])
    return settled


def _keep(
    event: Event, standing: Mapping[int, Seat], counts: Mapping[int, int], ranking: Ranking, day: date, why: str
) -> None:
    for pk, seat in standing.items():
        state = Seat.State.RESERVE if pk in ranking.reserve else Seat.State.CANDIDATE
        tied = {"reason": why} if why and pk in ranking.elected else {}
        amend(event, seat, day, votes=counts[pk], state=state, **tied)
