"""A joint station's income to its villages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.money.splitting import by_share

owners = st.text("0123456789", min_size=1, max_size=15)
shares = st.dictionaries(owners, st.integers(0, 10**9), min_size=1).filter(lambda found: any(found.values()))


@pytest.mark.requirement("R19", "income split to the fen by largest remainder")
def test_175_equal_shares_differ_by_a_fen_at_most_and_lose_none() -> None:
    villages = {f"3416231010{number:05d}": 187_200 for number in range(175)}
    parts = by_share(123_456_789, villages)
    assert sum(parts.values()) == 123_456_789
    assert max(parts.values()) - min(parts.values()) == 1
    extra = [village for village, part in sorted(parts.items()) if part == max(parts.values())]
    assert extra == sorted(villages)[: len(extra)]


@given(st.integers(0, 10**12), shares)
def test_every_fen_is_conserved_and_nobody_is_a_fen_off(fen: int, held: dict[str, int]) -> None:
    parts, whole = by_share(fen, held), sum(held.values())
    assert sum(parts.values()) == fen
    assert all(abs(part * whole - fen * held[owner]) < whole for owner, part in parts.items())


@given(st.integers(0, 10**9), shares, st.randoms())
def test_the_order_of_owners_changes_nothing(fen: int, held: dict[str, int], random: object) -> None:
    shuffled = list(held.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert by_share(fen, held) == by_share(fen, dict(shuffled))


def test_nobody_to_give_to() -> None:
    with pytest.raises(ValueError, match="weight"):
        by_share(1, {})
