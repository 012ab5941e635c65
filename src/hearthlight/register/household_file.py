"""The bound file of one household 一户一档: its papers with their pages, and what each item of income rests on.

A paper is a source row about the household; its year and pages stand in the row's mapping. No scan is needed: the
page of the bound file leads to the paper.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.register.file_papers import VOUCHER
from hearthlight.register.models import Household, Income
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Source
from hearthlight.trail.subject import subject_of

MOST_PAGES = 2_000


class BadPaper(ValueError):
    """The paper cannot be filed; the message says why."""


@dataclass(frozen=True)
class Paper:
    """What is entered of a paper: its kind and title, year (0 = none), first and last page in the bound file.

    `scan`: the name under which its sealed scan is kept, empty without one.
    """

    kind: str
    title: str
    year: int
    first: int
    last: int
    received_on: date
    scan: str = ""


@once
def file_paper(
    user: Actor, home: Household, paper: Paper, *, proves: Sequence[Income] = (), key: UUID | None = None
) -> Source:
    """Enter a paper of the bound file 归档; a voucher names the income items that it `proves`. Once a key.

    Raises BadPaper for pages that run backwards or are taken, or a voucher that proves nothing.
    """
    said = {"paper": vars(paper), "proves": [one.pk for one in proves]}
    with act(user, "register.file_paper", at=home.area_code, key=key, subject=home, **said) as event:
        _refuse(home, paper, proves, event.day)
        source = add(event, source_of(home, paper))
        for income in proves:
            amend(event, income, event.day, source=source.pk, voucher_page=paper.first)
        return source


def _refuse(home: Household, paper: Paper, proves: Sequence[Income], day: date) -> None:
    if not 1 <= paper.first <= paper.last <= MOST_PAGES:
        raise BadPaper(_("Give the pages of the bound file from the first to the last, such as 12 to 14."))
    if paper.received_on > day:
        raise BadPaper(_("The day of the paper has not come."))
    if (paper.kind == VOUCHER) != bool(proves):
        raise BadPaper(_("A voucher names the income items that it proves; no other paper names any."))
    for held in papers(home):
        if paper.first <= held.mapping["last"] and held.mapping["first"] <= paper.last:
            raise BadPaper(_("Page %(page)s holds “%(title)s” already.") % {"page": paper.first, "title": held.title})


def papers(home: Household) -> list[Source]:
    """The papers of a household's bound file by page; the caller has seen to the sight of the household."""
    kind, pk = subject_of(home)
    found = [one for one in Source.objects.filter(subject_kind=kind, subject_id=pk) if "first" in one.mapping]
    return sorted(found, key=lambda one: one.mapping["first"])


def source_of(home: Household, paper: Paper) -> Source:
    """The row of a paper, not stored yet."""
    kind, pk = subject_of(home)
    text = f"{kind}:{pk}:{paper.kind}:{paper.year}:{paper.first}-{paper.last}"
    return Source(
        kind=paper.kind,
        title=paper.title,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        path=paper.scan,
        received_on=paper.received_on,
        area_code=home.area_code,
        subject_kind=kind,
        subject_id=pk,
        mapping={"year": paper.year, "first": paper.first, "last": paper.last},
    )


def without_voucher(incomes: Sequence[Income]) -> list[Income]:
    """Items with a sum and no page in the bound file (R85)."""
    return [one for one in incomes if one.fen and one.voucher_page is None]
