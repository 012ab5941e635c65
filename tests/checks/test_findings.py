"""Findings open, stay, and resolve by themselves."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from hearthlight.checks.findings import Broken, Difference, settle
from hearthlight.checks.models import Finding
from hearthlight.trail.act import System, act

pytestmark = pytest.mark.django_db
PLACE, DAY = "990000000000000", date(2017, 3, 28)


def _settle(
    *subjects: int, asked: set[int] | None = None, unknown: tuple[int, ...] = (), at: str = PLACE
) -> Difference:
    broken = [Broken("register.household", one, at, household_id=one) for one in subjects]
    with act(System("test"), "checks.screen", at=PLACE, day=DAY) as event:
        return settle(event, "test.rule", DAY, broken, asked=asked, unknown=unknown)


def _open() -> set[int]:
    return set(Finding.whole.filter(rule="test.rule", closed=None).values_list("subject_id", flat=True))


def test_a_run_opens_keeps_and_resolves() -> None:
    assert _settle(1, 2) == Difference(opened=2, resolved=0, still=0)
    assert _settle(2, 3) == Difference(opened=1, resolved=1, still=1)
    assert _open() == {2, 3}
    assert _settle(1, 2, 3) == Difference(opened=1, resolved=0, still=2)


def test_one_household_on_save_touches_no_other() -> None:
    _settle(1, 2)
    _settle(asked={1})
    assert _open() == {2}


def test_an_explained_finding_stays_explained_until_mended() -> None:
    _settle(1)
    with act(System("test"), "checks.explain", at=PLACE) as event:
        Finding.whole.filter(subject_id=1, rule="test.rule").update(state="explained", explanation="外出", event=event)
    assert _settle(1).still == 1
    assert Finding.whole.get(subject_id=1, rule="test.rule").state == "explained"
    assert _settle().resolved == 1


def test_an_explanation_needs_words() -> None:
    _settle(1)
    with pytest.raises(IntegrityError), transaction.atomic(), act(System("test"), "checks.explain", at=PLACE) as event:
        Finding.whole.filter(subject_id=1, rule="test.rule").update(state="explained", event=event)


def test_emptying_a_cell_mends_nothing() -> None:
    _settle(1)
    assert _settle(unknown=(1,)) == Difference(opened=0, resolved=0, still=1, unjudged=1)
    assert Finding.whole.get(subject_id=1, rule="test.rule").state == "cannot_judge"
    _settle(1)
    assert Finding.whole.get(subject_id=1, rule="test.rule").state == "open"


def test_a_subject_that_moved_keeps_its_one_finding() -> None:
    _settle(1)
    assert _settle(1, at="990000000001000").opened == 0
