"""Of every 100: the parts add up to 100 whatever the sums, gates are sums of parts, and little is never none."""

from hypothesis import given
from hypothesis import strategies as st

from hearthlight.desk.light import _light
from hearthlight.desk.overview import flow_picture
from hearthlight.desk.shares import ENDS, LEAVES, shares
from hearthlight.money.queries import Flow
from hearthlight.places.models import Area

AMOUNT = st.integers(0, 10**12)


def flow_of(*amounts: int) -> Flow:
    """A flow in which exactly these leaves are due."""
    return Flow(due=sum(amounts), in_village_books=sum(amounts[2:]), **dict(zip(LEAVES, amounts, strict=True)))


@given(st.lists(AMOUNT, min_size=7, max_size=7).filter(any))
def test_the_parts_of_100_add_up(amounts: list[int]) -> None:
    found = shares(flow_of(*amounts))
    assert sum(found[leaf].of_hundred for leaf in LEAVES) == found["due"].of_hundred == 100
    assert found["paid"].of_hundred == sum(found[leaf].of_hundred for leaf in ENDS)
    assert found["planned"].of_hundred == found["paid"].of_hundred + found["unpaid"].of_hundred
    assert found["in_village_books"].of_hundred == found["planned"].of_hundred + found["unplanned"].of_hundred


def test_a_small_amount_is_not_said_to_be_none() -> None:
    found = shares(flow_of(0, 0, 99_900, 0, 0, 100, 0))
    assert [found[name].words for name in ("grants", "paid", "wages", "late")] == ["<1", "<1", "0", "0"]
    assert shares(Flow())["due"].words == "0"


def test_the_drawing_and_the_map_say_the_same_share() -> None:
    flow = flow_of(0, 0, 99_900, 0, 0, 100, 0)
    assert [gate.share for gate in flow_picture(flow, 0, "34").gates] == ["100", "100", "<1", "<1"]
    assert _light(Area(), flow).words == "<1%"
    assert _light(Area(), Flow()).share is None
