"""From figures to the numbers of a document: taken live for a draft, from the frozen figures once published."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight import figures
from hearthlight.figures import Figure, Ratio, Reader
from hearthlight.papers.document import Number
from hearthlight.papers.figure_text import Placeholder, Resolve
from hearthlight.papers.number_text import show
from hearthlight.trail.models import FrozenFigure

Key = tuple[str, str, str]


class NotFrozen(LookupError):
    """A published piece holds a placeholder without its frozen figure: the issue is not whole."""


def key(code: str, place: str, arguments: dict[str, Any]) -> Key:
    """What a figure is called inside one piece."""
    return code, place, json.dumps(arguments, sort_keys=True)


def live(reader: Reader, day: date) -> Resolve:
    """Numbers as the records stand on `day`. Resolving raises figures.NoSuchFigure or figures.OutOfSight."""

    def resolve(asked: Placeholder) -> Number:
        figure = figures.find(asked.code)
        if isinstance(figure, Ratio):
            return _number(asked, per_hundred(*figures.ratio(figure, asked.place, day, reader, **asked.arguments)))
        return _number(asked, figures.value(figure, asked.place, day, reader, **asked.arguments))

    return resolve


def frozen(kept: Iterable[FrozenFigure]) -> Resolve:
    """Numbers as they were printed. Resolving raises NotFrozen."""
    found = {key(each.figure, each.area_code, each.arguments): each for each in kept}

    def resolve(asked: Placeholder) -> Number:
        try:
            figure = found[key(asked.code, asked.place, asked.arguments)]
        except KeyError:
            raise NotFrozen(f"{asked.code} at {asked.place} was not frozen") from None
        return _number(asked, printed(figure), str(figure.pk))

    return resolve


def _number(asked: Placeholder, value: int, reference: str = "") -> Number:
    return Number(show(value, asked.style), value, reference)


def printed(figure: FrozenFigure) -> int:
    """The frozen value as styles read it: a share in hundredths of a percent, anything else as it is."""
    if figure.base_value is None:
        return figure.value or 0
    return per_hundred(figure.value or 0, figure.base_value)


def per_hundred(part: int, whole: int) -> int:
    """A share in hundredths of a percent, rounded half up; 0 of nothing."""
    return (2 * part * 10_000 + whole) // (2 * whole) if whole else 0


_READ = {
    "W": ("kW", N_("kilowatts")),
    "Wh": ("kWh", N_("kilowatt-hours")),
    "fen": ("yuan", N_("yuan")),
    "mu_milli": ("mu", N_("mu")),
    "percent": ("percent", "%"),
}

_COUNTED = (
    N_("household"),
    N_("person"),
    N_("village"),
    N_("township"),
    N_("county"),
    N_("group"),
    N_("zone"),
    N_("station"),
    N_("milestone"),
    N_("day"),
)
"""Units of figures as message ids; a figure's own unit is looked up among them."""


def readable(figure: FrozenFigure) -> tuple[str, str]:
    """The frozen value as text, and the unit it is written in."""
    style, unit = _READ.get(figure.unit, ("count", figure.unit))
    return show(printed(figure), style), unit


def title(figure: Figure | Ratio, arguments: dict[str, Any]) -> str:
    """The figure's title in the reader's language, with its arguments put in."""
    return gettext(figure.title).format_map(defaultdict(str, {name: word(each) for name, each in arguments.items()}))


def word(argument: str | int) -> str:
    """An argument in the reader's language: a figure's code by the figure's title, anything else by the catalogue."""
    known = figures.declared().get(str(argument))
    return title(known, {}) if known else gettext(str(argument))


def counted(figure: Figure | Ratio) -> Figure:
    """The figure whose records stand behind the number: a share's part."""
    return figure.part if isinstance(figure, Ratio) else figure
