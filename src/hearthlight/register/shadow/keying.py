"""Keying lists 录入清单: what must be keyed into the national system, kept as items, so that the proof is exact."""

import hashlib
from collections.abc import Collection
from datetime import date
from uuid import UUID

import polars as pl
from django.db import IntegrityError, transaction

from hearthlight.core import areas
from hearthlight.register.shadow import kept, proof, three_ways
from hearthlight.register.shadow.because import because
from hearthlight.register.shadow.comparing import Comparison, compared
from hearthlight.trail.act import Actor, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from hearthlight.trail.subject import kind_of

KIND = "keying_list"
SHOWN = 10
"""Lists that a page names."""


class NothingToKey(ValueError):
    """The national system says all that is known here."""


def cell_name(kind: str, subject: int, field: str) -> str:
    """How a page names a cell: ``register.member:12:labour``."""
    return f"{kind}:{subject}:{field}"


def items_of(comparison: Comparison, also: Collection[str] = ()) -> pl.DataFrame:
    """The items (`proof.SCHEMA`): cells known better here, and those of `also` (cell names) that both sides changed
    and that a person decided for us."""
    name = pl.concat_str("subject_kind", pl.col("subject_id").cast(pl.String), "field", separator=":")
    both = comparison.frame.filter((pl.col("standing") == three_ways.BOTH_CHANGED) & pl.col("ours").is_not_null())
    chosen = both.filter(name.is_in(list(also)))
    cells = because(pl.concat([three_ways.known_better(comparison.frame), chosen]))
    named = cells.rename({"theirs": "was", "ours": "wanted"})
    return named.sort("row", "column", maintain_order=True).select(*proof.SCHEMA)


def make(user: Actor, source: Source, day: date, items: pl.DataFrame, *, key: UUID | None = None) -> Source:
    """A keying list of these items of an export. The same items of the same export are the same list.

    Raises Refused, NothingToKey.
    """
    if items.is_empty():
        raise NothingToKey(source.title)
    digest = _digest(source, items)
    try:
        with transaction.atomic():
            made = _made(user, source, day, digest, items.height, key)
    except IntegrityError:
        made = Source.objects.get(sha256=digest, kind=KIND, area_code=source.area_code)
    kept.write(made.pk, kept.SNAPSHOT, items)
    return made


def _made(user: Actor, source: Source, day: date, digest: str, count: int, key: UUID | None) -> Source:
    summary = {"items": count, "of": source.pk}
    place = source.area_code
    with act(user, "register.make_keying_list", at=place, day=day, key=key, summary=summary, sha256=digest) as event:
        row = Source(kind=KIND, title=f"{day} · {source.title}"[:200], sha256=digest, received_on=day, area_code=place)
        row.subject_kind, row.subject_id, row.mapping = kind_of(Source), source.pk, {"items": count}
        return add(event, row)


def _digest(source: Source, items: pl.DataFrame) -> str:
    told = items.select("subject_kind", "subject_id", "field", "was", "wanted").write_ndjson()
    return hashlib.sha256(f"{source.pk}\n{told}".encode()).hexdigest()


def items(made: Source) -> pl.DataFrame:
    """The items of a keying list; none when their file was lost."""
    found = kept.read(made.pk, kept.SNAPSHOT)
    return proof.nothing() if found is None else found


def made_here(place: str) -> list[Source]:
    """The newest keying lists of a place."""
    return list(Source.objects.filter(kind=KIND, area_code=place).order_by("-pk")[:SHOWN])


def next_export(made: Source) -> Source | None:
    """The newest export of the place, or of one around it, that came after the list and was compared: the proof."""
    around = [made.area_code, *areas.ancestors(made.area_code)]
    later = Source.objects.filter(kind="workbook", area_code__in=around, pk__gt=made.pk).order_by("-pk")
    return next((source for source in later if kept.path(source.pk, kept.COMPARED).exists()), None)


def proved(made: Source, source: Source) -> pl.DataFrame | None:
    """The items with their outcome in a later export; None when it was not compared yet."""
    found, said, list_of = compared(source), kept.read(source.pk, kept.SNAPSHOT), items(made)
    if found is None or said is None:
        return None
    asked = said.filter(pl.col("subject_id").is_in(list_of["subject_id"].unique().implode()))
    return proof.prove(list_of, proof.now(asked, found.frame))
