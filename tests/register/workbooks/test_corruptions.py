"""Planted corruptions: how each kind of bad number is matched, printed as a table. A wrong match is never made."""

from collections.abc import Iterator
from functools import cache

import pytest

from hearthlight.core.countries.cn import identity
from hearthlight.register.workbooks import lookups
from hearthlight.register.workbooks.matching import match
from hearthlight.register.workbooks.reading import received
from hearthlight.register.workbooks.repair import single_repairs
from tests.register.homes import DAY
from tests.register.workbooks.memory import TOWN, Memory
from tests.register.workbooks.planted import (
    BORROWED,
    EXPECTED,
    FILES,
    HEADINGS,
    KINDS,
    borrowed,
    others_of,
    register,
    row_of,
    scored,
    sown,
    table,
)
from tests.sheets.books import book


@pytest.fixture(autouse=True, scope="module")
def repaired_once() -> Iterator[None]:
    """Every file holds the same bad numbers: the repairs of each are made once for all of them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lookups, "single_repairs", cache(single_repairs))
        yield


@pytest.mark.parametrize("kept", [1.0, 0.6], ids=["all numbers kept", "some kept"])
@pytest.mark.parametrize("file", FILES)
def test_a_corrupted_number_finds_its_person_or_nobody(
    file: str, kept: float, capsys: pytest.CaptureFixture[str]
) -> None:
    memory, people = register(600, kept)
    scores = {kind: sown(people, memory, kind, file) for kind in KINDS}
    for kind in BORROWED:
        scores[kind] = borrowed(people, memory, kind, file, birth=False)
        scores[f"{kind}, birth"] = borrowed(people, memory, kind, file, birth=True)
    with capsys.disabled():
        table(f"{file}, {kept:.0%} kept", scores)
    for kind, one in scores.items():
        assert one.wrong == 0, kind
        assert one.right + one.refused == one.planted, kind
        assert kept < 1 or one.right >= EXPECTED.get(kind, 0) * one.planted, kind


@pytest.mark.parametrize("at_home", [True, False])
@pytest.mark.parametrize("written", [True, False], ids=["own number", "no number"])
@pytest.mark.parametrize("file", ["with row keys", "with national person numbers"])
def test_a_mark_that_came_into_anothers_row_takes_nobody_over(file: str, written: bool, at_home: bool) -> None:
    memory, people = register(600, 0.6)
    others = others_of(people, at_home)
    told = [one for one in people[::2] if one.pk in others]
    rows = {one.pk: row_of(one, one.number if written else "", file, marked=others[one.pk]) for one in told}
    score = scored(rows, memory, file)
    assert (score.wrong, score.right) == (0, 0)


def test_a_repair_that_may_be_two_people_is_never_taken() -> None:
    memory = Memory()
    home = memory.home("S1")
    meant = "990000195003050" + "01"
    meant += identity.check_character(meant)
    wrong = meant[:16] + ("2" if meant[16] != "2" else "3") + meant[17]
    both = [next(number for number in single_repairs(wrong) if number != meant), meant]
    for number in both:
        memory.person(home, "赵样禾", "other", None, number)
    found = received(book([HEADINGS, ["S1", "赵样禾", wrong, "其他", "", ""]]))
    assert found is not None
    out = match(found, memory, TOWN, DAY)
    assert [(fault.code, fault.expected) for fault in out.faults] == [("ambiguous_person", "S1")]
    assert out.pairs == []
