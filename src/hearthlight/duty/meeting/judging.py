"""Writing down whether a week or a month was kept, once, when it is over 逾期定论: a period unmet stays unmet."""

from datetime import date

from hearthlight.core import areas
from hearthlight.duty.meeting.counting import held
from hearthlight.duty.meeting.rhythms import Rhythm, judge, periods, since, standing
from hearthlight.duty.models import RhythmPeriod
from hearthlight.places.models import Area
from hearthlight.trail.act import Actor, act
from hearthlight.trail.history import bulk

NAME = "duty.judge_rhythms"


def judge_ended(user: Actor, day: date, place: str = areas.COUNTRY) -> int:
    """Judge every ended period at and below `place` that nobody has judged; how many. Raises Refused."""
    low, high = areas.subtree(place)
    codes = Area.objects.filter(code__gte=low, code__lt=high, level__in=["township"]).values_list("code", flat=True)
    rows = [row for code in codes for row in _of_place(code, day)]
    if not rows:
        return 0
    with act(user, NAME, at=place, day=day, summary={"periods": len(rows)}) as event:
        return len(bulk(event, rows))


def _of_place(code: str, day: date) -> list[RhythmPeriod]:
    begun = since(day, code)
    if begun is None:
        return []
    judged = set(RhythmPeriod.objects.filter(area_code=code).values_list("rhythm", "first"))
    return [
        _row(rhythm, code, first, last)
        for rhythm in standing(day, code)
        for first, last in periods(rhythm, begun, day)
        if (rhythm.code, first) not in judged
    ]


def _row(rhythm: Rhythm, code: str, first: date, last: date) -> RhythmPeriod:
    found = judge(rhythm, first, last, held(rhythm, code, first, last), last)
    return RhythmPeriod(
        rhythm=rhythm.code,
        area_code=code,
        first=first,
        last=last,
        required=found.required,
        counted=found.counted,
        kept=found.kept,
        lacking=[one.isoformat() for one in found.lacking],
    )
