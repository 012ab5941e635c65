"""Differences and refusals of the settlement in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthlight.money.settlement.matching import Difference

WORDS = {
    Difference.UNKNOWN_STATION: gettext_lazy("no station of this place has this number or meter"),
    Difference.TWICE: gettext_lazy("the same station, month and part stands twice in the file"),
    Difference.NO_OWNER: gettext_lazy("the station has no owning village and no shares"),
    Difference.SUM: gettext_lazy("energy times price is not the sum"),
    Difference.NO_PRICE: gettext_lazy("the file has no price, and none is known by rule for this month"),
    Difference.OTHER_STREAM: gettext_lazy("the month stands as one sum where parts come now, or the other way round"),
    Difference.STANDS: gettext_lazy("stands already, with the same numbers"),
    Difference.CORRECTS: gettext_lazy("stands already with other numbers: a correction"),
    Difference.NOT_CONNECTED: gettext_lazy("no day of connection is known"),
    Difference.NOT_READ: gettext_lazy("the meter was not read in this month"),
    Difference.ENERGY: gettext_lazy("the meter read another energy"),
    Difference.PRICE: gettext_lazy("the price by rule is another"),
    Difference.PRICE_UNKNOWN: gettext_lazy("no price is known by rule: it cannot be compared"),
}


def taken() -> str:
    """The file was taken in before."""
    return _("This file was taken in before: nothing was done twice.")


def blocked(rows: int) -> str:
    """Rows that keep a file out."""
    return ngettext(
        "%(rows)s row cannot be taken as it is: nothing was taken. Have the file corrected and send it again.",
        "%(rows)s rows cannot be taken as they are: nothing was taken. Have the file corrected and send it again.",
        rows,
    ) % {"rows": rows}


def not_meant(rows: int) -> str:
    """Corrections that nobody said were meant."""
    return ngettext(
        "%(rows)s row states other numbers than those that stand: say that the file corrects them, or leave it.",
        "%(rows)s rows state other numbers than those that stand: say that the file corrects them, or leave it.",
        rows,
    ) % {"rows": rows}
