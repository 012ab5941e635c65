"""Drawing a sample and sending its working paper out: acts, which keep seed and sizes and never whom they drew."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from hearthlight.checks.sampling import Allocation, BadSample
from hearthlight.standard.exits import read
from hearthlight.standard.sampling import sample
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.models import Event

MOST = 2_000
"""Homes of a sample: who goes to see more needs a census."""


@once
def draw_sample(
    user: Actor,
    place: str,
    day: date,
    *,
    seed: int,
    sizes: Mapping[read.Kind, int],
    allocation: Allocation = "proportional",
    key: UUID | None = None,
) -> Event:
    """Draw `sizes` homes of each kind at `place` by `seed` 抽样, by strata one level below.

    Raises Refused, BadSample for a size that cannot be, NoPack.
    """
    if not 0 < sum(sizes.values()) <= MOST or min(sizes.values()) < 0:
        raise BadSample(sum(sizes.values()), MOST)
    kinds = {
        kind: sample.plan(sample.strata_of(read.homes(place, day, kind), place), total, seed, allocation)
        for kind, total in sizes.items()
        if total
    }
    summary = {"seed": seed, "allocation": allocation, "kinds": kinds}
    said = {"seed": seed, "sizes": dict(sizes), "allocation": allocation}
    with act(user, sample.KIND, at=place, day=day, key=key, summary=summary, **said) as event:
        return event


def send_paper(user: Actor, draw: Event, rows: int, day: date, key: UUID | None = None) -> Event:
    """The working paper of a draw goes out as a workbook, masked. Raises Refused, Repeated, KeyReused."""
    summary = {"draw": draw.pk, "rows": rows}
    with act(user, "standard.sample_paper", at=draw.area_code, day=day, key=key, summary=summary) as event:
        return event
