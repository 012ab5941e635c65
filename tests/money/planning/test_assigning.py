"""Village-assigned work sized by the gap, home after home out of one balance; and what a plan leaves of the gap."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.help.fitting import suits
from hearthlight.money.assigning import Asked, assign
from hearthlight.money.planning.able_days import able_days
from hearthlight.money.planning.gaps import Home, left

LINE = 310_000
HOME = Home(1, 2, 500_000, 0, LINE)


def asked(*homes: Home, days: int = 100) -> list[Asked]:
    return [Asked(one, days) for one in homes]


@pytest.mark.requirement("R90", "Income gap drives the job class")
@pytest.mark.requirement("R93", "what is left uncovered is printed")
def test_days_are_the_gap_over_the_wage_cut_by_what_the_account_holds() -> None:
    found = assign(asked(HOME, replace(HOME, pk=2)), day_wage=6_050, days_left=200, balance=150_000)
    first, second = (one.work for one in found.homes)
    assert first
    assert second
    assert (first.gap, first.wanted_days, first.days, first.uncovered) == (120_000, 20, 20, 0)
    assert (second.days, second.cut_by, second.uncovered) == (4, "balance", 120_000 - 4 * 6_050)
    assert (found.spent, found.uncovered) == (24 * 6_050, second.uncovered)


@pytest.mark.requirement("R93", "expected income without it")
def test_last_year_s_village_work_is_no_income_of_its_own() -> None:
    assert replace(HOME, net=620_000, village_work=0).gap == 0
    assert replace(HOME, net=620_000, village_work=50_000).gap == 50_000


@pytest.mark.requirement("R93", "Not for the able-bodied who have jobs")
def test_a_home_whose_able_people_have_jobs_gets_none() -> None:
    found = assign([Asked(HOME, 100, employed=True)], 6_050, 200, 10**9)
    assert [(one.work, one.why_not) for one in found.homes] == [(None, "employed")]
    assert found.spent == 0


def test_unknown_income_is_no_gap_of_nought() -> None:
    home = replace(HOME, net=None)
    assert home.gap is None
    assert assign(asked(home), 6_050, 200, 10**9).homes[0].why_not == "unknown"


@pytest.mark.requirement("R91", "Able-bodied -> a job, directly")
@pytest.mark.requirement("R92", "village-assigned work sized by the gap (R93)")
@pytest.mark.requirement("R94", "No labour -> a light post within ability")
def test_labour_decides_the_work_and_the_days() -> None:
    assert suits("road", "ordinary", False) is True
    assert suits("assigned", "ordinary", False) is False
    assert suits("assigned", "weak", False) is True
    assert suits("light", "lost", False) is True
    assert suits("cleaning", "lost", False) is False
    assert able_days(["lost"], 0, 9) < able_days(["weak"], 0, 9) < able_days(["ordinary", "lost"], 0, 9)


@pytest.mark.requirement("R95", "Bedridden → help to the carer")
def test_the_bedridden_work_nothing_and_the_carer_s_work_is_care() -> None:
    assert able_days(["lost"], 1, 9) == 0
    assert suits("light", "lost", True) is False
    assert suits("care", "weak", False) is True


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 6), st.integers(0, 300)), max_size=12),
    st.integers(1, 20_000),
    st.integers(0, 366),
    st.integers(0, 10**7),
)
@pytest.mark.requirement("R89", "the account cannot be overdrawn")
def test_the_account_is_never_overdrawn_and_every_fen_of_gap_is_told(
    homes: list[tuple[int, int, int]], wage: int, days_left: int, balance: int
) -> None:
    rows = [Asked(Home(n, size, net, 0, LINE), able) for n, (net, size, able) in enumerate(homes)]
    found = assign(rows, wage, days_left, balance)
    assert 0 <= found.spent <= balance
    for one in found.homes:
        assert one.work is not None
        assert one.work.days <= min(days_left, 300)
        assert one.work.uncovered == max(0, one.work.gap - one.work.days * wage)


def test_a_plan_leaves_what_its_wages_do_not_close() -> None:
    homes = [HOME, replace(HOME, pk=2), replace(HOME, pk=3, net=None)]
    found = left(homes, {1: 50_000})
    assert (found.gap, found.covered, found.unknown) == (70_000 + 120_000, 1, 1)
