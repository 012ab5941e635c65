"""A station beside its neighbours of the same month. Pure: integers in, thousandths out.

A climatology cannot judge a month: its weather is common to all stations around, so each is held against the middle
of them in energy per watt.
"""

from collections.abc import Mapping
from statistics import median_low

from hearthlight.core.period import Month
from hearthlight.core.units import Watt, WattHour

ENOUGH = 5
"""Fewer neighbours than this say nothing."""

Months = Mapping[Month, WattHour]


def beside(energies: Mapping[int, Months], powers: Mapping[int, Watt | None]) -> dict[int, dict[Month, int]]:
    """{station: {month: thousandths of the middle of all}}; a month without five stations or a power is left out."""
    specific = {
        station: {month: energy * 1000 // power for month, energy in months.items()}
        for station, months in energies.items()
        if (power := powers.get(station))
    }
    middles = _middles(specific)
    return {
        station: {month: value * 1000 // middles[month] for month, value in months.items() if middles.get(month)}
        for station, months in specific.items()
    }


def _middles(specific: Mapping[int, Months]) -> dict[Month, int]:
    by_month: dict[Month, list[int]] = {}
    for months in specific.values():
        for month, value in months.items():
            by_month.setdefault(month, []).append(value)
    return {month: median_low(values) for month, values in by_month.items() if len(values) >= ENOUGH}
