"""A dated value in words: its amount with the unit, what it is called, how sure it is."""

from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from hearthlight.core.money import format_yuan
from hearthlight.core.parameters import Value
from hearthlight.core.units import format_percent
from hearthlight.decisions import words as decided
from hearthlight.desk.terms import term, yes_no
from hearthlight.register.codes import INCOME_ITEM
from hearthlight.standard.law.pack_terms import LINE, PARAMETER, UNIT
from hearthlight.standard.law.read_pack import Pack
from hearthlight.standard.law.value_terms import WORD

ABOUT = {
    "cn_register_2014": gettext_lazy(
        "Every home is held against one income, two assurances, three guarantees and water."
    ),
    "cn_monitoring_2021": gettext_lazy(
        "Hardship is seen early, in three kinds of home; the range of income is a reference, never a gate."
    ),
    "cn_routine_2026": gettext_lazy(
        "One way of counting income, shared with social assistance; no home is checked twice; much is unpublished."
    ),
}
ENGLISH = {
    "line_at": "line of which day",
    "line_use": "what the line is for",
    "policy_continuation_line": "line up to which policies continue",
    "continuation_whatever_income": "policies continue whatever the income: years of exit",
    "continuation_below_line": "policies continue below the line: years of exit",
    "income_item": "counts as",
}
"""What a parameter is called in English where its key alone does not say it."""
CERTAINTY = decided.CERTAINTY | {"unknown": pgettext_lazy("certainty", "not found")}


def certainty(value: Value) -> str:
    """The code of how sure a value is: sourced, unconfirmed, demo, or unknown where there is none."""
    return value.certainty if value.known else "unknown"


def scheme(pack: Pack) -> str:
    """What a scheme is called; by its title alone where its pack has no English one."""
    return pack.title if get_language() == "zh-hans" else pack.english or pack.title


def titled(value: Value, pack: Pack) -> str:
    """What a parameter is called under the scheme of its pack; a condition is said behind it."""
    key = LINE.get(pack.scheme, value.key) if value.key == "poverty_line" else value.key
    said = [term(INCOME_ITEM | WORD, str(one)) for one in value.conditions.values()]
    name = term(PARAMETER, key) if get_language() == "zh-hans" else ENGLISH.get(key, term(PARAMETER, key))
    return " · ".join([name, *said])


def in_words(value: Value) -> str:
    """The value as it is read; a dash where it is not known."""
    if not value.known:
        return "—"
    if isinstance(value.value, list):
        return _list_separator().join(_one(one) for one in value.value)
    return _amount(value) if type(value.value) is int else _one(value.value)


def _one(value: Any) -> str:
    return yes_no(value) if isinstance(value, bool) else term(WORD, str(value))


def _list_separator() -> str:
    return str(pgettext_lazy("between items of a list", ", "))


def _amount(value: Value) -> str:
    number = value.value
    match value.unit:
        case "fen/person/year":
            return _("%(yuan)s yuan a head and year") % {"yuan": _yuan(number)}
        case "fen/year":
            return _("%(yuan)s yuan a year") % {"yuan": _yuan(number)}
        case "1/10000":
            return f"{format_percent(number, 10_000, 0 if number % 100 == 0 else 2)}%"
        case unit if unit in UNIT:
            return f"{number:,} {term(UNIT, unit)}"
        case unit:
            return f"{number:,} {unit}"


def _yuan(fen: int) -> str:
    """Yuan, with its fen only where there are any."""
    return format_yuan(fen).removesuffix(".00")
