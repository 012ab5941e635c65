"""The lines of a notice 公示名单 on paper and page: number, group, head's name, people; of a plan what for, rate, sum.

Nothing else exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.decisions.effects import lines_of
from hearthlight.decisions.models import Decision, Notice, Step
from hearthlight.decisions.queries import lines
from hearthlight.decisions.shown import Shown
from hearthlight.places.queries import names
from hearthlight.trail.act import digest


@dataclass(frozen=True)
class Line:
    """One printed line; its fields are the only columns that a notice can have."""

    number: int
    group: str
    name: str
    people: int | None
    amount: str = ""


def printed(notice: Notice, masked: bool) -> list[Line]:
    """The lines as they were on the day of posting; `masked` hides names whatever the notice says."""
    full = notice.names == Notice.Names.FULL and not masked
    return lined([(step.line or 0, step.decision) for step in lines(notice)], notice.posted_on, full)


def lined(numbered: Sequence[tuple[int, Decision]], day: date, full: bool) -> list[Line]:
    """Numbered matters as lines; a minor is never named in full."""
    return [line for lines in by_matter(numbered, day, full).values() for line in lines]


def by_matter(numbered: Sequence[tuple[int, Decision]], day: date, full: bool) -> dict[int, list[Line]]:
    """The lines of each matter by its id: one, or those of a plan."""
    shown = _shown([decision for _number, decision in numbered], day)
    return {decision.pk: _lines(number, shown[decision.pk], full) for number, decision in numbered}


def _lines(number: int, one: Shown, full: bool) -> list[Line]:
    """The lines of one matter: one, or those of a plan, which are numbered by themselves."""
    if one.items:
        return [Line(n, item.title, item.rate, None, item.amount) for n, item in enumerate(one.items, 1)]
    return [_line(number, one, full)]


def _line(number: int, one: Shown, full: bool) -> Line:
    named = one.names or ((one.name,) if one.name else ())
    said = named if full and not one.young else [mask_name(name) for name in named]
    return Line(number, one.place, "、".join(said), one.people)


def _shown(decisions: Sequence[Decision], day: date) -> dict[int, Shown]:
    found: dict[int, Shown] = {}
    for kind in {one.subject_kind for one in decisions}:
        mine, given = [one for one in decisions if one.subject_kind == kind], lines_of(kind)
        rows = given([one.subject_id for one in mine], day) if given else {}
        known = names([one.area_code for one in mine])
        for one in mine:
            found[one.pk] = rows.get(one.subject_id) or Shown(known.get(one.area_code, one.area_code))
    return found


def digest_of(printed_lines: Sequence[Line]) -> str:
    """SHA-256 over the lines as printed: whether paper and record still say the same."""
    return digest([_said(line) for line in printed_lines])


def _said(line: Line) -> dict[str, str | int | None]:
    """What a line says; an empty sum is no part of it, as it was none before there were sums."""
    return {name: value for name, value in vars(line).items() if name != "amount" or value}


def changed_since(notice: Notice) -> bool:
    """Whether the record says something else today than what was posted."""
    return digest_of(printed(notice, masked=False)) != notice.digest


def line_of(notice: Notice, number: int) -> Step | None:
    """The step of that line number, or the one step of a notice about one plan; None when the notice has none."""
    steps = Step.whole.filter(notice=notice).select_related("decision")
    one = steps.filter(line=number).first()
    return one or (steps.first() if steps.filter(decision__subject_kind="money.plan").exists() else None)
