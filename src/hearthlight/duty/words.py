"""What tasks say: their titles, and the departments that cooperate."""

from django.utils.translation import gettext_noop as N_  # noqa: N812
from django.utils.translation import pgettext_lazy

FINDING = N_("Settle a finding: {rule}")
STEP = N_("Next step of a matter: {step} ({kind})")
OBJECTION = N_("Answer an objection")
VISITS = N_("Visits of {month}")
HANDOVER = N_("Sign a handover of homes")
RHYTHM = N_("Still needed: {rhythm}")
PROBLEM = N_("Answer what a household asked for")

DEPARTMENTS = {
    "poverty_office": pgettext_lazy("department", "township poverty office"),
    "village_committee": pgettext_lazy("department", "village committees"),
    "township_government": pgettext_lazy("department", "township government"),
    "county_office": pgettext_lazy("department", "county poverty office"),
    "utility": pgettext_lazy("department", "power supply company"),
    "education": pgettext_lazy("department", "education bureau"),
    "health": pgettext_lazy("department", "health and family planning office"),
    "housing": pgettext_lazy("department", "housing bureau"),
    "water": pgettext_lazy("department", "water bureau"),
    "police": pgettext_lazy("department", "police station"),
    "discipline": pgettext_lazy("department", "discipline inspection office"),
}


def department_words(code: str) -> str:
    """A department in the language of the page; empty where none cooperates."""
    return str(DEPARTMENTS.get(code, code))


LEVELS = {
    "village": pgettext_lazy("level", "village"),
    "township": pgettext_lazy("level", "township"),
    "county": pgettext_lazy("level", "county"),
    "city": pgettext_lazy("level", "city"),
}


def level_words(level: str) -> str:
    """The level that answers, in the language of the page."""
    return str(LEVELS.get(level, level))
