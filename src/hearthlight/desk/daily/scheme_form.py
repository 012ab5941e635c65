"""The form of a scheme 考评方案: its items as lines; a new one begins as a copy of the last."""

from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.money import yuan
from hearthlight.core.period import Month
from hearthlight.oversight.appraising.scheme import Item
from hearthlight.oversight.refusals import NotSeen

MOST = 12
COLUMNS = ("title", "full", "unit", "floor", "yuan", "evidence")


def month(text: str) -> Month:
    """The month that a scheme is for. Raises NotSeen."""
    try:
        return Month.parse(text.strip())
    except ValueError:
        raise NotSeen(_("Write the month like 2017-04, not “%(found)s”.") % {"found": text}) from None


def items(posted: Any) -> list[Item]:
    """The items of the form; an empty line is left out. Raises NotSeen naming the line."""
    return [one for one in (_item(posted, number) for number in range(MOST)) if one]


def _item(posted: Any, number: int) -> Item | None:
    said = {name: posted.get(f"{name}-{number}", "").strip() for name in COLUMNS}
    if not said["title"]:
        return None
    kinds = tuple(posted.getlist(f"kinds-{number}"))
    try:
        marks = {name: _hundredths(said[name] or "0") for name in ("full", "unit", "floor")}
        fen = yuan(said["yuan"] or "0")
    except ValueError:
        told = {"line": number + 1}
        raise NotSeen(_("Line %(line)s: marks and yuan are numbers with at most two decimals.") % told) from None
    return Item(f"item_{number + 1}", said["title"], evidence=said["evidence"], kinds=kinds, fen=fen, **marks)


def _hundredths(text: str) -> int:
    return int(yuan(text))


def lines(of: list[Item]) -> list[dict[str, Any]]:
    """The items as the form shows them, with two empty lines."""
    shown = [
        {"title": one.title, "full": _marks(one.full), "unit": _marks(one.unit), "floor": _marks(one.floor)}
        | {"yuan": _marks(one.fen), "evidence": one.evidence, "kinds": one.kinds}
        for one in of
    ]
    return [*shown, *({"kinds": ()} for _empty in range(2))][:MOST]


def _marks(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}".removesuffix(".00")
