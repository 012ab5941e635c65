"""Comparing an export three ways 三方比对: it, the register now, and the last export that was taken in here."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Q

from hearthlight.core import areas
from hearthlight.people import secrets
from hearthlight.register.shadow import kept, snapshot, three_ways
from hearthlight.register.workbooks.facts import by_field
from hearthlight.register.workbooks.opened import opened
from hearthlight.register.workbooks.plan import Say, plan, silent
from hearthlight.trail.models import Source


@dataclass(frozen=True)
class Comparison:
    """The cells of an export that differ (`three_ways.SCHEMA`), on which day, beside which export taken in before.

    `counts`: cells by standing, the same ones too.
    """

    frame: pl.DataFrame
    counts: Mapping[str, int]
    day: date
    base: Source | None


def last_agreed(source: Source) -> Source | None:
    """The last export of the same layout that was taken in here or above: the source itself once it was.

    A table of our own has none: its row keys say from when each row was.
    """
    if "key" in source.mapping.get("columns", {}):
        return None
    if source.state == Source.State.APPLIED:
        return source
    around = [source.area_code, *areas.ancestors(source.area_code)]
    taken = Source.objects.filter(kind="workbook", state=Source.State.APPLIED, area_code__in=around)
    return taken.filter(Q(header_hash=source.header_hash), pk__lt=source.pk).order_by("-pk").first()


def compare(source: Source, day: date, progress: Say = silent) -> Comparison:
    """Compare now, and keep the answer and what the export says. One field after the other: a big export need not be
    in memory at once. Raises Unreadable."""
    base = last_agreed(source)
    agreed = said_by(base, day) if base else snapshot.empty()
    counts: Counter[str] = Counter()
    differ, said = [pl.DataFrame(schema=three_ways.SCHEMA)], [snapshot.empty()]
    for part in fields(source, day, progress):
        compared = three_ways.compare(part, agreed)
        counts.update(three_ways.counts(compared))
        differ.append(compared.filter(pl.col("standing") != three_ways.SAME))
        said.append(snapshot.of(part))
    found = Comparison(pl.concat(differ), dict(counts), day, base)
    _keep(source, found, pl.concat(said))
    return found


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


def said_by(source: Source, day: date) -> pl.DataFrame:
    """What an export said, by our ids (`snapshot.SCHEMA`): as kept, or read again from the kept workbook."""
    found = kept.read(source.pk, kept.SNAPSHOT)
    if found is None:
        found = pl.concat([snapshot.empty(), *(snapshot.of(part) for part in fields(source, day))])
        kept.write(source.pk, kept.SNAPSHOT, found)
    return found


def fields(source: Source, day: date, progress: Say = silent) -> Iterator[pl.DataFrame]:
    """What the good homes of an export say beside the register now (`changes.SCHEMA`), one frame a field; values that
    tell who somebody is are keyed digests. Raises Unreadable."""
    worked = plan(opened(source), source.area_code, source.received_on, day, progress)
    for part in by_field(worked, now=True):
        if not part.is_empty() and part["field"][0] not in READ_FROM_NUMBERS:
            yield _covered(part)


def forget(source: Source) -> None:
    """After a source was taken in or undone earlier answers hold no more."""
    kept.forget(source.pk, kept.COMPARED)
    kept.forget(source.pk, kept.SNAPSHOT)


def covered(text: str | None) -> str | None:
    """A keyed digest of a value that says who somebody is: equal values have equal ones, and nobody reads it back."""
    return None if text is None else f'"#{secrets.ring().blind(text).hex()}"'


READ_FROM_NUMBERS = ["id_valid", "id_birth", "id_sex"]
"""Fields that no cell says: they are read from the identity number."""


def _covered(facts: pl.DataFrame) -> pl.DataFrame:
    telling = pl.col("field").is_in(snapshot.COVERED)
    found = facts.filter(telling)
    texts = pl.concat([found["old"], found["new"]]).unique().drop_nulls()
    digests = pl.Series([covered(text) for text in texts], dtype=pl.String)

    def hidden(name: str) -> pl.Expr:
        value = pl.col(name)
        return pl.when(telling).then(value.replace_strict(texts, digests, default=None)).otherwise(value).alias(name)

    return facts.with_columns(hidden("old"), hidden("new")) if len(texts) else facts
