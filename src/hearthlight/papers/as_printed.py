"""A frozen number as it stands in print: 14.4 万亩, 201.95 兆瓦; and the words of the source behind a stated value."""

from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight import figures
from hearthlight.papers import numbers
from hearthlight.papers.figure_text import Placeholder, placeholder, placeholders
from hearthlight.papers.models import Piece
from hearthlight.papers.number_text import STYLES, show
from hearthlight.places.models import StatedValue
from hearthlight.trail.models import FrozenFigure

STATED = "papers.stated_values"
WHOLE_UNITS = ("count", "wan")
"""Styles that say no unit of their own: the unit of the figure follows."""

HUNDREDTHS = "1/100 percent"
"""The unit of a stated share."""

_UNITS = (N_("set"), N_("km²"))
"""Units of stated values that no figure counts in, as message ids."""


def as_printed(kept: FrozenFigure, piece: Piece, stated: StatedValue | None) -> str:
    """The number with its unit as the paper prints it; in Chinese, whatever the reader's language."""
    style = _style(kept, piece)
    own = STYLES[style].unit
    if style in WHOLE_UNITS:
        with override("zh-hans"):
            own += gettext(stated.unit if stated else kept.unit)
    space = "" if style == "percent" else " "
    return f"{show(numbers.printed(kept), style)}{space}{own}".strip()


def _style(kept: FrozenFigure, piece: Piece) -> str:
    wanted = numbers.key(kept.figure, kept.area_code, kept.arguments)
    found = [one.style for one in _asked(piece) if numbers.key(one.code, one.place, one.arguments) == wanted]
    return found[0] if found else "count"


def _asked(piece: Piece) -> list[Placeholder]:
    named = [each[side] for each in piece.differences for side in ("stated", "recorded")]
    return [*placeholders(piece.body), *map(placeholder, named)]


def in_full(stated: StatedValue) -> tuple[str, str]:
    """A stated value as text, and the unit it is written in."""
    if stated.unit == HUNDREDTHS:
        return show(stated.value, "percent"), "%"
    return show(stated.value), stated.unit


def stated_value(kept: FrozenFigure) -> StatedValue | None:
    """What the source says, where the number is a stated one; None for a number that records add up to."""
    if kept.figure != STATED:
        return None
    rows = numbers.counted(figures.find(STATED)).rows(kept.area_code, kept.day, **kept.arguments)
    found: StatedValue | None = (
        rows.filter(area_code=kept.area_code).select_related("source").order_by("-value").first()
    )
    return found
