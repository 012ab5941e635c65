"""Answering doubtful readings 存疑读数处理: repaired as offered, or left out with a reason; never counted silently."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.sun import intervals
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.metering import keep as keep_register
from hearthlight.sun.models import Reading, ReadingDoubt
from hearthlight.trail import in_bulk
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.models import Event, Source

ACT = "sun.answer_reading"
State = ReadingDoubt.State


@once
def leave_out(user: Actor, source: Source, ids: Sequence[int], reason: str, *, key: UUID | None = None) -> int:
    """Do not count these readings of a file, and say why; how many. Raises Refused, NotSunny."""
    if not reason.strip():
        raise NotSunny(_("Say why the readings are left out: the next reader will ask."))
    with act(user, ACT, at=source.area_code, subject=source, key=key, reason=reason, ids=list(ids)) as event:
        return len(_answered(event, _open(source, ids), State.LEFT_OUT, reason.strip()))


@once
def repair(user: Actor, source: Source, ids: Sequence[int], *, key: UUID | None = None) -> int:
    """Keep these readings as their repair offers; how many. Raises Refused, NotSunny where there is none on offer."""
    with act(user, ACT, at=source.area_code, subject=source, key=key, ids=list(ids)) as event:
        rows = _open(source, ids)
        if not all(row.repair and row.station_id for row in rows):
            raise NotSunny(_("Nobody knows how to repair this reading: leave it out, or send the right one."))
        _keep(event, rows)
        return len(_answered(event, rows, State.REPAIRED, ""))


def _open(source: Source, ids: Sequence[int]) -> list[ReadingDoubt]:
    """Those of the file that nobody has answered; taken for the act, so that two clerks do not answer one."""
    rows = ReadingDoubt.whole.select_for_update(of=("self",)).filter(source=source, pk__in=list(ids), state=State.OPEN)
    found = list(rows.select_related("station").order_by("read_on", "pk"))
    if not found:
        raise NotSunny(_("These readings were answered before: open the page again."))
    return found


def _answered(event: Event, rows: list[ReadingDoubt], state: str, answer: str) -> list[ReadingDoubt]:
    in_bulk.update(event, ReadingDoubt, [row.pk for row in rows], {"state": state, "answer": answer})
    return rows


def _keep(event: Event, rows: list[ReadingDoubt]) -> None:
    """Registers go where registers are kept, intervals where intervals are."""
    for row in rows:
        if "register_wh" in row.repair:
            keep_register(event, _reading(row))
    intervals.one_at_a_time()
    for kind in (intervals.DAY, intervals.QUARTER_HOUR):
        of_kind = [row for row in rows if row.repair.get("kind") == kind]
        if of_kind:
            intervals.keep(kind, [_interval(row) for row in of_kind])


def _interval(row: ReadingDoubt) -> intervals.Row:
    found = row.repair
    return row.station_id, found["at"], found["minutes"], found["energy_wh"]


def _reading(row: ReadingDoubt) -> Reading:
    found = row.repair
    before = Reading.whole.filter(station=row.station, meter_no=row.meter_no).order_by("-read_on").first()
    return Reading(
        station=row.station,
        meter_no=found.get("meter") or row.meter_no,
        read_on=date.fromisoformat(found["at"]),
        register_wh=found["register_wh"],
        multiplier=before.multiplier if before else 1,
        source=row.source,
        synthetic=row.synthetic,
    )
