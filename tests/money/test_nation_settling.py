"""A nation is settled as its stations and villages one by one would be; what does not balance is refused."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from hearthlight.money.nation import settling
from hearthlight.money.nation.balance import NotBalanced, check
from hearthlight.money.nation.invented import nation
from hearthlight.money.nation.settling import settle
from hearthlight.money.nation.tables import Nation, Settled
from hearthlight.money.nation.whole_numbers import Ints
from tests.money import nation_one_by_one as one_by_one


def as_one_by_one(made: Nation) -> Settled:
    """Settled, and compared with the scalar code row by row."""
    found = settle(made)
    assert found.credited.tolist() == one_by_one.credited(made)
    assert found.paid.tolist() == one_by_one.paid(made, found.credited.tolist())
    return found


@pytest.mark.requirement("R19", "income split to the fen by largest remainder")
def test_a_small_nation_is_settled_as_its_villages_one_by_one() -> None:
    made = nation(2_000, 1_500, 100_000)
    found = as_one_by_one(made)
    assert found.totals.stated == found.totals.credited == found.totals.kept + found.totals.paid
    assert found.totals.synthetic
    short = found.paid < made.payment_planned
    assert 1_000 < short.sum() < 90_000, "some villages can pay their plans and some cannot"
    assert (np.bincount(made.share_station) > 1).sum() > 50, "there are joint stations"


@examples(max_examples=60, deadline=None)
@given(st.integers(0, 6), st.integers(1, 5), st.integers(0, 12), st.integers(0, 3), st.integers(0, 10**6), st.data())
def test_any_nation_is_settled_as_its_villages_one_by_one(
    stations: int, villages: int, payments: int, months: int, seed: int, data: st.DataObject
) -> None:
    made = nation(stations, villages, payments, months, seed)
    energy = data.draw(st.lists(st.integers(0, 20), min_size=len(made.energy), max_size=len(made.energy)))
    planned = data.draw(st.lists(st.integers(0, 3), min_size=payments, max_size=payments))
    made = replace(made, energy=np.array(energy, np.int64), payment_planned=np.array(planned, np.int64))
    as_one_by_one(replace(made, share_weight=made.share_weight % 3 + 1))


def test_the_same_seed_is_the_same_nation() -> None:
    one, same, other = nation(50, 9, 70), nation(50, 9, 70), nation(50, 9, 70, seed=2)
    assert one.energy.tolist() == same.energy.tolist() != other.energy.tolist()
    with pytest.raises(ValueError, match="need a village"):
        nation(1, 0, 0)


def change(one: Ints, **changes: int) -> Ints:
    """A copy in which each row, named r0, r1 and so on, is larger or smaller by this."""
    copy = one.copy()
    for row, fen in changes.items():
        copy[int(row[1:])] += fen
    return copy


TWO = Nation(
    stations=1,
    villages=2,
    station=np.array([0]),
    energy=np.array([2_000]),
    price=np.array([10_000]),
    share_station=np.array([0, 0]),
    share_village=np.array([0, 1]),
    share_weight=np.array([1, 1]),
    payment_village=np.array([0, 0, 1, 1]),
    payment_planned=np.array([10, 20, 100, 200]),
)
"""200 fen to two villages: the first pays its plan and keeps 70, the second has 100 of 300."""


def test_what_two_villages_get() -> None:
    found = as_one_by_one(TWO)
    assert [found.credited.tolist(), found.kept.tolist()] == [[100, 100], [70, 0]]
    assert found.paid.tolist() == [10, 20, 33, 67]


def test_a_tie_goes_to_the_village_of_the_smaller_code_whatever_the_order_of_shares() -> None:
    odd = replace(TWO, energy=np.array([2_010]))
    assert settle(odd).credited.tolist() == [101, 100]
    assert settle(replace(odd, share_village=np.array([1, 0]))).credited.tolist() == [101, 100]


@pytest.mark.parametrize("name", ["stated", "owed", "credited", "kept", "paid"])
def test_an_amount_that_is_no_integer_is_found(name: str) -> None:
    found = settle(TWO)
    with pytest.raises(NotBalanced, match=f"{name}: . rows of 64-bit integers are needed, not float64"):
        check(TWO, replace(found, **{name: getattr(found, name).astype(np.float64)}))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda one: {"stated": change(one.stated, r0=1)}, "statement 0: its villages' parts"),
        (lambda one: {"owed": change(one.owed, r0=1, r1=-1)}, "village 0: it was not credited"),
        (lambda one: {"credited": change(one.credited, r0=1), "kept": change(one.kept, r0=1)}, "it was not credited"),
        (lambda one: {"kept": change(one.kept, r0=1)}, "village 0: paid and kept are not"),
        (lambda one: {"paid": change(one.paid, r2=1)}, "village 1: paid and kept are not"),
        (lambda one: {"paid": change(one.paid, r0=1, r1=-1)}, "payment 0: it is above its plan"),
        (lambda one: {"paid": change(one.paid, r2=-34, r3=34)}, "paid: row 2 is negative"),
        (lambda one: {"paid": change(one.paid, r3=1), "kept": change(one.kept, r1=-1)}, "kept: row 1 is negative"),
        (lambda one: {"paid": change(one.paid, r3=-1), "kept": change(one.kept, r1=1)}, "it keeps money that its plan"),
        (lambda one: {"kept": one.kept[:1]}, "kept: 2 rows of 64-bit integers"),
    ],
)
def test_each_check_finds_what_no_other_does(wrong: Callable[[Settled], dict[str, Ints]], sentence: str) -> None:
    found = settle(TWO)
    check(TWO, found)
    with pytest.raises(NotBalanced, match=sentence):
        check(TWO, replace(found, **wrong(found)))


def test_a_split_that_loses_a_fen_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    right = settling.split_groups
    monkeypatch.setattr(settling, "split_groups", lambda *given: change(right(*given), r0=-1))
    with pytest.raises(NotBalanced, match="statement 0"):
        settle(TWO)


@pytest.mark.parametrize(
    ("column", "rows", "sentence"),
    [
        ("share_village", [-1, 1], "share_village: row 0 is negative"),
        ("share_village", [0, 2], "share_village: row 1 points at 2"),
        ("share_village", [1, 1], "station 0 names a village twice"),
        ("share_station", [0, 1], "share_station: row 1 points at 1"),
        ("payment_village", [0, 1, 0, 1], "payment_village: row 2 is smaller"),
        ("payment_planned", [10, 20, 30], "different lengths"),
        ("price", [1, 1], "different lengths"),
        ("station", [0, 0], "different lengths"),
        ("share_weight", [1, 1, 1], "different lengths"),
        ("energy", [-5], "energy: row 0 is negative"),
        ("energy", [0.5], "energy: a column of integers"),
        ("share_weight", [0, 0], "nothing can be shared in group 0"),
    ],
)
def test_tables_that_would_change_amounts_unseen_are_refused(column: str, rows: list[int], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        settle(replace(TWO, **{column: np.array(rows)}))


def test_shares_in_disorder_and_stations_without_owner_are_refused() -> None:
    two = replace(TWO, stations=2, station=np.array([0]))
    with pytest.raises(ValueError, match="share_station: row 1 is smaller"):
        settle(replace(two, share_station=np.array([1, 0])))
    with pytest.raises(ValueError, match="station 1 has a statement but no owner"):
        settle(replace(two, station=np.array([1])))


def test_the_example_of_the_document_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    text = (Path(__file__).parents[2] / "docs" / "nation_settlement.md").read_text(encoding="utf-8")
    code = text.split("```python\n")[1].split("```")[0]
    exec(compile(code, "nation_settlement.md", "exec"), {})
    said = [line.split("  # ")[1] for line in code.splitlines() if line.startswith("print(")]
    assert capsys.readouterr().out.splitlines() == said
