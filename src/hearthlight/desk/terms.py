"""Codes as they are read: the official Chinese term, in English the code's own words; unknown is said."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from hearthlight.desk import catalogue


def term(terms: Mapping[str, str], code: str | None) -> str:
    """``term(STATE, "exited")`` is 已脱贫 or ``exited``."""
    if code is None:
        return _("unknown")
    return terms.get(code, code) if get_language() == "zh-hans" else code.replace("_", " ")


def yes_no(value: bool | None) -> str:
    """Yes, no or unknown, which is never no."""
    return {True: _("yes"), False: _("no")}.get(value, _("unknown")) if value is not None else _("unknown")


def known(value: Any, unit: str = "") -> str:
    """A value with its unit, or unknown."""
    return _("unknown") if value is None else f"{value} {unit}".strip()


def listed(names: Iterable[object]) -> str:
    """Names one after another, as the reader's language separates them."""
    return ("、" if get_language() == "zh-hans" else ", ").join(map(str, names))


FINDING_STATES = {
    "open": gettext_lazy("open"),
    "need": gettext_lazy("still lacking"),
    "explained": gettext_lazy("explained"),
    "accepted": gettext_lazy("accepted"),
    "cannot_judge": gettext_lazy("cannot be judged"),
    "resolved": gettext_lazy("resolved"),
}
ANSWERS = {
    "breaks": gettext_lazy("fails"),
    "holds": gettext_lazy("met"),
    "unknown": pgettext_lazy("answer", "unknown"),
    "not_applicable": gettext_lazy("does not apply"),
}


def rule_words(code: str) -> str:
    """What a rule says, by its code; the code itself where no room has it."""
    rule = catalogue.find(code)
    return _(rule.message) if rule else code
