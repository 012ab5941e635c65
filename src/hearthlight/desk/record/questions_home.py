"""The questions about a household 农户信息项, in groups and in the order of the record page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearthlight.desk.record.question import Group, Question
from hearthlight.register import codes

FAR, LARGE = 200_000, 5_000
KILOMETRES, LITRES = _("km"), "L"
GRADE = {grade: f"{grade}级" for grade in "ABCD"}
"""Danger grade of a house 危房等级."""

LIVING = Group(
    "living",
    _("Food and clothing"),
    (Question("food_ok", _("Enough food")), Question("clothes_ok", _("Enough clothing"))),
)
HOUSE = Group(
    "house",
    _("House"),
    (
        Question("house_grade", _("House grade"), "code", GRADE, hint=_("As the housing office graded it, A to D.")),
        Question("house_repaired", _("Repaired and accepted"), hint=_("Only for a house once graded C or D.")),
        Question("house_area", _("House area"), "whole", unit="m²", high=LARGE, hint=_("0 = no house of their own.")),
        Question("house_structure", _("House structure"), "code", codes.STRUCTURE),
        Question("house_year", _("Year the house was built"), "whole", low=1800, high=2100),
    ),
)
WATER = Group(
    "water",
    _("Water"),
    (
        Question("water_source", _("Drinking water"), "code", codes.WATER),
        Question("water_safe", _("Water safe")),
        Question("water_difficult", _("Water hard to get")),
        Question("water_litres", _("Water a head and day"), "whole", unit=LITRES, high=1_000),
        Question("water_minutes", _("Minutes to fetch water and back"), "whole", high=600),
    ),
)
ROAD = Group(
    "road",
    _("Road, power and fuel"),
    (
        Question("road_kind", _("Road to the house"), "code", codes.ROAD),
        Question("road_metres", _("Distance to the village's main road"), "km", unit=KILOMETRES, high=FAR),
        Question("power", _("Household power")),
        Question("power_production", _("Power for work")),
        Question("toilet", _("Sanitary toilet")),
        Question("broadcast", _("Radio and television")),
        Question("fuel", _("Main fuels"), "several", codes.FUEL, high=3, hint=_("At most three.")),
    ),
)
LAND = Group(
    "land",
    pgettext_lazy("household", "Land"),
    tuple(
        Question(f"land_{kind}_mu_milli", title, "mu", high=10_000_000)
        for kind, title in (
            ("arable", _("Arable land")),
            ("irrigated", _("of it irrigated")),
            ("forest", _("Forest")),
            ("returned_forest", _("Field returned to forest")),
            ("orchard", _("Orchard")),
            ("pasture", _("Pasture")),
            ("water", _("Water surface")),
        )
    ),
)
WORK = Group(
    "work",
    _("Organisation"),
    (
        Question("cooperative", _("In a cooperative")),
        Question("enterprise_led", _("Led by a leading enterprise")),
    ),
)
RELOCATION = Group(
    "relocation",
    _("Relocation"),
    (
        Question("relocated", _("Relocated from poor ground")),
        Question("relocation_way", _("How they were settled"), "code", codes.RELOCATION),
        Question("relocation_place", _("Where they were settled"), "text", high=60),
        Question("relocation_difficulty", _("Difficulties after moving"), "text", high=200),
    ),
)
KIND = Group(
    "kind",
    _("Kind of household"),
    (
        Question("recognised_by", _("Recognised by the standard of"), "code", codes.RECOGNITION),
        Question("attribute", _("Attribute"), "code", codes.ATTRIBUTE),
        Question("military_family", _("Family of a soldier or martyr")),
        Question("only_child", _("Only-child household")),
        Question("two_daughters", _("Two-daughter household")),
        Question("address", _("Address"), "text", high=100),
    ),
)
GROUPS = (KIND, LIVING, HOUSE, WATER, ROAD, LAND, WORK, RELOCATION)
