"""Receiving a workbook 接收: looked at, kept sealed, remembered as a source with the mapping of its columns."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from hearthlight.register.workbooks.columns import BY_FIELD
from hearthlight.register.workbooks.kept import keep
from hearthlight.register.workbooks.layout import Layout, layout_of, read_new
from hearthlight.register.workbooks.sentences import sentence
from hearthlight.sheets.faults import Fault, NotAWorkbook
from hearthlight.trail.act import Actor, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source

WORKBOOK = "workbook"


class BadWorkbook(ValueError):
    """The file cannot be received: its text is the sentence for the clerk, `fault` the same as data."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(sentence(fault))
        self.fault = fault


def receive(user: Actor, place: str, day: date, name: str, content: bytes) -> Source:
    """Keep a workbook that came for `place`, in one act; the same bytes at the same place are the same source.

    Raises BadWorkbook, Refused.
    """
    try:
        layout, _ = read_new(content, place, rows=False)
    except NotAWorkbook as error:
        raise BadWorkbook(Fault(str(error), "", found=name)) from error
    return received_as(user, place, day, name, content, layout)


def received_as(user: Actor, place: str, day: date, name: str, content: bytes, layout: Layout) -> Source:
    """The source of a file whose layout was read; the one that somebody else has made of the same file meanwhile."""
    digest = keep(content)
    try:
        with transaction.atomic():
            return _received(user, place, day, name, digest, layout)
    except IntegrityError:
        return Source.objects.get(sha256=digest, kind=WORKBOOK, area_code=place)


def _received(user: Actor, place: str, day: date, name: str, digest: str, layout: Layout) -> Source:
    earlier = Source.objects.filter(sha256=digest, kind=WORKBOOK, area_code=place).first()
    if earlier:
        return earlier
    with act(user, "register.receive_workbook", at=place, day=day, sha256=digest) as event:
        source = Source(kind=WORKBOOK, title=name[:200], sha256=digest, path=digest, received_on=day, area_code=place)
        source.header_hash, source.mapping, source.state = layout.digest, layout.as_mapping(), Source.State.DRY
        return add(event, source)


def map_columns(user: Actor, source: Source, chosen: Mapping[str, str], day: date) -> Source:
    """Remember which column (letters) is which field, as a person says it; an empty field leaves a column out.

    Raises ValueError for an unknown field, one chosen twice, a column that is not there, or a file applied already.
    """
    fields = {column: field for column, field in chosen.items() if field}
    layout = layout_of(source)
    there = {heading.letters for heading in layout.columns}
    if source.state == Source.State.APPLIED or not fields.keys() <= there or not set(fields.values()) <= set(BY_FIELD):
        raise ValueError("a mapping names columns of a file that is not applied yet, and known fields")
    if len(set(fields.values())) < len(fields):
        raise ValueError("each field is in one column")
    mapping: dict[str, Any] = layout.mapped(fields)
    with act(user, "register.map_workbook", at=source.area_code, day=day, subject=source, columns=fields) as event:
        source.mapping, source.event = mapping, event
        source.save(update_fields=["mapping", "event"])
    return source
