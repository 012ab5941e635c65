"""What is kept of a file and told of it: sealed, as digests, once."""

import polars as pl
import pytest

from hearthlight.jobs.progress import silent
from hearthlight.jobs.words import NotDone
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.register import actions
from hearthlight.register.jobs import JOBS
from hearthlight.register.models import Household
from hearthlight.register.shadow import comparing, kept, keying, keying_out, steps, told
from hearthlight.register.workbooks import agreed, changes
from hearthlight.register.workbooks import kept as workbook_files
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, TOWN
from tests.register.shadow.exports import CLERK, LATER, corrected, received, rows

pytestmark = pytest.mark.django_db


def test_names_are_kept_as_digests_and_a_corrected_name_is_keyed(taken_in: Source, household: Household) -> None:
    head = homes.members(household)[0]
    actions.correct(CLERK, head, LATER, name="赵样和")
    source = taken_in
    items = steps.to_key(source, LATER)
    assert items["field"].to_list() == ["name"]
    for frame in (*(kept.read(source.pk, kind) for kind in (kept.SNAPSHOT, kept.COMPARED)), _kept_words(source)):
        assert frame is not None
        assert "赵" not in str(frame.to_dicts())
    made = keying.make(CLERK, source, LATER, items)
    sheet = parse(keying_out.file(made, names=True))[0].rows
    assert "赵样和" in str(sheet[2][2])
    assert "赵样和" not in str(parse(keying_out.file(made, names=False))[0].rows)


def _kept_words(source: Source) -> pl.DataFrame:
    kinds = (agreed.cells(source, kind) for kind in (changes.HOUSEHOLD, changes.MEMBER, changes.INCOME))
    return pl.concat(kinds).filter(pl.col("field") != agreed.NUMBERED)


def test_what_a_file_said_is_kept_when_it_is_taken_in(taken_in: Source, household: Household) -> None:
    before = _kept_words(taken_in)
    corrected(household)
    comparing.compare(taken_in, LATER)
    assert _kept_words(taken_in).equals(before)
    place = agreed.path(taken_in.event)
    assert place.stat().st_mode & 0o777 == 0o600


def test_undone_is_agreed_no_more(taken_in: Source) -> None:
    steps.undo(CLERK, taken_in, LATER)
    taken_in.refresh_from_db()
    assert comparing.last_agreed(taken_in) == []
    assert comparing.last_agreed(received(rows(wage="1"), "五月.xlsx", LATER)) == []


def test_who_is_told_what_is_sealed(taken_in: Source) -> None:
    place = kept.path(taken_in.pk, told.CHECKED)
    assert told.told(taken_in.pk, told.CHECKED) is not None
    assert "赵样禾".encode() not in place.read_bytes()


def test_the_second_of_two_clerks_is_told_and_the_first_ones_answer_stays(taken_in: Source) -> None:
    report = steps.take_in(System("other clerk"), taken_in, LATER, None)
    assert [fault.code for fault in report.faults] == ["applied_before"]
    kept_answer = told.told(taken_in.pk, told.TAKEN)
    assert kept_answer is not None
    assert kept_answer.said["applied"]


def test_a_lost_file_is_said_and_not_tried_again(taken_in: Source) -> None:
    workbook_files.folder().joinpath(taken_in.sha256).unlink()
    steps.check(taken_in, LATER)
    with pytest.raises(NotDone):
        JOBS["register.compare_workbook"].read(silent, source=taken_in.pk, day=str(LATER))  # type: ignore[union-attr]
    with pytest.raises(NotDone):
        JOBS["register.undo_workbook"](silent, source=_undone(taken_in), day=str(LATER), person=_person())  # type: ignore[operator]


def _undone(source: Source) -> int:
    steps.undo(CLERK, source, LATER)
    return source.pk


def _person() -> int:
    with act(CLERK, "test.person", at=TOWN, day=LATER) as event:
        one = add(event, Person(username="clerk", name="样例干部", synthetic=True))
    appoint(CLERK, one, "poverty_office_director", TOWN, DAY, seat=9)
    return one.pk
