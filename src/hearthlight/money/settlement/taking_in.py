"""Taking in the utility's file: looked at first, then stated and owed in one act; the same file twice is one file."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hearthlight.money.settlement import words
from hearthlight.money.settlement.correcting import correct_in
from hearthlight.money.settlement.matching import BLOCKING, Difference, differences
from hearthlight.money.settlement.standing import Standing
from hearthlight.money.settlement.statement_file import StatedRow, read_statements
from hearthlight.money.settlement.stating import New, state_in
from hearthlight.money.statements import StatementRefused
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source

KIND = "statement_file"


@dataclass(frozen=True)
class Looked:
    """One row of a file with what differs; `blocks` where it cannot be taken so."""

    row: StatedRow
    differs: tuple[Difference, ...]

    @property
    def blocks(self) -> bool:
        """Whether it keeps the file out."""
        return any(one in BLOCKING for one in self.differs)

    @property
    def new(self) -> bool:
        """Whether it states something that does not stand yet."""
        return Difference.STANDS not in self.differs and Difference.CORRECTS not in self.differs

    @property
    def corrects(self) -> bool:
        """Whether it states other numbers than those that stand."""
        return Difference.CORRECTS in self.differs


def receive_statements(user: Actor, place: str, day: date, name: str, content: bytes) -> Source:
    """Keep a file of the utility for looking at; nothing is stated yet. Raises BadReadings, BadFile, Refused."""
    digest = hashlib.sha256(content).hexdigest()
    earlier = Source.objects.filter(sha256=digest, kind=KIND, area_code=place).first()
    if earlier:
        return earlier
    sheet, rows = read_statements(name, content)
    with act(user, "money.receive_statements", at=place, sha256=digest, summary={"rows": len(rows)}) as event:
        kept: dict[str, Any] = {"sheet": sheet, "rows": [row.as_json() for row in rows]}
        about = {"title": name[:200], "sha256": digest, "received_on": day, "area_code": place, "mapping": kept}
        return add(event, Source(kind=KIND, state=Source.State.DRY, **about))


def look(source: Source, day: date) -> list[Looked]:
    """The rows of a file beside what stands, in the order of the file."""
    rows = [StatedRow(**one) for one in source.mapping["rows"]]
    standing = Standing(source.area_code, rows, day)
    times = Counter(row.key for row in rows)
    return [_looked(row, standing, times[row.key] > 1) for row in rows]


def _looked(row: StatedRow, standing: Standing, twice: bool) -> Looked:
    found = differences(row.energy_wh, row.price, row.fen, standing.known(row))
    return Looked(row, (Difference.TWICE, *found) if twice else found)


@once
def take_in(user: Actor, source: Source, *, corrections: bool = False, key: UUID | None = None) -> Source:
    """State every row of a file that was looked at and owe it; corrections only when they are said to be meant.

    Raises StatementRefused while a row blocks, or when the file was taken in already.
    """
    said = {"subject": source, "key": key, "corrections": corrections}
    with act(user, "money.take_in_statements", at=source.area_code, **said) as event:
        source = Source.objects.select_for_update().get(pk=source.pk)
        if source.state == Source.State.APPLIED:
            raise StatementRefused(words.taken())
        looked = look(source, event.day)
        _refuse(looked, corrections)
        _state(event, source, looked)
        source.state, source.event = Source.State.APPLIED, event
        source.save(update_fields=["state", "event"])
        return source


def _refuse(looked: Sequence[Looked], corrections: bool) -> None:
    if any(one.blocks for one in looked):
        raise StatementRefused(words.blocked(sum(one.blocks for one in looked)))
    if not corrections and any(one.corrects for one in looked):
        raise StatementRefused(words.not_meant(sum(one.corrects for one in looked)))


def _state(event: Event, source: Source, looked: Sequence[Looked]) -> None:
    standing = Standing(source.area_code, [one.row for one in looked], event.day)
    state_in(event, [_new(one.row, standing) for one in looked if one.new], source)
    for row in (one.row for one in looked if one.corrects):
        before = standing.stated[standing.stations[row.station].pk, row.month, row.stream]
        price = before.price if row.price is None else row.price
        correct_in(event, before, row.energy_wh, price, row.fen, source, row.row)


def _new(row: StatedRow, standing: Standing) -> New:
    station, known = standing.stations[row.station], standing.known(row)
    ruled = known.rule_price if known else None
    return New(
        row, station, (row.price if row.price is not None else ruled) or 0, standing.readings(station, row.month)
    )
