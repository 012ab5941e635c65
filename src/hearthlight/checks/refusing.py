"""Why findings cannot be settled as asked, each in one sentence; and by which level somebody settles them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.people import offices
from hearthlight.people.models import Person

State = Finding.State
SETTLED = (State.EXPLAINED, State.ACCEPTED)
MOST = 200
"""Findings that are settled at once."""


class NotSettled(ValueError):
    """Findings stay as they are, for a reason in one sentence."""


class FindingChanged(NotSettled):
    """Some of the findings are not what the reader saw; `rows` are they as they stand now."""

    def __init__(self, rows: Sequence[Finding]) -> None:
        said = _("%(n)d of these findings changed since you looked: read them again, then decide.")
        super().__init__(said % {"n": len(rows)})
        self.rows = rows


def refuse_form(findings: Sequence[Finding], words: str) -> None:
    """Nothing ticked, too many, or no words. Raises NotSettled."""
    if not findings:
        raise NotSettled(_("Tick the findings first."))
    if len(findings) > MOST:
        raise NotSettled(_("At most %(most)d findings at once: choose fewer.") % {"most": MOST})
    if not words:
        raise NotSettled(_("Say why in words: without a reason a finding stays as it is."))


def refuse_changed(rows: Sequence[Finding], asked: Mapping[str, int]) -> None:
    """Rows that are not at the act the reader saw. Raises FindingChanged."""
    changed = [row for row in rows if asked[str(row.pk)] != row.event_id]
    if changed:
        raise FindingChanged(changed)


def refuse_state(rows: Sequence[Finding], state: State) -> None:
    """Only what is settled is opened again; what is mended is over. Raises NotSettled."""
    may = SETTLED if state == State.OPEN else (State.OPEN, State.CANNOT_JUDGE, State.EXPLAINED)
    if any(row.state not in may for row in rows):
        raise NotSettled(_("Some of these findings are settled or mended already: choose among those that stand."))


def refuse_level(user: Person, kind: str, rows: Sequence[Finding], state: State, day: date) -> None:
    """What somebody settled is accepted by a level above, said anew by the same or one above. Raises NotSettled."""
    for row in rows:
        if row.state in SETTLED:
            mine, theirs = areas.width(level_of(user, kind, row.area_code, day)), areas.width(row.level)
            if mine > theirs or (state == State.ACCEPTED and mine == theirs):
                raise NotSettled(_("A finding is accepted, or opened again, by a level above whoever settled it."))


def level_of(user: Person, kind: str, place: str, day: date) -> str:
    """The lowest level at which an office of this person allows the act there."""
    held = [one for one in user.held(day) if offices.allows(one.office, one.area_code, kind, place)]
    return max((areas.level(one.area_code) for one in held), key=lambda level: level.width).name
