"""Comparing an export three ways 三方比对: it, the register now, and of each cell what was last taken in here."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.register.models import Household
from hearthlight.register.shadow import kept, snapshot, three_ways
from hearthlight.register.shadow.decided import decided_here
from hearthlight.register.workbooks import agreed
from hearthlight.register.workbooks.covering import cover
from hearthlight.register.workbooks.facts import by_field
from hearthlight.register.workbooks.opened import opened
from hearthlight.register.workbooks.plan import Say, plan, silent
from hearthlight.register.workbooks.reading import FROM_IDENTITY
from hearthlight.trail.models import Source


@dataclass(frozen=True)
class Comparison:
    """The cells of an export that differ (`three_ways.SCHEMA`), on which day, beside exports taken in before.

    `counts`: cells by standing, the same ones too. `base`: the newest of those exports.
    """

    frame: pl.DataFrame
    counts: Mapping[str, int]
    day: date
    base: Source | None


def last_agreed(source: Source) -> list[Source]:
    """The files whose words are what was last agreed, the newest first: the source itself once it was taken in, else
    those taken in here, around or within the place.

    A table of our own has none: its row keys say from when each row was.
    """
    if "key" in source.mapping.get("columns", {}):
        return []
    files = agreed.around(source)
    return [one for one in files if one.pk == source.pk] if source.state == Source.State.APPLIED else files


def homes_stand(place: str) -> bool:
    """Whether the register holds a home there: a file for a place without one has nothing to be compared with."""
    low, high = areas.subtree(place)
    return Household.whole.filter(area_code__gte=low, area_code__lt=high).exists()


def compare(source: Source, day: date, progress: Say = silent) -> Comparison:
    """Compare now, and keep the answer and what the export says. One field after the other: a big export need not be
    in memory at once. Raises Unreadable."""
    files = last_agreed(source)
    same = 0
    differ, said = [pl.DataFrame(schema=three_ways.SCHEMA)], [snapshot.empty()]
    for part in fields(source, day, progress):
        compared = three_ways.compare(part, said_by(files, part))
        same += three_ways.counts(compared)[three_ways.SAME]
        differ.append(compared.filter(pl.col("standing") != three_ways.SAME))
        said.append(snapshot.of(part))
    frame = decided_here(pl.concat(differ))
    counts = three_ways.counts(frame) | {three_ways.SAME: same}
    found = Comparison(frame, counts, day, files[0] if files else None)
    _keep(source, found, pl.concat(said))
    return found


def said_by(files: list[Source], part: pl.DataFrame) -> pl.DataFrame:
    """The newest word of these files on each cell of one field of an export."""
    return agreed.newest(files, part["subject_kind"][0], part["field"][0], part["subject_id"])


def _keep(source: Source, found: Comparison, said: pl.DataFrame) -> None:
    told = {"day": str(found.day), "base": str(found.base.pk) if found.base else "", "counts": json.dumps(found.counts)}
    kept.write(source.pk, kept.COMPARED, found.frame, told)
    kept.write(source.pk, kept.SNAPSHOT, said)


def compared(source: Source) -> Comparison | None:
    """The comparison that is kept; None when none was made since the export was received or taken in."""
    frame, said = kept.read(source.pk, kept.COMPARED), kept.said(source.pk, kept.COMPARED)
    if frame is None:
        return None
    base = Source.objects.get(pk=said["base"]) if said["base"] else None
    return Comparison(frame, json.loads(said["counts"]), date.fromisoformat(said["day"]), base)


def fields(source: Source, day: date, progress: Say = silent) -> Iterator[pl.DataFrame]:
    """What the good homes of an export say beside the register now (`changes.SCHEMA`), one frame a field; values that
    tell who somebody is are keyed digests. Raises Unreadable."""
    worked = plan(opened(source), source.area_code, source.received_on, day, progress)
    for part in by_field(worked, now=True):
        if not part.is_empty() and part["field"][0] not in FROM_IDENTITY:
            yield cover(part, "old", "new")


def forget(source: Source) -> None:
    """After a source was taken in or undone earlier answers hold no more."""
    kept.forget(source.pk, kept.COMPARED)
    kept.forget(source.pk, kept.SNAPSHOT)
