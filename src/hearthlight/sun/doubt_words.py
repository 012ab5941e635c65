"""What is doubtful about a reading, in one sentence: what was found, what was expected, what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.core.units import format_thousandths
from hearthlight.sun.models import ReadingDoubt

KINDS = {
    "unknown_meter": gettext_lazy("No station has the meter %(meter)s. Register the meter, or correct its number."),
    "two_stations": gettext_lazy(
        "Two stations have the meter %(meter)s. Correct one of them; nothing is counted twice."
    ),
    "same_time_twice": gettext_lazy(
        "The file has two readings of this time; one of them is %(found)s kWh. Ask the meter."
    ),
    "read_already": gettext_lazy(
        "%(found)s kWh, but %(expected)s kWh stands already. Set that aside first, or leave this out."
    ),
    "register_back": gettext_lazy(
        "The meter shows %(found)s kWh, less than the %(expected)s kWh before: meters do not run back."
    ),
    "meter_replaced": gettext_lazy(
        "The meter shows %(found)s kWh after %(expected)s kWh, as a new one does. Was it replaced?"
    ),
    "negative": gettext_lazy(
        "%(found)s kWh is below nought. A station that draws power needs a meter of its own for that."
    ),
    "unit_slip": gettext_lazy(
        "%(found)s kWh is a power of ten off; %(expected)s kWh would be as usual. Kilowatts for watts?"
    ),
    "clock_shift": gettext_lazy("The middle of its day lies %(found)s minutes from noon: the clock is an hour off."),
    "impossible_yield": gettext_lazy("%(found)s kWh is more than the sun can give (at most %(expected)s kWh)."),
    "zeros": gettext_lazy("Nought for %(expected)s days in a row beside the rest of the file. Was it really off?"),
    "future": gettext_lazy("The time %(found)s has not come."),
    "not_readable": gettext_lazy("Found “%(found)s”; expected a meter number, a day and a number."),
}
IN_WATT_HOURS = {
    "same_time_twice",
    "read_already",
    "register_back",
    "meter_replaced",
    "negative",
    "unit_slip",
    "impossible_yield",
}


BETWEEN = gettext_lazy("The meter shows %(found)s kWh, which does not fit the readings that stand before and after it.")


def sentence(row: ReadingDoubt) -> str:
    """``The meter shows 4,800 kWh, less than the 5,000 kWh before: meters do not run back.``"""
    said = {"meter": row.meter_no, "found": row.row.get("found"), "expected": row.expected.get("expected")}
    if row.kind in IN_WATT_HOURS:
        said |= {name: _kilowatt_hours(said[name]) for name in ("found", "expected")}
    if row.kind == "register_back" and row.expected.get("expected") is None:
        return str(BETWEEN) % said
    return str(KINDS[row.kind]) % said if row.kind in KINDS else row.kind


def offer(row: ReadingDoubt) -> str:
    """What would be kept if the repair is taken; empty where none is on offer."""
    found = row.repair
    if not found:
        return ""
    if "register_wh" in found:
        return _("meter %(meter)s shows %(kwh)s kWh") % {
            "meter": found.get("meter") or row.meter_no,
            "kwh": _kilowatt_hours(found["register_wh"]),
        }
    return _("%(kwh)s kWh until %(at)s UTC") % {"kwh": _kilowatt_hours(found["energy_wh"]), "at": found["at"][:16]}


def _kilowatt_hours(text: object) -> str:
    return "?" if text is None else format_thousandths(int(float(str(text))))
