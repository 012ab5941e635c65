"""The questions about one person of a household 家庭成员信息项, in groups."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearthlight.desk.record.question import Group, Question
from hearthlight.register import codes

PERSON = Group(
    "person",
    _("Person"),
    (
        Question("relation", _("Relation to the head"), "code", codes.RELATION),
        Question("nation", _("Nation"), "text", high=16, hint=_("As on the identity card, such as 汉族.")),
        Question("political", _("Political status"), "code", codes.POLITICAL),
        Question("soldier", _("On active service")),
    ),
)
LEARNING = Group(
    "learning",
    _("Education"),
    (
        Question("schooling", _("In school"), "code", codes.SCHOOLING),
        Question("education", _("Education"), "code", codes.EDUCATION, hint=_("Not known for who is still in school.")),
        Question("taught_at_home", _("Taught at home by the school")),
    ),
)
HEALTH = Group(
    "health",
    _("Health"),
    (
        Question("ill_chronic", _("Long-term illness")),
        Question("ill_serious", _("Serious illness")),
        Question("disabled", pgettext_lazy("health", "Disabled")),
        Question("bedridden", _("Bedridden")),
    ),
)
LABOUR = Group(
    "labour",
    _("Labour"),
    (
        Question("labour", _("Labour"), "code", codes.LABOUR),
        Question("away_place", _("Works away from home"), "code", codes.AWAY),
        Question("away_months", _("Months of work away in the last year"), "whole", high=12),
        Question("plans_away", _("Plans to go away for work")),
        Question("public_opening", _("Holds a public-welfare opening")),
        Question("public_opening_months", _("Months in a public-welfare opening in the last year"), "whole", high=12),
    ),
)
INSURANCE = Group(
    "insurance",
    _("Insurance and assistance"),
    (
        Question("insured_resident", _("Medical insurance of residents")),
        Question("insured_employee", _("Medical insurance of employees")),
        Question("insured_serious", _("Serious-illness insurance")),
        Question("pension", _("Pension insurance")),
        Question("support", _("Social assistance"), "code", codes.SUPPORT),
    ),
)
GROUPS = (PERSON, LEARNING, HEALTH, LABOUR, INSURANCE)
