"""Taking in a workbook of grids: received with everything that is wrong with it, applied only when somebody says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core.areas import subtree
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.grids import queries, workbook
from hearthlight.grids.actions import adopt_partition
from hearthlight.grids.elections import nominate
from hearthlight.grids.models import Partition
from hearthlight.grids.partition import pairs, plain, spelled
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.seat_sentences import kind_words, track_words
from hearthlight.grids.workbook import Row
from hearthlight.people.models import Person
from hearthlight.places.queries import names
from hearthlight.register.models import Member
from hearthlight.register.standing import present
from hearthlight.register.workbooks.sentences import sentence
from hearthlight.sheets.faults import Fault, NotAWorkbook
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source

KIND = "grid_workbook"
_BETWEEN = re.compile(r"[,，、;；/\s]+")


@dataclass
class Draft:
    """What a workbook would do: the grid of each group, who lies beside whom, members put forward; what was wrong."""

    plan: dict[str, int] = field(default_factory=dict)
    near: dict[str, list[str]] = field(default_factory=dict)
    seats: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def mapping(self) -> dict[str, Any]:
        """As the source keeps it: codes and ids, no names."""
        return {"plan": self.plan, "near": self.near, "seats": self.seats}


def draft(village: str, content: bytes, name: str, day: date) -> Draft:
    """Read a workbook for a village on a day; nothing is written."""
    made = Draft()
    try:
        read = workbook.read(parse(content))
    except NotAWorkbook as error:
        made.wrong.append(_file_words(str(error), name))
        return made
    made.wrong += [_file_words("no_header", name) if one.code == "no_header" else sentence(one) for one in read.faults]
    _groups(made, village, read.groups, day)
    for row in read.seats:
        _seat(made, village, row, day)
    return made


def _file_words(code: str, name: str) -> str:
    if code == "no_header":
        said = _("No sheet of “%(name)s” has the headings “村民组” and “网格”, or “户编号”, “姓名” and “成员类别”.")
        return said % {"name": name}
    try:
        return sentence(Fault(code, "", found=name))
    except KeyError:
        return _("“%(name)s” cannot be opened as a workbook.") % {"name": name}


def _groups(made: Draft, village: str, rows: Iterable[Row], day: date) -> None:
    known = spelled(queries.groups_of(village, day))
    own = names([village]).get(village, "")
    for row in rows:
        code = known.get(plain(row.values["group"]))
        if row.values.get("village") not in (None, own, village) or code is None:
            made.wrong.append(_at(row, _("%(group)s is no group of this village.") % row.values))
        elif code in made.plan:
            made.wrong.append(_at(row, _("%(group)s stands there twice.") % row.values))
        else:
            made.plan[code] = row.values["grid"]
            _near(made, code, row, known)


def _near(made: Draft, code: str, row: Row, known: dict[str, str]) -> None:
    if not row.values.get("near"):
        return
    named = [word for word in _BETWEEN.split(row.values["near"]) if word]
    strange = [word for word in named if plain(word) not in known]
    made.near[code] = [known[plain(word)] for word in named if plain(word) in known]
    made.wrong += [_at(row, _("%(group)s is no group of this village.") % {"group": word}) for word in strange]


def _seat(made: Draft, village: str, row: Row, day: date) -> None:
    said = row.values
    low, high = subtree(village)
    here = Member.whole.filter(present(day), area_code__gte=low, area_code__lt=high)
    found = list(here.filter(household__number=said["household"], name=said["name"])[:2])
    if len(found) != 1 or queries.grid_of(found[0].area_code, day) is None:
        made.wrong.append(
            _at(row, _("Household %(household)s has no one person of this name in a grid of this village.") % said)
        )
    else:
        kept = {name: said.get(name) for name in ("kind", "track", "went_out", "willing", "has_time")}
        made.seats.append({"member": found[0].pk, "row": row.number, **kept})


def nominees(made: Draft) -> list[tuple[str, str, str]]:
    """Who would be put forward: masked name, kind and track in words."""
    named = dict(Member.whole.filter(pk__in=[seat["member"] for seat in made.seats]).values_list("pk", "name"))
    return [
        (mask_name(named[seat["member"]]), kind_words(seat["kind"]), track_words(seat["track"] or ""))
        for seat in made.seats
    ]


def _at(row: Row, what: str) -> str:
    return _("Sheet “%(sheet)s”, row %(row)s: %(what)s") % {"sheet": row.sheet, "row": row.number, "what": what}


@once
def receive(user: Actor, village: str, content: bytes, name: str, day: date, *, key: UUID | None = None) -> Source:
    """Keep what a workbook says, as a source that was not applied yet. The same file again is the same source."""
    digested = sha256(content).hexdigest()
    with act(user, "grids.receive_workbook", at=village, key=key, sha256=digested) as event:
        known = Source.objects.filter(sha256=digested, kind=KIND, area_code=village).first()
        made = draft(village, content, name, day).mapping
        if known is None:
            row = Source(kind=KIND, title=name[:200], sha256=digested, received_on=day, area_code=village)
            row.mapping, row.state = made, Source.State.DRY
            return add(event, row)
        known.mapping, known.event = made, event
        known.save(update_fields=["mapping", "event"])
        return known


@once
def apply_groups(
    user: Actor, source: Source, from_date: date, *, reason: str = "", key: UUID | None = None
) -> Partition:
    """Adopt the grids of a received workbook. Raises as adopt_partition."""
    with act(user, "grids.apply_workbook", at=source.area_code, key=key, source=source, reason=reason) as event:
        near, plan = source.mapping["near"], source.mapping["plan"]
        approver = user if isinstance(user, Person) else None
        row = adopt_partition(
            user,
            source.area_code,
            plan,
            from_date,
            neighbours=pairs(near) if near else None,
            approver=approver,
            reason=reason,
            source=source,
        )
        _applied(event, source)
        return row


def apply_seats(user: Actor, source: Source, day: date) -> list[str]:
    """Put everybody of a received workbook forward; what was refused, by row. Each stands by itself."""
    refused = []
    with act(user, "grids.apply_workbook", at=source.area_code, source=source) as event:
        for seat in source.mapping["seats"]:
            member = Member.whole.get(pk=seat["member"])
            zone = queries.grid_of(member.area_code, day)
            given = {name: seat[name] for name in ("went_out", "willing", "has_time")}
            try:
                if zone:
                    nominate(user, zone, member, seat["kind"], day, track=seat["track"] or "", source=source, **given)
            except GridRefused as error:
                said = {"row": seat["row"], "what": " ".join(error.sentences)}
                refused.append(_("Row %(row)s: %(what)s") % said)
        _applied(event, source)
    return refused


def _applied(event: Event, source: Source) -> None:
    source.state, source.event = Source.State.APPLIED, event
    source.save(update_fields=["state", "event"])
