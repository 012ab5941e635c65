"""What is said where a receipt does not fit."""

from django.utils.translation import gettext as _

from hearthlight.core.money import Fen, format_yuan


def not_the_sum(parts: Fen, left: Fen) -> str:
    """The parts chosen are not what is left of the line."""
    return _(
        "The parts come to %(parts)s yuan and the bank's line has %(left)s left: choose parts that add up to it."
    ) % {
        "parts": format_yuan(parts),
        "left": format_yuan(left),
    }


def more_than_open(statement: int, fen: Fen, there: Fen) -> str:
    """More was to be applied to a statement than it has open, or a part of a minus."""
    return _(
        "Statement %(statement)s has %(open)s yuan open and %(fen)s were to be applied: a correction downwards is "
        "applied whole, any other in part or whole."
    ) % {"statement": statement, "open": format_yuan(there), "fen": format_yuan(fen)}
