"""The form of a what-if: what its address asks, as changes, and what it offers to choose. Everything stands in the
address, so that a result can be sent to a colleague; nothing is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from hearthlight.core.parameters import NotKnown, Value
from hearthlight.desk.terms import term
from hearthlight.register import codes
from hearthlight.standard import pack
from hearthlight.standard.income import item_accounts
from hearthlight.standard.what_if import asked as what_if_asked
from hearthlight.standard.what_if.changes import BadChange, Change
from hearthlight.standard.what_if.groups import GROUPS, RECEIVING

FIELDS = ("line", "item", "more", "per", "whom", "price")


@dataclass(frozen=True)
class Asked:
    """What was asked: the changes, or one sentence of what is wrong and the field it is about."""

    given: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    problem: str = ""
    about: str = ""

    @property
    def query(self) -> str:
        """This very question as an address has it, without the place."""
        return urlencode({name: text for name, text in self.given.items() if text})


def asked(address: Mapping[str, str]) -> Asked:
    """The changes that an address asks for; an empty field changes nothing."""
    given = {name: address.get(name, "").strip() for name in FIELDS}
    readers: Mapping[str, Callable[[], Change]] = {
        "line": lambda: what_if_asked.line(given["line"]),
        "more": lambda: _benefit(given),
        "price": lambda: what_if_asked.tariff(given["price"]),
    }
    found = []
    for name, read in readers.items():
        try:
            if given[name] or (name == "more" and given["item"]):
                found.append(read())
        except BadChange as error:
            return Asked(given, (), said(error), name)
    return Asked(given, tuple(found))


def _benefit(given: Mapping[str, str]) -> Change:
    per, whom = given["per"] or "head", given["whom"] or RECEIVING
    return what_if_asked.benefit_of(given["item"], given["more"], per, whom)


def said(error: BadChange) -> str:
    """The refusal in the language of the page."""
    return _(error.words).format(**error.values)


def choices(place: str, day: date) -> dict[str, Any]:
    """What the form offers: items of income by the law of the day, and groups. Raises NoPack."""
    items = item_accounts(pack.on(day).parameters, day, place)
    return {
        "continued": _continued(day, place),
        "items": [(code, term(codes.INCOME_ITEM, code)) for code in codes.INCOME_ITEM if code in items],
        "groups": [(code, _(group.title)) for code, group in GROUPS.items()],
    }


def _continued(day: date, place: str) -> Value | None:
    """The line up to which policies continue, where the law of the day has one: the other line that is asked most."""
    try:
        return pack.on(day).parameters.at("policy_continuation_line", day, place)
    except NotKnown:
        return None
