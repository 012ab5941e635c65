"""Figures of exits: who would pass, fail, cannot be judged; wrong exits and missed homes by the records.

A record is no home: these count what the register's own facts say of everybody; a sample is for going and looking.
"""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure, Ratio
from hearthlight.register.figures import REGISTERED_PEOPLE
from hearthlight.standard.exits import read
from hearthlight.standard.queries import one_of
from hearthlight.standard.what_if.figures import PEOPLE

_HOME = ((N_("Household"), "number"), (N_("Place"), "area_code"))
_NOT_OUT = N_("registered households not yet exited")
_OUT = N_("registered households that exited")
_OUTSIDE = N_("households outside the register, struck-off ones too")


def _verdict(kind: read.Kind, verdict: str, day: date, place: str, **arguments: Any) -> Q:
    return Q(pk__in=one_of(read.ids(place, day, kind, verdict)))


def _homes(code: str, title: str, kind: read.Kind, verdict: str, base: str) -> Figure:
    where = partial(_verdict, kind, verdict)
    return Figure(
        f"standard.{code}", title, "household", "register.Household", where, columns=_HOME, base=base, local=True
    )


READY = _homes("exit_ready", N_("Households not exited that meet every item"), "left", "holds", _NOT_OUT)
FAILING = _homes("exit_failing", N_("Households not exited that fail an item"), "left", "breaks", _NOT_OUT)
OPEN = _homes("exit_undetermined", N_("Households not exited that cannot be judged"), "left", "unknown", _NOT_OUT)
WRONG = _homes("wrong_exits", N_("Exited households that break the standard by the records"), "exited", "breaks", _OUT)
WRONG_OPEN = _homes("exits_undetermined", N_("Exited households that cannot be judged"), "exited", "unknown", _OUT)
MISSED = _homes(
    "missed_homes",
    N_("Households outside the register below the standard by the records"),
    "unregistered",
    "breaks",
    _OUTSIDE,
)
RATE = Ratio(
    "standard.income_poverty_rate",
    N_("Share of registered people below the line"),
    PEOPLE,
    REGISTERED_PEOPLE,
    N_("people below the line of the income's year, out of all people of registered households"),
)

FIGURES: list[Figure | Ratio] = [READY, FAILING, OPEN, WRONG, WRONG_OPEN, MISSED, RATE]
