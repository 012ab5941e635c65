"""Industry income 产业收益: a project's fixed share by contract into the village's account, once a month."""

from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.help.models import Project
from hearthlight.money import entries, seals
from hearthlight.money.journal import book
from hearthlight.money.models import Contribution
from hearthlight.money.statements import StatementRefused
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Source


def share_of(income: Fen, permille: int) -> Fen:
    """The share of an income, cut down to the fen: the project keeps what is left of a fen."""
    return income * permille // 1000


@once
def contribute(
    user: Actor, project: Project, month: Month, income: Fen, *, source: Source | None = None, key: UUID | None = None
) -> Contribution:
    """A project gives its share of what it took in in a month. Raises StatementRefused.

    The same month twice, a month outside the contract, or an income that gives nothing are refused.
    """
    with act(
        user, "money.contribute", at=project.area_code, subject=project, key=key, month=str(month), fen=income
    ) as event:
        _refuse(project, month, income)
        row = Contribution(project=project, area_code=project.area_code, month=str(month), income_fen=income)
        row.share_permille, row.fen, row.source = (
            project.share_permille,
            share_of(income, project.share_permille),
            source,
        )
        add(event, row)
        draft = entries.share(row.pk, project.area_code, row.fen, event.day)
        book(event, [entries.sealed(draft, seals.of_contribution(row))])
        return row


def _refuse(project: Project, month: Month, income: Fen) -> None:
    if month.last < project.from_date or (project.until and month.first >= project.until):
        raise StatementRefused(_("The contract does not cover %(month)s.") % {"month": month})
    if Contribution.objects.filter(project=project, month=str(month)).exists():
        raise StatementRefused(
            _("The share of %(month)s was booked before: nothing was done twice.") % {"month": month}
        )
    if share_of(income, project.share_permille) < 1:
        raise StatementRefused(_("An income of at least one fen's share is needed."))
