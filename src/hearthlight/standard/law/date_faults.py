"""Faults in the dates of parameters: days told twice, days told by nothing. Pure: no Django."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from hearthlight.core.parameters import Parameters, Value


def overlaps(parameters: Parameters) -> Iterator[str]:
    """A sentence for each day told twice: two values of one key, place and condition.

    An entry without an end is ended by the next one; that is how the law is changed, and no overlap.
    """
    for chain in _chains(parameters):
        for one in chain:
            if one.until is not None and one.until <= one.since:
                yield f"{_said(one)} ends on {one.until}, not after its first day {one.since}: mend its dates"
        for number, (before, after) in enumerate(pairwise(chain)):
            ends = before.until or after.since
            if after.since == before.since or ends > after.since:
                yield (
                    f"{_said(before)} overlaps: one value stands from {before.since} until {before.until or 'further'}"
                    f" and one from {after.since}: let the first end where the second begins"
                )
            elif before.until is None and after.until is not None and not _goes_on(chain[number + 2 :], after.until):
                yield (
                    f"{_said(after)} ends on {after.until}, and the value from {before.since}, which has no end, "
                    f"would come back: end that one on {after.since}, or add what stands from {after.until}"
                )


def gaps(parameters: Parameters, key: str, start: date, end: date | None) -> Iterator[str]:
    """A sentence for each stretch from `start` until `end` (None = for good) of which nothing is said.

    Asked at the highest places that have values; a place below falls back on those above it. Values under a condition
    are not asked for, since a rule's column has none. ``unknown = true`` says something.
    """
    chains = [chain for chain in _chains(parameters) if chain[0].key == key and not chain[0].conditions]
    places = [chain[0].place for chain in chains]
    highest = [chain for chain in chains if not any(_above(place, chain[0].place) for place in places)]
    if not highest:
        yield f"{key} has no value, and a rule reads it: add an entry, or one that says unknown = true"
    for chain in highest:
        for first, last in _holes(chain, start, end):
            yield (
                f"{_said(chain[0])} has a gap: nothing is said from {first} until {last or 'further'}: "
                f"add an entry, or one that says unknown = true"
            )


def _holes(chain: list[Value], start: date, end: date | None) -> Iterator[tuple[date, date | None]]:
    """The half-open stretches that no entry of a chain covers."""
    told: date | None = start
    for number, one in enumerate(chain):
        if told is None or (end is not None and told >= end):
            return
        if one.since > told:
            yield told, one.since
        after = chain[number + 1].since if number + 1 < len(chain) else None
        told = _later(told, one.until or after)
    if told is not None and (end is None or told < end):
        yield told, end


def _later(told: date, until: date | None) -> date | None:
    return None if until is None else max(told, until)


def _chains(parameters: Parameters) -> list[list[Value]]:
    """The values of one key at one place under one condition, each list by date."""
    ordered = sorted(parameters.values, key=lambda value: (*_same(value), value.since))
    return [list(values) for _, values in groupby(ordered, _same)]


def _same(value: Value) -> tuple[str, str, str]:
    return value.key, value.place, repr(sorted(value.conditions.items()))


def _goes_on(later: list[Value], day: date) -> bool:
    return bool(later) and later[0].since <= day


def _above(place: str, other: str) -> bool:
    return place != other and other.startswith(place)


def _said(value: Value) -> str:
    under = ", ".join(f"{name} {said}" for name, said in value.conditions.items())
    return f"{value.key} at {value.place or 'every place'}" + (f" ({under})" if under else "")
