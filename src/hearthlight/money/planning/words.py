"""What speaks against a plan, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.core.money import format_yuan
from hearthlight.money.models import PlanLine
from hearthlight.money.planning.remarks import Remark

BASES = {
    "gross": gettext_lazy("the whole plan, costs included"),
    "net": gettext_lazy("the plan without its costs"),
}


def said(one: Remark) -> str:
    """A remark as one sentence, with its document where it has one."""
    told = _SAID[one.code](one)
    return f"{told} ({one.document})" if one.document else told


def blocking(found: Iterable[Remark]) -> str:
    """The first sentence that blocks; empty where nothing does."""
    return next((said(one) for one in found if one.blocks), "")


def _empty(one: Remark) -> str:
    return _("The plan has no line.")


def _over(one: Remark) -> str:
    return _("The plan comes to %(total)s yuan and the account holds %(there)s that no plan has.") % {
        "total": format_yuan(one.values["total"]),
        "there": format_yuan(one.values["available"]),
    }


def _floor(one: Remark) -> str:
    share = one.values["paid"] * 1000 // max(1, one.values["base_fen"])
    return _("Labour gets %(share)s %% where %(least)s %% are asked; the base is %(base)s.") % {
        "share": f"{share // 10}.{share % 10}",
        "least": one.values["percent"],
        "base": BASES[one.values["base"]],
    }


def _cap(one: Remark) -> str:
    return _("“%(cost)s” takes %(fen)s yuan; at most %(most)s are foreseen.") % {
        "cost": PlanLine.Cost(one.values["cost"]).label,
        "fen": format_yuan(one.values["fen"]),
        "most": format_yuan(one.values["most"]),
    }


def _rent(one: Remark) -> str:
    return _("The rent of a station is paid once, and it was paid or stands twice in this plan.")


def _equal(one: Remark) -> str:
    return _("“%(title)s” gives the same to %(units)s of %(homes)s registered homes: equal shares need a reason.") % {
        "title": one.values["title"],
        "units": one.values["units"],
        "homes": one.values["homes"],
    }


_SAID = {
    "empty": _empty,
    "over_account": _over,
    "labour_floor": _floor,
    "cost_cap": _cap,
    "rent_twice": _rent,
    "equal_split": _equal,
}
