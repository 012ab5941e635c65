"""Business costs: as spent or by the place's rates, whichever dated data says; never a silent nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.parameters import NotKnown, Parameters
from hearthlight.standard import pack
from hearthlight.standard.law.rated_costs import BadQuantity, Quantity, business_cost

DAY, PLACE = date(2017, 3, 28), "341622101000000"
LAW = pack.on(DAY).parameters
METHOD = """
[[business_cost_method]]
from = 2014-01-01
value = "rated"
unit = "method"
document = "a county's sheet"
certainty = "sourced"
"""
RATE = """
[[cost_rate]]
from = 2016-01-01
place = "3416"
item = "{item}"
value = {fen}
unit = "fen/mu"
document = "a county's sheet"
certainty = "sourced"
"""
RATED = Parameters.parse(METHOD + RATE.format(item="wheat", fen=35_075) + RATE.format(item="pig", fen=90_000))


def test_as_spent_where_the_law_says_nothing_else_and_that_is_unconfirmed() -> None:
    cost = business_cost(LAW, DAY, PLACE, spent=120_000)
    assert (cost.fen, cost.method, cost.sure) == (120_000, "actual", False)
    assert business_cost(LAW, DAY, PLACE).fen is None


def test_by_rates_of_the_place_with_their_documents() -> None:
    cost = business_cost(RATED, DAY, PLACE, quantities=[Quantity("wheat", 2_500), Quantity("pig", 3_000)])
    assert (cost.fen, cost.method, cost.sure) == (87_688 + 270_000, "rated", True)
    assert [value.document for value in cost.rests_on] == ["a county's sheet"] * 3
    assert business_cost(RATED, DAY, PLACE, quantities=[]).fen == 0
    assert business_cost(RATED, DAY, PLACE, spent=5).fen is None


def test_no_rate_is_shipped_and_none_is_guessed() -> None:
    assert all(not law.parameters.all("cost_rate") for law in pack.all_packs())
    with pytest.raises(NotKnown, match="cost_rate"):
        business_cost(RATED, DAY, PLACE, quantities=[Quantity("sheep", 1_000)])
    with pytest.raises(NotKnown, match="cost_rate"):
        business_cost(RATED, DAY, "410000000000000", quantities=[Quantity("wheat", 1_000)])
    with pytest.raises(BadQuantity, match="wheat"):
        business_cost(RATED, DAY, PLACE, quantities=[Quantity("wheat", -1)])


@given(st.lists(st.tuples(st.sampled_from(["wheat", "pig"]), st.integers(0, 10**7)), max_size=6))
def test_each_item_is_within_half_a_fen_of_its_share(had: list[tuple[str, int]]) -> None:
    fen = business_cost(RATED, DAY, PLACE, quantities=[Quantity(*one) for one in had]).fen
    exact = sum({"wheat": 35_075, "pig": 90_000}[item] * amount for item, amount in had)
    assert fen is not None
    assert abs(fen * 1_000 - exact) <= 500 * len(had)
