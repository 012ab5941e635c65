"""Envelopes open only for their owner, under their ring; equal values share an index and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.people.sealing import CannotOpen, KeyRing

RING = KeyRing({"1": b"1" * 32}, "1", b"2" * 32)


@given(st.text(max_size=40), st.text(max_size=20))
def test_what_is_sealed_opens_for_its_owner_alone(value: str, owner: str) -> None:
    envelope, wrapped, _ = RING.seal(value, owner)
    assert RING.unseal(envelope, wrapped, owner) == value
    with pytest.raises(CannotOpen):
        RING.unseal(envelope, wrapped, owner + "x")


@given(st.text(min_size=1, max_size=40), st.integers(0, 30))
def test_a_changed_envelope_does_not_open(value: str, place: int) -> None:
    envelope, wrapped, _ = RING.seal(value, "a")
    place %= len(envelope)
    forged = envelope[:place] + bytes([envelope[place] ^ 1]) + envelope[place + 1 :]
    with pytest.raises(CannotOpen):
        RING.unseal(forged, wrapped, "a")


@given(st.text(min_size=1, max_size=40))
def test_the_same_value_is_sealed_differently_and_found_by_one_index(value: str) -> None:
    one, other = RING.seal(value, "a"), RING.seal(value, "b")
    assert one[0] != other[0]
    assert one[2] == other[2] == RING.blind(f" {value} ")
    assert KeyRing({"1": b"1" * 32}, "1", b"3" * 32).blind(value) != one[2]


def test_destroying_the_wrapped_key_erases_the_secret() -> None:
    envelope, _, _ = RING.seal("value", "a")
    with pytest.raises(CannotOpen):
        RING.unseal(envelope, b"", "a")


def test_a_ring_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "ring.json"
    first = KeyRing.open(path)
    assert KeyRing.open(path) == first
    assert path.stat().st_mode & 0o077 == 0
