"""Performance ratio and availability of a station 性能比、可利用率. Pure.

The performance ratio is that of IEC 61724-1: final yield over reference yield. It needs the light on the panels, which
village stations do not measure, so that it is unknown more often than known.
"""

from hearthlight.core.units import Watt, WattHour

STANDARD_LIGHT = 1000
"""W/m² at which a panel's power is stated (IEC 61724-1, 标准测试条件)."""


class BadPower(ValueError):
    """A station without power."""


def performance_ratio(energy_wh: WattHour | None, power_w: Watt, light_wh: int | None) -> int | None:
    """Thousandths ``PR = (E / P) / (H / 1000)``; `light_wh` is H in Wh/m² on the plane of the panels in that time.

    None where the energy or the light is unknown, or there was no light. Raises BadPower.
    """
    if power_w <= 0:
        raise BadPower(f"a power of {power_w} W: a ratio needs the station's power, write it into the register first")
    if energy_wh is None or not light_wh:
        return None
    return energy_wh * STANDARD_LIGHT * 1000 // (power_w * light_wh)


def availability(lost_to_outage_wh: WattHour, expected_wh: WattHour | None) -> int | None:
    """Thousandths of the expected energy that outages left: by energy, as IEC TS 61724-3 does, not by hours.

    None where nothing was expected.
    """
    return max(0, expected_wh - lost_to_outage_wh) * 1000 // expected_wh if expected_wh else None
