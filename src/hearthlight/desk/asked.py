"""Whole numbers as addresses carry them: anything else counts as not asked, so that no address breaks a page. Pure."""

DIGITS = 18
"""No key or year is longer; a longer one would not fit a column."""


def whole(text: str | None) -> int | None:
    """``whole("2016") == 2016``; None for an empty, a longer or any other text (``"²"`` is a digit to Python)."""
    return int(text) if text and len(text) <= DIGITS and text.isascii() and text.isdigit() else None
