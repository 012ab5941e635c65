"""Figures of the sun. A lot is counted in power and never as a station; what is unknown is counted apart, never as 0.

Which rows count on a day stands in counted.py.
"""

from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure
from hearthlight.sun import counted

STATION = "sun.Station"

_STATION = (
    (N_("Station"), "number"),
    (N_("Name"), "name"),
    (N_("Kind"), "kind"),
    (N_("Power"), "power_w"),
    (N_("Plan year"), "plan_year"),
)
_INCOME = (
    (N_("Station"), "number"),
    (N_("Name"), "name"),
    (N_("Expected a year"), "expected_fen_year"),
    (N_("From"), "expected_from"),
)
_SHARE = (
    (N_("Place"), "area_code"),
    (N_("Power"), "power_w"),
    (N_("Since"), "from_date"),
    (N_("Station"), "station__number"),
)
_READING = (
    (N_("Station"), "station__number"),
    (N_("Read on"), "read_on"),
    (N_("Meter"), "register_wh"),
    (N_("Energy"), "energy_wh"),
)
_SITE = ((N_("Site"), "name"), (N_("Place"), "area_code"), (N_("Land"), "land_mu_milli"))
_MILESTONE = (
    (N_("Station"), "station__number"),
    (N_("Stage"), "stage"),
    (N_("Due on"), "due_on"),
    (N_("Planned on"), "planned_on"),
)
_MONTH = (
    (N_("Station"), "station__number"),
    (N_("Month"), "month"),
    (N_("Expected"), "expected_wh"),
    (N_("Climate"), "climate"),
)

_LOSS = (
    (N_("Station"), "station__number"),
    (N_("Cause"), "cause"),
    (N_("From"), "from_date"),
    (N_("Lost energy"), "lost_wh"),
    (N_("Lost income"), "lost_fen"),
)
_BESIDE = N_("beside the neighbours of the same days; losses that began in the last 365 days")


def _count(code: str, title: str, where: Any) -> Figure:
    return Figure(f"sun.{code}", title, "station", STATION, where, columns=_STATION)


def _stages(code: str, title: str, where: Any) -> Figure:
    return Figure(f"sun.{code}", title, N_("milestone"), "sun.Milestone", where, columns=_MILESTONE)


FIGURES = [
    _count("stations", N_("Stations, planned ones too"), counted.stations),
    _count("stations_connected", N_("Stations connected"), counted.connected),
    _count("stations_to_connect", N_("Stations to connect"), counted.to_connect),
    _count("stations_started", N_("Stations being built"), counted.started),
    _count("stations_not_started", N_("Stations not begun"), counted.not_started),
    _count("stations_unknown", N_("Stations whose connection is not known"), counted.connection_unknown),
    _count("capacity_unknown", N_("Stations and lots whose power is not known"), counted.power_unknown),
    Figure(
        "sun.capacity",
        N_("Power of stations and lots"),
        "W",
        STATION,
        counted.power_known,
        Sum("power_w"),
        columns=_STATION,
    ),
    Figure(
        "sun.capacity_connected",
        N_("Power connected"),
        "W",
        STATION,
        counted.power_connected,
        Sum("power_w"),
        columns=_STATION,
    ),
    Figure(
        "sun.expected_income",
        N_("Expected income of a year, as stated"),
        "fen",
        STATION,
        counted.expected_income,
        Sum("expected_fen_year"),
        columns=_INCOME,
        base=N_("stations for which somebody stated an expectation"),
    ),
    Figure(
        "sun.sharing_villages",
        N_("Villages that own a share of a joint station"),
        "village",
        "sun.Share",
        counted.shares,
        Count("area_code", distinct=True),
        columns=_SHARE,
    ),
    Figure(
        "sun.shared_capacity",
        N_("Power owned by shares"),
        "W",
        "sun.Share",
        counted.shares,
        Sum("power_w"),
        columns=_SHARE,
    ),
    Figure(
        "sun.generated",
        N_("Energy read at the meters"),
        "Wh",
        "sun.Reading",
        counted.read,
        Sum("energy_wh"),
        place="station__area_code",
        columns=_READING,
    ),
    Figure(
        "sun.expected_energy",
        N_("Energy expected of connected stations in a typical year"),
        "Wh",
        "sun.Expectation",
        counted.expected,
        Sum("expected_wh"),
        place="station__area_code",
        columns=_MONTH,
        certainty="unconfirmed",
    ),
    Figure(
        "sun.site_land",
        N_("Land of the sites"),
        "mu_milli",
        "sun.Site",
        counted.land_known,
        Sum("land_mu_milli"),
        columns=_SITE,
    ),
    Figure(
        "sun.milestones_late", N_("Milestones late"), N_("milestone"), "sun.Milestone", counted.late, columns=_MILESTONE
    ),
    Figure(
        "sun.milestones_due", N_("Milestones due"), N_("milestone"), "sun.Milestone", counted.due, columns=_MILESTONE
    ),
    Figure(
        "sun.lost",
        N_("Energy lost beside the neighbours"),
        "Wh",
        "sun.Loss",
        counted.lost,
        Sum("lost_wh"),
        columns=_LOSS,
        base=_BESIDE,
        certainty="unconfirmed",
    ),
    Figure(
        "sun.lost_income",
        N_("Income lost beside the neighbours"),
        "fen",
        "sun.Loss",
        counted.lost_priced,
        Sum("lost_fen"),
        columns=_LOSS,
        base=N_("stations whose price is known; losses that began in the last 365 days"),
        certainty="unconfirmed",
    ),
    Figure("sun.losing", N_("Losses that go on"), N_("loss"), "sun.Loss", counted.losing, columns=_LOSS),
]
