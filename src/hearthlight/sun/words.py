"""The room's words: kinds of station, stages, and how a milestone stands."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthlight.sun.milestones import Standing, State

KINDS = {
    "village": gettext_lazy("Village station"),
    "joint": gettext_lazy("Joint station"),
    "household": gettext_lazy("Household station"),
    "lot": gettext_lazy("Stations known as a sum only"),
}
STAGES = {
    "quota": gettext_lazy("Quota"),
    "siting": gettext_lazy("Siting"),
    "purchase": gettext_lazy("Equipment bought"),
    "start": gettext_lazy("Building begun"),
    "frame": gettext_lazy("Main works"),
    "connection": gettext_lazy("Connected"),
    "acceptance": gettext_lazy("Accepted"),
}
CAUSES = {
    "outage": gettext_lazy("Outage"),
    "partial": gettext_lazy("A part fails"),
    "soiling": gettext_lazy("Dirt"),
    "degradation": gettext_lazy("Ageing"),
    "clipping": gettext_lazy("Inverter at its limit"),
    "clock": gettext_lazy("Clock of the meter"),
    "unit": gettext_lazy("Unit or factor of the readings"),
    "weather": gettext_lazy("Weather of the whole area"),
    "grid": gettext_lazy("Grid of the whole area"),
    "unknown": gettext_lazy("Cause not known"),
}
UPKEEP = {
    "looked": gettext_lazy("looked at"),
    "cleaned": gettext_lazy("cleaned"),
    "fault": gettext_lazy("fault found"),
    "repaired": gettext_lazy("repaired"),
}
DATA_KINDS = {
    "month": gettext_lazy("monthly readings"),
    "day": gettext_lazy("daily readings"),
    "quarter_hour": gettext_lazy("readings every 15 minutes"),
}
DOUBTS = {
    "unknown_meter": gettext_lazy("Meters that nobody knows"),
    "two_stations": gettext_lazy("Meters of two stations"),
    "same_time_twice": gettext_lazy("One time with two readings"),
    "read_already": gettext_lazy("Other readings stand already"),
    "register_back": gettext_lazy("Meters that run back"),
    "meter_replaced": gettext_lazy("Meters that seem replaced"),
    "negative": gettext_lazy("Below nought"),
    "unit_slip": gettext_lazy("Slips of the unit"),
    "clock_shift": gettext_lazy("Clocks an hour off"),
    "impossible_yield": gettext_lazy("More than the sun can give"),
    "zeros": gettext_lazy("Nought for a month and longer"),
    "future": gettext_lazy("Times to come"),
    "not_readable": gettext_lazy("Cells that cannot be read"),
}
CERTAINTIES = {
    "sourced": gettext_lazy("sourced"),
    "unconfirmed": gettext_lazy("unconfirmed"),
    "demo": gettext_lazy("invented setting of the demo"),
}


def how_it_stands(found: Standing) -> str:
    """``done in 2017-02``, ``due in 33 days, on 2017-04-30``, ``3 days late``, ``not known``."""
    if found.state is State.UNKNOWN or found.on is None:
        return _("not known")
    if found.state is State.DONE:
        return (
            _("done in %(on)s") % {"on": _day(found)} if found.by_month else _("done on %(on)s") % {"on": _day(found)}
        )
    days = found.days or 0
    if found.state is State.LATE:
        return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}
    left = ngettext("due in %(days)s day, by %(on)s", "due in %(days)s days, by %(on)s", days)
    return left % {"days": days, "on": _day(found)}


def _day(found: Standing) -> str:
    assert found.on is not None
    return found.on.strftime("%Y-%m") if found.by_month else found.on.isoformat()
